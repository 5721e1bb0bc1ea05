//! What comes back: its line in the list, its page, and the forms that write it.

use super::list::all;
use super::{Act, At, RuleDraft, form, occurrence};
use crate::content::fill;
use crate::page::{Answers, Block, Confirm, Item, LineRole, Offer, Place, Role, Target};
use crate::reminders::{self, ReminderRule, ZoneMode, kind_name};
use crate::store::{Id, Store, StoreError};
use crate::view::{Body, Link, LinkKind, View};

/// Its line in the list.
pub(super) fn item(rule: &ReminderRule, view: &View<'_>) -> Item {
    let words = &view.content().reminders;
    Item::new(
        format!("rule-{}", rule.id),
        occurrence::called(words, rule.kind, &rule.title),
    )
    .note(reminders::written(rule))
    .detail(next(rule, view))
    .open(Target::go(&At::Rule { id: rule.id }))
}

/// "next: Today 18:00"
fn next(rule: &ReminderRule, view: &View<'_>) -> String {
    let (words, moment) = (&view.content().reminders.page, view.moment());
    if rule.paused {
        return words.paused.clone();
    }
    match reminders::next_occurrence(rule, moment.now, moment.zone) {
        Some(next) => fill(&words.next, &[("when", &moment.day_and_time(next.at))]),
        None => words.ended.clone(),
    }
}

/// The rule with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where it is gone.
pub(super) fn find(id: Id, store: &Store) -> Result<ReminderRule, StoreError> {
    reminders::rule(store, id)
}

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let rule = find(id, store)?;
    let words = &view.content().reminders;
    let (page, offers) = (&words.page, &words.page.offers);
    let mut lines = vec![reminders::written(&rule), next(&rule, view)];
    if !rule.title.is_empty() {
        let kind = kind_name(words, rule.kind);
        lines.push(fill(&page.made_for, &[("kind", kind)]));
    }
    if let Some(measure) = &rule.measure {
        let link = Link::to(LinkKind::Measure, measure);
        let name = view.ahead.links.name(&link);
        lines.extend(name.map(|name| fill(&page.about_measure, &[("name", &name)])));
    }
    lines.push(match rule.zone {
        ZoneMode::FollowsPhone => page.follows_device.clone(),
        ZoneMode::Stays { zone } => fill(&page.stays_in, &[("zone", &zone.to_string())]),
    });
    if let Some(quiet) = rule.quiet {
        let (from, until) = (quiet.from.to_string(), quiet.until.to_string());
        lines.push(fill(
            &page.quiet_hours,
            &[("from", &from), ("until", &until)],
        ));
    }
    let pause = if rule.paused {
        Offer::of(
            &offers.resume,
            Role::Begin,
            Target::act(&Act::Resume { id }),
        )
    } else {
        Offer::of(&offers.pause, Role::Skip, Target::act(&Act::Pause { id }))
    };
    let delete = Offer::of(
        &offers.delete,
        Role::Delete,
        Target::act(&Act::Delete { id }),
    )
    .confirmed(Confirm::of(&page.delete_rule));
    Ok(Body::new(occurrence::called(words, rule.kind, &rule.title))
        .up(all())
        .block(Block::lines(LineRole::Body, lines))
        .block(Block::offers([
            Offer::of(
                &offers.change,
                Role::Change,
                Target::go(&At::ChangeRule { id }),
            ),
            pause,
            Offer::of(&offers.past, Role::Go, Target::go(&At::Past { id })),
            delete,
        ])))
}

/// The form for a new one.
pub(super) fn new(said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().reminders.page.form.add;
    form::<RuleDraft>(title, said, None, &Act::Keep, all(), &view.ahead)
}

/// The form that changes it.
pub(super) fn change(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let there = RuleDraft::of(&find(id, store)?);
    let title = &view.content().reminders.page.form.change;
    let up = Place::to(&At::Rule { id });
    Ok(form(
        title,
        said,
        Some(&there),
        &Act::Change { id },
        up,
        &view.ahead,
    ))
}
