//! What is next, rule by rule and booster by booster, as it stands in a list: also what is earlier today and waits
//! for a word. Unlike the plan of notices it counts no days and leaves nothing out.

use std::collections::HashMap;

use crate::reminders::delivery::history;
use crate::reminders::delivery::{OccurrenceMark, OccurrenceState};
use crate::reminders::schedule::ReminderKind;
use crate::reminders::schedule::{BoosterTaper, TaperMoment};
use crate::reminders::schedule::{OccurrenceId, occurrences};
use crate::reminders::schedule::{rules, tapers};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone};

/// States of one rule that are looked through.
const STATES: i32 = 400;

/// One occurrence in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// Which one.
    pub id: OccurrenceId,
    /// When it is, or until when it was put off.
    pub at: Instant,
    /// What it is for.
    pub kind: ReminderKind,
    /// The person's words for it; empty where there are none.
    pub title: String,
    /// The measure that a check-in is about, where one is named.
    pub measure: Option<String>,
    /// What is known of it.
    pub mark: Option<OccurrenceMark>,
    /// True where a booster has no appointment yet.
    pub without_date: bool,
}

/// Everything from `from` to before `to`, soonest first, whatever became of it. What was put off stands at its
/// new time.
pub fn coming(
    store: &Store,
    from: Instant,
    to: Instant,
    phone: Zone,
) -> Result<Vec<Coming>, StoreError> {
    let mut found = Vec::new();
    for rule in rules(store)?.into_iter().filter(|rule| !rule.paused) {
        let known = marks(store, rule.id)?;
        let told = |id, at, mark| Coming {
            id,
            at,
            kind: rule.kind,
            title: rule.title.clone(),
            measure: rule.measure.clone(),
            mark,
            without_date: false,
        };
        for one in occurrences(&rule, from, to, phone) {
            let mark = known.get(&one.id).copied();
            if !matches!(mark, Some(OccurrenceMark::Snoozed { .. })) {
                found.push(told(one.id, one.at, mark));
            }
        }
        for (id, mark) in &known {
            if let OccurrenceMark::Snoozed { until } = mark
                && (from..to).contains(until)
            {
                found.push(told(*id, *until, Some(*mark)));
            }
        }
    }
    for taper in tapers(store)?.iter().filter(|taper| !taper.paused) {
        let known = marks(store, taper.id)?;
        let session = sessions(taper, phone).into_iter();
        found.extend(session.filter_map(|(id, at, without_date)| {
            let mark = known.get(&id).copied();
            let at = match mark {
                Some(OccurrenceMark::Snoozed { until }) if without_date => until,
                _ => at,
            };
            (from..to).contains(&at).then_some(Coming {
                id,
                at,
                kind: ReminderKind::BoosterSession,
                title: String::new(),
                measure: None,
                mark,
                without_date,
            })
        }));
    }
    found.sort_by_key(|one| (one.at, one.id));
    Ok(found)
}

fn marks(store: &Store, rule: Id) -> Result<HashMap<OccurrenceId, OccurrenceMark>, StoreError> {
    let states = history(store, rule, STATES)?;
    let pair = |state: OccurrenceState| (state.id, state.mark);
    Ok(states.into_iter().map(pair).collect())
}

/// Each appointment, and each day on which to make one.
fn sessions(taper: &BoosterTaper, phone: Zone) -> Vec<(OccurrenceId, Instant, bool)> {
    let asked = taper
        .notices(phone)
        .into_iter()
        .filter(|notice| matches!(notice.moment, TaperMoment::MakeDate { .. }))
        .map(|notice| (notice.id, notice.at, true));
    let made = taper.steps.iter().filter_map(|step| step.appointment);
    let made = made.map(|made| (taper.session(made), made.at, false));
    asked.chain(made).collect()
}
