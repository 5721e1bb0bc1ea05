//! The booster taper: sessions ever further apart after treatment has ended. Each is due so many months after that
//! day and stays there; the appointment that is made for it, and any snooze, moves nothing else.

use chrono::{Months, TimeDelta};
use serde::{Deserialize, Serialize};

use super::occurrences::OccurrenceId;
use super::rule_check::{day_in_range, length};
use crate::reminders::ReminderError;
use crate::store::Id;
use crate::time::{Civil, Day, Instant, TimeOfDay, Zone};

/// Months after the end of treatment at which boosters are offered, unless the person changes them.
pub const DEFAULT_MONTHS: [i32; 7] = [1, 3, 6, 9, 12, 18, 24];
/// Minutes ahead of an appointment at which to prepare: a week, a day, two hours.
pub const DEFAULT_PREPARE_MINUTES: [i32; 3] = [7 * 1_440, 1_440, 120];
/// How long one appointment may take, minutes: a week.
pub const LONGEST_APPOINTMENT_MINUTES: i32 = 7 * 1_440;
/// Ten years.
const MOST_MONTHS: i32 = 120;
const MOST_PREPARE: i32 = 5;
const PREPARE_MINUTES: std::ops::RangeInclusive<i32> = 5..=60 * 1_440;
/// Days ahead of a due day at which to make the appointment, and the time of that day. While there is none, it is asked
/// again: of a session that nobody spoke of any more, nobody would know.
pub(crate) const FIRST_ASKED_DAYS: i32 = 14;
const ASKED_AGAIN_DAYS: [i32; 2] = [7, 0];
/// Days between a booster's due day and an appointment that is taken to be for it.
const NEAR_DAYS: i64 = 45;
const MAKE_DATE_AT: TimeOfDay = TimeOfDay::constant(10, 0);

/// A real appointment for one booster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// When it begins.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub at: Instant,
    /// The zone that it was made in.
    pub zone: Zone,
    /// How long it takes, minutes.
    pub minutes: i32,
}

/// One booster of a taper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaperStep {
    /// Months after the end of treatment.
    pub months: i32,
    /// Once it is made.
    pub appointment: Option<Appointment>,
}

/// Booster sessions after the end of treatment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoosterTaper {
    /// Its id.
    pub id: Id,
    /// The day on which treatment ended.
    pub treatment_ended: Day,
    /// Soonest first.
    pub steps: Vec<TaperStep>,
    /// Minutes ahead of each appointment at which to prepare.
    pub prepare_minutes: Vec<i32>,
    /// True while the person wants none of it.
    pub paused: bool,
    /// When it was made or last changed.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub edited_at: Instant,
}

/// What a notice of a taper is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TaperMoment {
    /// There is no appointment yet, so many days before it is due.
    MakeDate { days: i32 },
    /// So many minutes ahead of it.
    Prepare(i32),
    /// Two minutes for triggers, plan and next date, when it is over.
    LookBack,
}

/// One notice of a taper. The notices to prepare for one appointment belong to one occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TaperNotice {
    pub(crate) id: OccurrenceId,
    pub(crate) at: Instant,
    pub(crate) moment: TaperMoment,
}

impl BoosterTaper {
    /// The usual boosters after treatment that ended on that day.
    pub fn new(id: Id, treatment_ended: Day, now: Instant) -> Self {
        Self {
            id,
            treatment_ended,
            steps: DEFAULT_MONTHS.map(step).to_vec(),
            prepare_minutes: DEFAULT_PREPARE_MINUTES.to_vec(),
            paused: false,
            edited_at: now,
        }
    }

    /// The taper, where it can be used.
    ///
    /// # Errors
    /// The first thing that is wrong with it, with what to do.
    pub fn checked(mut self) -> Result<Self, ReminderError> {
        day_in_range(self.treatment_ended)?;
        let in_range = |step: &TaperStep| (1..=MOST_MONTHS).contains(&step.months);
        let rises = self
            .steps
            .is_sorted_by(|one, next| one.months < next.months);
        if !rises || !self.steps.iter().all(in_range) {
            return Err(ReminderError::TaperMonthsWrong { most: MOST_MONTHS });
        }
        let wrong = self
            .prepare_minutes
            .iter()
            .find(|minutes| !PREPARE_MINUTES.contains(minutes));
        if length(self.prepare_minutes.len()) > MOST_PREPARE || wrong.is_some() {
            return Err(ReminderError::PrepareWrong {
                minutes: wrong
                    .or(self.prepare_minutes.last())
                    .copied()
                    .unwrap_or_default(),
                most: MOST_PREPARE,
            });
        }
        self.prepare_minutes
            .sort_unstable_by(|one, next| next.cmp(one));
        self.prepare_minutes.dedup();
        Ok(self)
    }

    /// The taper with boosters after these months; an appointment stays with its months.
    pub fn with_months(mut self, months: &[i32]) -> Result<Self, ReminderError> {
        let kept = std::mem::take(&mut self.steps);
        self.steps = months
            .iter()
            .map(|months| {
                kept.iter()
                    .find(|step| step.months == *months)
                    .copied()
                    .unwrap_or(step(*months))
            })
            .collect();
        self.checked()
    }

    /// The taper with an appointment made, moved or taken back for the booster after so many months. The others
    /// stay where they are.
    pub fn with_appointment(
        mut self,
        months: i32,
        appointment: Option<Appointment>,
    ) -> Result<Self, ReminderError> {
        let step = self
            .steps
            .iter_mut()
            .find(|step| step.months == months)
            .ok_or(ReminderError::NoSuchStep { months })?;
        step.appointment = appointment;
        Ok(self)
    }

    /// The day on which a booster is due: that day of the month, or the last of a shorter one.
    pub fn due(&self, months: i32) -> Day {
        let ended = self.treatment_ended.date();
        u32::try_from(months)
            .ok()
            .and_then(|months| ended.checked_add_months(Months::new(months)))
            .map_or(self.treatment_ended, Day::from)
    }

    /// The next booster from `now` on: the one whose appointment or, where none is made, whose due day comes first.
    pub fn next_step(&self, now: Instant, phone: Zone) -> Option<TaperStep> {
        self.steps
            .iter()
            .filter(|step| self.begins(step, phone) >= now)
            .min_by_key(|step| self.begins(step, phone))
            .copied()
    }

    fn begins(&self, step: &TaperStep, phone: Zone) -> Instant {
        match step.appointment {
            Some(appointment) => appointment.at,
            None => {
                let due = Civil::new(self.due(step.months), TimeOfDay::constant(23, 59));
                phone.instant_of(due.wall_clock())
            }
        }
    }

    /// Every notice of the taper, past and to come, in no order.
    pub(crate) fn notices(&self, phone: Zone) -> Vec<TaperNotice> {
        if self.paused {
            return Vec::new();
        }
        let of_one = (1 + ASKED_AGAIN_DAYS.len()).max(self.prepare_minutes.len() + 1);
        let mut notices = Vec::with_capacity(self.steps.len() * of_one);
        for step in &self.steps {
            match step.appointment {
                None => notices.extend(self.make_date(step, phone)),
                Some(appointment) => self.around(appointment, &mut notices),
            }
        }
        notices
    }

    fn make_date(&self, step: &TaperStep, phone: Zone) -> impl Iterator<Item = TaperNotice> {
        let due = self.due(step.months).date();
        let all_days = [FIRST_ASKED_DAYS].into_iter().chain(ASKED_AGAIN_DAYS);
        all_days.filter_map(move |days| {
            let ask = due.checked_sub_signed(TimeDelta::days(days.into()))?;
            let start = Civil::new(Day::from(ask), MAKE_DATE_AT);
            Some(TaperNotice {
                id: self.occurrence(start),
                at: phone.instant_of(start.wall_clock()),
                moment: TaperMoment::MakeDate { days },
            })
        })
    }

    fn around(&self, appointment: Appointment, notices: &mut Vec<TaperNotice>) {
        let start = Civil::shown_by(appointment.zone.wall_clock(appointment.at));
        let shifted = |minutes: i32| {
            appointment
                .at
                .checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
        };
        notices.extend(self.prepare_minutes.iter().filter_map(|minutes| {
            Some(TaperNotice {
                id: self.occurrence(start),
                at: shifted(-minutes)?,
                moment: TaperMoment::Prepare(*minutes),
            })
        }));
        if let Some(at) = shifted(appointment.minutes.max(1)) {
            notices.push(TaperNotice {
                id: self.occurrence(Civil::shown_by(appointment.zone.wall_clock(at))),
                at,
                moment: TaperMoment::LookBack,
            });
        }
    }

    /// The occurrence that an appointment of this taper is: what its notices to prepare belong to.
    pub(crate) fn session(&self, appointment: Appointment) -> OccurrenceId {
        self.occurrence(Civil::shown_by(appointment.zone.wall_clock(appointment.at)))
    }

    /// The booster that an appointment at `at` is for: the nearest one without an appointment that is due within
    /// 45 days of it.
    pub fn step_near(&self, at: Instant, phone: Zone) -> Option<i32> {
        let day = Day::from(phone.wall_clock(at).date());
        let away = |step: &TaperStep| self.due(step.months).days_since(day).abs();
        self.steps
            .iter()
            .filter(|step| step.appointment.is_none() && away(step) <= NEAR_DAYS)
            .min_by_key(|step| away(step))
            .map(|step| step.months)
    }

    fn occurrence(&self, start: Civil) -> OccurrenceId {
        OccurrenceId {
            rule: self.id,
            start,
        }
    }
}

fn step(months: i32) -> TaperStep {
    TaperStep {
        months,
        appointment: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, day, taper};

    fn session(rfc3339: &str) -> Appointment {
        Appointment {
            at: at(rfc3339),
            zone: "Europe/Berlin".parse().unwrap(),
            minutes: 50,
        }
    }

    #[test]
    fn boosters_are_due_on_the_same_day_of_a_later_month_or_its_last() {
        let taper = taper("2026-08-31");
        let due: Vec<_> = [1, 3, 6, 18]
            .map(|months| taper.due(months).to_string())
            .into();
        assert_eq!(
            due,
            ["2026-09-30", "2026-11-30", "2027-02-28", "2028-02-29"]
        );
    }

    #[test]
    fn an_appointment_brings_its_own_notices_and_moves_no_other_booster() {
        let before = taper("2026-08-31");
        let after = before
            .clone()
            .with_appointment(3, Some(session("2026-12-04T15:00:00+01:00")))
            .unwrap();
        let told = |taper: &BoosterTaper| {
            let mut notices = taper.notices(Zone::UTC);
            notices.sort_by_key(|notice| notice.at);
            notices
        };
        let new: Vec<_> = told(&after)
            .into_iter()
            .filter(|notice| !told(&before).contains(notice))
            .map(|notice| (notice.at, notice.moment))
            .collect();
        let expected = [
            (
                at("2026-11-27T15:00:00+01:00"),
                TaperMoment::Prepare(10_080),
            ),
            (at("2026-12-03T15:00:00+01:00"), TaperMoment::Prepare(1_440)),
            (at("2026-12-04T13:00:00+01:00"), TaperMoment::Prepare(120)),
            (at("2026-12-04T15:50:00+01:00"), TaperMoment::LookBack),
        ];
        assert_eq!(new, expected);
        assert_eq!(told(&after).len(), 6 * 3 + 4);
    }

    #[test]
    fn where_no_appointment_is_made_notices_say_so_a_fortnight_and_a_week_ahead_and_on_the_day() {
        let told = |taper: BoosterTaper| -> Vec<_> {
            let notices = taper.notices(Zone::UTC).into_iter();
            notices.map(|notice| (notice.at, notice.moment)).collect()
        };
        let one = taper("2026-08-31").with_months(&[1]).unwrap();
        let asks = |rfc3339, days| (at(rfc3339), TaperMoment::MakeDate { days });
        let expected = [
            asks("2026-09-16T10:00:00Z", 14),
            asks("2026-09-23T10:00:00Z", 7),
            asks("2026-09-30T10:00:00Z", 0),
        ];
        assert_eq!(told(one.clone()), expected);
        let made = one.with_appointment(1, Some(session("2026-10-02T10:00:00Z")));
        let asked = told(made.unwrap());
        let asks =
            |(_, moment): &(Instant, TaperMoment)| matches!(moment, TaperMoment::MakeDate { .. });
        assert!(!asked.iter().any(asks));
    }

    #[test]
    fn other_months_keep_the_appointments_that_are_made() {
        let taper = taper("2026-08-31")
            .with_appointment(6, Some(session("2027-03-01T10:00:00Z")))
            .unwrap();
        let edited = taper.with_months(&[2, 6, 30]).unwrap();
        let made: Vec<_> = edited
            .steps
            .iter()
            .map(|step| (step.months, step.appointment.is_some()))
            .collect();
        assert_eq!(made, [(2, false), (6, true), (30, false)]);
        assert!(edited.with_months(&[6, 3]).is_err());
    }

    #[test]
    fn what_cannot_be_kept_is_refused() {
        let mut long = taper("2026-08-31");
        long.prepare_minutes = vec![120, 1];
        assert_eq!(
            long.checked(),
            Err(ReminderError::PrepareWrong {
                minutes: 1,
                most: 5
            })
        );
        let missing = taper("2026-08-31").with_appointment(5, None);
        assert_eq!(missing, Err(ReminderError::NoSuchStep { months: 5 }));
    }

    #[test]
    fn the_next_booster_is_the_first_that_is_not_over() {
        let taper = taper("2026-08-31")
            .with_appointment(3, Some(session("2026-12-04T15:00:00Z")))
            .unwrap();
        let next = |now: &str| taper.next_step(at(now), Zone::UTC).map(|step| step.months);
        assert_eq!(next("2026-11-30T23:59:59Z"), Some(3));
        assert_eq!(next("2026-12-04T15:00:01Z"), Some(6));
        assert_eq!(next("2029-01-01T00:00:00Z"), None);
        assert_eq!(taper.due(1), day("2026-09-30"));
    }
}
