//! Booster sessions after one treatment: their block in the list, their page, and the forms that plan them.

use super::list::all;
use super::{Act, AppointmentDraft, At, BoostersDraft, form};
use crate::content::{BoosterWords, counted, fill};
use crate::page::{Answers, Block, Confirm, Item, Items, LineRole, Offer, Place, Role, Target};
use crate::reminders::{self, Appointment, BoosterTaper, TaperStep};
use crate::store::{Id, Store, StoreError};
use crate::time::Day;
use crate::view::{Body, View, dates};

/// The boosters with this id.
///
/// # Errors
/// [`StoreError::NotFound`] where they are gone.
pub(crate) fn find(id: Id, store: &Store) -> Result<BoosterTaper, StoreError> {
    let mut tapers = reminders::tapers(store)?.into_iter();
    tapers
        .find(|taper| taper.id == id)
        .ok_or(StoreError::NotFound)
}

/// Their block in the list.
pub(super) fn block(taper: &BoosterTaper, view: &View<'_>) -> Block {
    let words = &view.content().reminders.page;
    let id = taper.id;
    let mut items = Items::new(format!("boosters-{id}"))
        .title(&words.boosters)
        .items(taper.steps.iter().map(|step| item(taper, step, view)));
    items.note = Some(lines(taper, view).join(" "));
    items.offers = vec![Offer::of(
        &words.offers.change,
        Role::Go,
        Target::go(&At::Boosters { id }),
    )];
    // Where several treatments have ended, the key would stand twice.
    items.offers[0].key = None;
    Block::items(items)
}

pub(super) fn page(id: Id, view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let taper = find(id, store)?;
    let words = &view.content().reminders.page;
    let offers = &words.offers;
    let question = &words.delete_boosters;
    let delete = Offer::of(
        &offers.delete,
        Role::Delete,
        Target::act(&Act::Delete { id }),
    )
    .confirmed(Confirm::of(question));
    let steps = Items::new("steps").items(taper.steps.iter().map(|step| item(&taper, step, view)));
    Ok(Body::new(&words.boosters)
        .up(all())
        .block(Block::lines(LineRole::Body, lines(&taper, view)))
        .block(Block::items(steps))
        .block(Block::offers([
            Offer::of(
                &offers.change,
                Role::Change,
                Target::go(&At::ChangeBoosters { id }),
            ),
            Offer::of(&offers.past, Role::Go, Target::go(&At::Past { id })),
            delete,
        ])))
}

fn lines(taper: &BoosterTaper, view: &View<'_>) -> Vec<String> {
    let words = &view.content().reminders.screen.boosters;
    let long_ago = Day::from(chrono::NaiveDate::MIN);
    let ended = dates::day(&view.content().words, taper.treatment_ended, long_ago);
    let mut lines = vec![fill(&words.ended, &[("day", &ended)])];
    let spans: Vec<_> = taper
        .prepare_minutes
        .iter()
        .map(|minutes| span(words, *minutes))
        .collect();
    if !spans.is_empty() {
        lines.push(fill(&words.prepare, &[("spans", &spans.join(", "))]));
    }
    lines
}

/// "a week", "2 hours"
pub(super) fn span(words: &BoosterWords, minutes: i32) -> String {
    let (words, each) = match minutes {
        m if m % 10_080 == 0 => (&words.week, 10_080),
        m if m % 1_440 == 0 => (&words.day, 1_440),
        m if m % 60 == 0 => (&words.hour, 60),
        _ => (&words.minute, 1),
    };
    counted(words, i64::from(minutes / each))
}

/// "1 month"
pub(super) fn months_words(words: &BoosterWords, months: i32) -> String {
    counted(&words.month, i64::from(months))
}

fn item(taper: &BoosterTaper, step: &TaperStep, view: &View<'_>) -> Item {
    let (id, months) = (taper.id, step.months);
    Item::new(
        format!("booster-{id}-{months}"),
        sentence(taper, step, view),
    )
    .open(Target::go(&At::Appointment { id, months }))
}

fn sentence(taper: &BoosterTaper, step: &TaperStep, view: &View<'_>) -> String {
    let moment = view.moment();
    let words = &view.content().reminders.screen.boosters;
    let months = months_words(words, step.months);
    match step.appointment {
        None => {
            let due = moment.calendar_day(taper.due(step.months));
            fill(&words.due, &[("months", &months), ("day", &due)])
        }
        Some(Appointment { at, .. }) => {
            let template = if at < moment.now {
                &words.over
            } else {
                &words.made
            };
            let when = moment.day_and_time(at);
            fill(template, &[("months", &months), ("when", &when)])
        }
    }
}

/// The form that plans them.
pub(super) fn new(said: Answers<'_>, view: &View<'_>) -> Body {
    let title = &view.content().reminders.page.form.boosters;
    let there = BoostersDraft::usual();
    form(
        title,
        said,
        Some(&there),
        &Act::KeepBoosters,
        all(),
        &view.ahead,
    )
}

/// The form that changes them.
pub(super) fn change(
    id: Id,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let there = BoostersDraft::of(&find(id, store)?);
    let title = &view.content().reminders.page.form.change_boosters;
    let up = Place::to(&At::Boosters { id });
    Ok(form(
        title,
        said,
        Some(&there),
        &Act::ChangeBoosters { id },
        up,
        &view.ahead,
    ))
}

/// The form for the appointment of one.
pub(super) fn appointment(
    id: Id,
    months: i32,
    said: Answers<'_>,
    view: &View<'_>,
    store: &Store,
) -> Result<Body, StoreError> {
    let taper = find(id, store)?;
    let step = taper.steps.iter().find(|step| step.months == months);
    let step = step.ok_or(StoreError::NotFound)?;
    let words = &view.content().reminders.page;
    let there = step.appointment.map(|made| AppointmentDraft::of(&made));
    let up = Place::to(&At::Boosters { id });
    let act = Act::Appointment { id, months };
    let title = &words.form.appointment;
    let body = form(title, said, there.as_ref(), &act, up, &view.ahead);
    Ok(match step.appointment {
        None => body,
        Some(_) => {
            let out = Target::act(&Act::NoAppointment { id, months });
            let out = Offer::of(&words.offers.no_appointment, Role::Undo, out);
            body.block(Block::offers([out]))
        }
    })
}
