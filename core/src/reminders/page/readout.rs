//! Reminders as other programs read them: what comes up in the order of its page, what is set up, and what became of it.

use serde::Serialize;

use super::list;
use crate::reminders::{
    self, BoosterTaper, Coming, MissedCause, OccurrenceMark, OccurrenceState, QuietWindow,
    ReminderKind, ReminderRule, ZoneMode,
};
use crate::store::{Id, Store, StoreError};
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};
use crate::view::{CalendarMonth, Closed, Moment, View};

/// How many occurrences of the past are told.
const MOST_PAST: i32 = 400;

/// Everything that is set up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RemindersRecord {
    /// What comes up, and what waits: in the order of the page.
    pub coming: Vec<ComingRecord>,
    /// What comes back.
    pub rules: Vec<RuleRecord>,
    /// Booster sessions after the end of treatment.
    pub boosters: Vec<BoostersRecord>,
    /// At most so many notices a day, but for appointments and medicines.
    pub most_a_day: i32,
    /// True where something shows notices on this device.
    pub delivers: bool,
    /// How many could not be shown yet, and are tried again.
    pub undelivered: usize,
}

/// One that comes up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComingRecord {
    /// Its name: it stays the same however often it is put off.
    pub occurrence: String,
    /// What it is one of.
    pub rule: Id,
    /// When it is, or until when it was put off.
    pub at: Instant,
    /// What for.
    pub kind: ReminderKind,
    /// The person's words; empty where there are none.
    pub title: String,
    /// What became of it so far: "done", "skipped", "snoozed", "seen", "presumed", "missed" or "left_out".
    pub outcome: Option<&'static str>,
    /// Its time has come.
    pub waits: bool,
    /// A booster whose appointment is still to be made.
    pub without_date: bool,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleRecord {
    /// Its id.
    pub id: Id,
    /// What for.
    pub kind: ReminderKind,
    /// The person's words; empty where there are none.
    pub title: String,
    /// Id of the measure that a check-in is about, where one is named.
    pub measure: Option<String>,
    /// When, as it may be typed.
    pub when: String,
    /// The zone that it stays in; none where it follows the device.
    pub zone: Option<Zone>,
    /// Hours in which it waits.
    pub quiet: Option<QuietWindow>,
    /// Stopped for a while.
    pub paused: bool,
    /// When it comes next.
    pub next: Option<Instant>,
}

/// Booster sessions after one treatment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoostersRecord {
    /// Their id.
    pub id: Id,
    /// The day on which treatment ended, or will.
    pub ended: Day,
    /// Minutes ahead of each appointment at which to prepare.
    pub prepare_minutes: Vec<i32>,
    /// One by one.
    pub steps: Vec<BoosterRecord>,
}

/// One booster session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoosterRecord {
    /// Months after the end of treatment.
    pub months: i32,
    /// The day on which it is due.
    pub due: Day,
    /// When it is, once that is made.
    pub appointment: Option<Instant>,
    /// How long it takes, minutes.
    pub minutes: Option<i32>,
}

/// What became of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PastRecord {
    /// Its name.
    pub occurrence: String,
    /// When it was to be, by the clock of its zone.
    pub start: Civil,
    /// What became of it: "done", "skipped", "snoozed", "seen", "presumed", "missed" or "left_out".
    pub outcome: &'static str,
    /// When it was shown, or acted on.
    pub at: Instant,
    /// Until when it was put off.
    pub until: Option<Instant>,
}

/// Everything that is set up.
///
/// # Errors
/// Ahead of the lock, and where it does not read.
pub fn reminders_record(view: &View<'_>) -> Result<RemindersRecord, Closed> {
    let store = view.own()?;
    let moment = view.moment();
    let rules = reminders::rules(store)?.into_iter();
    let tapers = reminders::tapers(store)?.into_iter();
    let (_, delivers) = reminders::test_report(store, None, moment.now)?;
    Ok(RemindersRecord {
        coming: coming_record(view)?,
        rules: rules.map(|rule| RuleRecord::of(rule, moment)).collect(),
        boosters: tapers.map(BoostersRecord::of).collect(),
        most_a_day: reminders::attention(store, moment.now, moment.zone)?.most_a_day,
        delivers,
        undelivered: reminders::undelivered(store)?.len(),
    })
}

/// What comes up, and what waits: in the order of the page.
///
/// # Errors
/// Ahead of the lock, and where it does not read.
pub fn coming_record(view: &View<'_>) -> Result<Vec<ComingRecord>, Closed> {
    let coming = list::coming_up(view.own()?, view)?.into_iter();
    let now = view.moment().now;
    Ok(coming.map(|one| ComingRecord::of(one, now)).collect())
}

/// What the month holds that lies `ahead` months after the present one.
///
/// # Errors
/// Ahead of the lock, and where it does not read.
pub fn month_record(ahead: i32, view: &View<'_>) -> Result<Vec<ComingRecord>, Closed> {
    let moment = view.moment();
    let month = CalendarMonth::ahead_of(moment.date(), ahead);
    let midnight = |day: Day| {
        let civil = Civil::new(day, TimeOfDay::constant(0, 0));
        moment.zone.instant_of(civil.wall_clock())
    };
    let (from, to) = (midnight(month.first()), midnight(month.after()));
    let found = reminders::coming(view.own()?, from, to, moment.zone)?;
    let found = found.into_iter();
    Ok(found.map(|one| ComingRecord::of(one, moment.now)).collect())
}

/// What became of the occurrences of a rule or of boosters, the newest first.
///
/// # Errors
/// Where it does not read.
pub fn past_record(id: Id, store: &Store) -> Result<Vec<PastRecord>, StoreError> {
    let past = reminders::history(store, id, MOST_PAST)?.into_iter();
    Ok(past.map(PastRecord::of).collect())
}

fn outcome(mark: OccurrenceMark) -> &'static str {
    match mark {
        OccurrenceMark::Done => "done",
        OccurrenceMark::Skipped => "skipped",
        OccurrenceMark::Snoozed { .. } => "snoozed",
        OccurrenceMark::Seen => "seen",
        OccurrenceMark::Presumed => "presumed",
        OccurrenceMark::Missed {
            cause: MissedCause::LeftOut,
        } => "left_out",
        OccurrenceMark::Missed { .. } => "missed",
    }
}

impl ComingRecord {
    fn of(one: Coming, now: Instant) -> Self {
        Self {
            occurrence: one.id.to_string(),
            rule: one.id.rule,
            at: one.at,
            kind: one.kind,
            title: one.title,
            outcome: one.mark.map(outcome),
            waits: one.at <= now,
            without_date: one.without_date,
        }
    }
}

impl RuleRecord {
    fn of(rule: ReminderRule, moment: &Moment) -> Self {
        let next = reminders::next_occurrence(&rule, moment.now, moment.zone);
        Self {
            id: rule.id,
            kind: rule.kind,
            when: reminders::written(&rule),
            zone: match rule.zone {
                ZoneMode::FollowsPhone => None,
                ZoneMode::Stays { zone } => Some(zone),
            },
            quiet: rule.quiet,
            paused: rule.paused,
            next: next.filter(|_| !rule.paused).map(|next| next.at),
            title: rule.title,
            measure: rule.measure,
        }
    }
}

impl BoostersRecord {
    fn of(taper: BoosterTaper) -> Self {
        let steps = taper.steps.iter().map(|step| BoosterRecord {
            months: step.months,
            due: taper.due(step.months),
            appointment: step.appointment.map(|made| made.at),
            minutes: step.appointment.map(|made| made.minutes),
        });
        Self {
            id: taper.id,
            ended: taper.treatment_ended,
            steps: steps.collect(),
            prepare_minutes: taper.prepare_minutes,
        }
    }
}

impl PastRecord {
    fn of(state: OccurrenceState) -> Self {
        Self {
            occurrence: state.id.to_string(),
            start: state.id.start,
            outcome: outcome(state.mark),
            at: state.at,
            until: match state.mark {
                OccurrenceMark::Snoozed { until } => Some(until),
                _ => None,
            },
        }
    }
}
