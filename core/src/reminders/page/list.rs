//! All reminders: what comes up, what comes back, boosters, a month, and whether they arrive.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::{Act, At, State, boosters, month, occurrence, rule};
use crate::content::{counted, fill};
use crate::page::{Block, Item, Items, LineRole, NoticeKind, Offer, Place, Role, Target};
use crate::reminders::{self, Coming, OccurrenceMark, QuietChoice, ReminderKind};
use crate::store::{Id, Store, StoreError};
use crate::time::Day;
use crate::view::{Body, View};

/// How far ahead the list looks, days, and how much of it stands there.
const AHEAD_DAYS: i64 = 14;
const MOST_COMING: usize = 10;
const MOST_OF_ONE: usize = 2;
/// So many stand on the first page, where more wait.
const MOST_DUE: usize = 5;

pub(super) fn page(
    ahead: i32,
    view: &View<'_>,
    store: &Store,
    state: &State,
) -> Result<Body, StoreError> {
    let words = &view.content().reminders.page;
    let offers = &words.offers;
    let (rules, tapers) = (reminders::rules(store)?, reminders::tapers(store)?);
    let nothing = rules.is_empty() && tapers.is_empty();
    let mut body = Body::new(&words.title);
    body = body.blocks(missed(view, state));
    let attention = reminders::attention(store, view.moment().now, view.moment().zone)?;
    if attention.quiet == QuietChoice::Asked {
        let keep = Offer::of(
            &offers.keep_coming,
            Role::Done,
            Target::act(&Act::KeepComing),
        );
        let quiet = Offer::of(&offers.go_quiet, Role::Change, Target::act(&Act::GoQuiet));
        body = body.block(Block::Offers {
            lead: Some(words.quiet_question.clone()),
            offers: vec![keep, quiet],
        });
    }
    if nothing {
        body = body.block(Block::lines(LineRole::Lead, [&words.empty]));
    } else {
        let mut coming = Items::new("coming")
            .title(&words.coming)
            .none(&words.nothing_coming);
        coming.items = coming_up(store, view)?
            .iter()
            .map(|one| occurrence::item(one, view))
            .collect();
        body = body.block(Block::items(coming));
    }
    let mut back = Items::new("rules")
        .items(rules.iter().map(|one| rule::item(one, view)))
        .offers([
            Offer::of(&offers.add, Role::Write, Target::go(&At::NewRule)),
            Offer::of(
                &offers.add_boosters,
                Role::Write,
                Target::go(&At::NewBoosters),
            ),
        ]);
    if tapers.is_empty() {
        back.title = (!rules.is_empty()).then(|| words.rules.clone());
    } else {
        back.title = (!rules.is_empty()).then(|| words.rules.clone());
        // One treatment has ended once; its boosters are changed where they stand.
        back.offers.truncate(1);
    }
    body = body.block(Block::items(back));
    body = body.blocks(tapers.iter().map(|taper| boosters::block(taper, view)));
    if !nothing {
        let month = month::month(store, ahead, view)?;
        body = body.block(Block::Month { month });
    }
    Ok(body.blocks(delivery(store, view, state)?))
}

/// What comes up, and what of today waits for a word. What comes twice a day does not hide what comes once a week.
pub(super) fn coming_up(store: &Store, view: &View<'_>) -> Result<Vec<Coming>, StoreError> {
    let now = view.moment().now;
    let mut of_rule: HashMap<Id, usize> = HashMap::new();
    let mut coming = waiting_and_coming(store, view)?;
    coming.retain(|one| {
        let count = of_rule.entry(one.id.rule).or_default();
        *count += 1;
        one.at <= now || *count <= MOST_OF_ONE
    });
    coming.truncate(MOST_COMING);
    Ok(coming)
}

/// Everything of the next days, and what of today waits. After a use no measure and no mindfulness.
pub(crate) fn waiting_and_coming(
    store: &Store,
    view: &View<'_>,
) -> Result<Vec<Coming>, StoreError> {
    let moment = view.moment();
    let today = moment.today();
    let used = view.ahead.holds.used();
    let edited: HashMap<Id, _> = reminders::rules(store)?
        .into_iter()
        .map(|rule| (rule.id, rule.edited_at))
        .collect();
    let open = |one: &Coming| {
        let acted = matches!(
            one.mark,
            Some(OccurrenceMark::Done | OccurrenceMark::Skipped)
        );
        let calm = !matches!(one.kind, ReminderKind::CheckIn | ReminderKind::Mindfulness);
        let is_newer = || {
            edited
                .get(&one.id.rule)
                .is_none_or(|edited| one.at >= *edited)
        };
        let since_today =
            one.at >= moment.now || (Day::of(one.at, moment.zone) == today && is_newer());
        !acted && since_today && (calm || !used)
    };
    let back = moment.now - TimeDelta::days(1);
    let ahead = moment.now + TimeDelta::days(AHEAD_DAYS);
    let mut found = reminders::coming(store, back, ahead, moment.zone)?;
    found.retain(open);
    Ok(found)
}

/// Whether they arrive on this device, and the test that finds out.
fn delivery(store: &Store, view: &View<'_>, state: &State) -> Result<Vec<Block>, StoreError> {
    let moment = view.moment();
    let words = &moment.content().reminders;
    let (kept, runs) = reminders::test_report(store, None, moment.now)?;
    let report = match &state.report {
        Some(told) => told.clone().with_test_of(&kept),
        None => kept,
    };
    let here = if runs {
        &words.desktop.arrives
    } else {
        &words.desktop.arrives_not
    };
    let mut lines: Vec<_> = (!state.system_shows)
        .then(|| here.clone())
        .into_iter()
        .collect();
    let kept = reminders::undelivered(store)?.len();
    if kept > 0 {
        lines.push(counted(&words.desktop.undelivered, kept as i64));
    }
    if report.due_at.is_some() || state.report.is_some() {
        let wording = reminders::Wording::neutral(&moment.language);
        let test = reminders::self_test(&report, moment.now, &wording);
        let findings = test.findings.into_iter().map(|finding| finding.text);
        lines.extend(std::iter::once(test.text).chain(findings));
        lines.retain(|line| !line.is_empty());
    }
    let test = Offer::of(
        &words.page.offers.test,
        Role::Begin,
        Target::act(&Act::Test),
    );
    let lines = (!lines.is_empty()).then(|| Block::lines(LineRole::Small, lines));
    Ok(lines.into_iter().chain([Block::offers([test])]).collect())
}

/// What did not come, told once: until it is put away.
pub fn missed(view: &View<'_>, state: &State) -> Option<Block> {
    let words = &view.content().reminders.page.offers.missed_read;
    let read = Offer::of(words, Role::Done, Target::act(&Act::MissedRead));
    (!state.missed.is_empty()).then(|| Block::Notice {
        kind: NoticeKind::Told,
        words: state.missed.join(" "),
        offers: vec![read],
    })
}

/// What waits for a word now, the newest last, each with what is done most; nothing where nothing may show.
///
/// # Errors
/// Where it cannot be read.
pub fn due(view: &View<'_>) -> Result<Vec<Item>, StoreError> {
    let Ok(store) = view.own() else {
        return Ok(Vec::new());
    };
    let now = view.moment().now;
    let mut due = waiting_and_coming(store, view)?;
    due.retain(|one| one.at <= now);
    due.truncate(MOST_DUE);
    Ok(due.iter().map(|one| occurrence::due(one, view)).collect())
}

/// "Next: Mindfulness, Today 18:00."; none where nothing comes up.
///
/// # Errors
/// Where it cannot be read.
pub fn next_line(view: &View<'_>) -> Result<Option<String>, StoreError> {
    let Ok(store) = view.own() else {
        return Ok(None);
    };
    let moment = view.moment();
    let next = waiting_and_coming(store, view)?
        .into_iter()
        .find(|one| one.at > moment.now);
    Ok(next.map(|one| {
        let words = &moment.content().reminders;
        let name = occurrence::name(&one, words);
        let when = moment.day_and_time(one.at);
        fill(
            &words.screen.next_on_now,
            &[("name", &name), ("when", &when)],
        )
    }))
}

/// All reminders.
pub(super) fn all() -> Place {
    Place::to(&At::All { ahead: 0 })
}
