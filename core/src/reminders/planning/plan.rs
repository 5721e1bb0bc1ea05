//! What the phone should hold from now on. It is made anew each time from rules, tapers and what is known; the
//! work is bounded by what the budget can hold, not by how much is to come.
//!
//! A day has at most two notices, appointments and medicines apart. What comes after the second joins it: the
//! notice then stands for all of them, and none is lost or told twice.

use chrono::TimeDelta;

use super::merge::{Candidate, Known, Merge};
use super::notices::{MOST_HELD, NoticePurpose, NoticeText, PlannedNotice, notice_id};
use crate::reminders::delivery::{Attention, OccurrenceState, QuietChoice};
use crate::reminders::schedule::BoosterTaper;
use crate::reminders::schedule::{ReminderKind, ReminderRule};
use crate::time::{Day, Instant, Zone, from_millis, is_night, to_millis};

/// A plan looks this far ahead; boosters and the review of the plan keep their places beyond it.
const HORIZON_DAYS: i64 = 731;
/// A third of the places at most is reserved.
const RESERVED_SHARE: usize = 3;
/// After so many in a row without an answer, the next notice asks whether to go quiet.
pub const IGNORED_BEFORE_ASKING: i32 = 3;

/// What to hold, soonest first: at most `budget` notices (1 to 60), without words yet.
///
/// The soonest come first; the next boosters and plan reviews have places reserved for them. Where not everything
/// up to the horizon fits, the last place that is not reserved says to open Ebb.
pub fn plan(
    rules: &[ReminderRule],
    tapers: &[BoosterTaper],
    states: &[OccurrenceState],
    attention: Attention,
    now: Instant,
    zone: Zone,
    budget: i32,
) -> Vec<PlannedNotice> {
    let horizon = now.checked_add_signed(TimeDelta::days(HORIZON_DAYS));
    let horizon = horizon.unwrap_or(now);
    places(
        rules,
        tapers,
        states,
        attention,
        (now, horizon),
        zone,
        budget,
    )
}

/// The same as far as `until`, for who needs no more; later ones that have a reserved place may be among them.
pub(crate) fn plan_until(
    rules: &[ReminderRule],
    tapers: &[BoosterTaper],
    states: &[OccurrenceState],
    attention: Attention,
    now: Instant,
    until: Instant,
    zone: Zone,
) -> Vec<PlannedNotice> {
    places(
        rules,
        tapers,
        states,
        attention,
        (now, until),
        zone,
        MOST_HELD,
    )
}

fn places(
    rules: &[ReminderRule],
    tapers: &[BoosterTaper],
    states: &[OccurrenceState],
    attention: Attention,
    (now, horizon): (Instant, Instant),
    zone: Zone,
    budget: i32,
) -> Vec<PlannedNotice> {
    let budget = budget.clamp(1, MOST_HELD) as usize;
    let mut merge = Merge::new(rules, tapers, Known::new(states), now, zone);
    let reserved = merge.reserved(budget / RESERVED_SHARE);
    let mut places = Places {
        notices: Vec::with_capacity(budget),
        reserved,
        budget,
        days: Days::new(attention, now, zone),
        attention,
    };
    let horizon_ms = to_millis(horizon);
    while let Some(candidate) = merge.next().filter(|one| one.at_ms <= horizon_ms) {
        if places.offer(candidate) == Offered::NoPlace {
            places.say_it_is_cut();
            break;
        }
    }
    places.finish()
}

#[derive(PartialEq, Eq)]
enum Offered {
    Held,
    LeftOut,
    NoPlace,
}

/// The notices so far, and the rules for one more.
struct Places {
    notices: Vec<PlannedNotice>,
    /// Reserved candidates that have not come up yet; each has a place of its own.
    reserved: Vec<Candidate>,
    budget: usize,
    days: Days,
    attention: Attention,
}

impl Places {
    fn offer(&mut self, candidate: &Candidate) -> Offered {
        let apart = stands_apart(candidate);
        if !apart && !self.counted_are_wanted() {
            self.take_reservation(candidate);
            return Offered::LeftOut;
        }
        if !apart && let Some(joined) = self.joins(candidate) {
            self.take_reservation(candidate);
            return match joined.and_then(|index| self.notices.get_mut(index)) {
                None => Offered::LeftOut,
                Some(notice) => {
                    notice.occurrences.push(candidate.id());
                    Offered::Held
                }
            };
        }
        let was_reserved = self.take_reservation(candidate);
        if !was_reserved && self.notices.len() + self.reserved.len() >= self.budget {
            return Offered::NoPlace;
        }
        let mut notice = notice(candidate, apart);
        if !apart {
            self.days.count(self.notices.len(), candidate.at_ms);
            if self.asks_now() {
                notice.purpose = NoticePurpose::AskQuiet;
                self.attention.quiet = QuietChoice::Asked;
            }
        }
        self.notices.push(notice);
        Offered::Held
    }

    /// Quiet after the question, until it is answered.
    fn counted_are_wanted(&self) -> bool {
        !matches!(
            self.attention.quiet,
            QuietChoice::Quiet | QuietChoice::Asked
        )
    }

    fn asks_now(&self) -> bool {
        self.attention.quiet == QuietChoice::NotAsked
            && self.attention.ignored_in_a_row >= IGNORED_BEFORE_ASKING
    }

    /// The notice that this joins: one at the same moment, or the day's last where the day has its notices. The
    /// inner value is none where those were shown before now, or are too early for a measure: this one is left out.
    fn joins(&mut self, candidate: &Candidate) -> Option<Option<usize>> {
        self.days.turn_to(candidate.at_ms);
        let last = self.days.last;
        if let Some((index, at_ms)) = last
            && at_ms == candidate.at_ms
        {
            return Some(Some(index));
        }
        if self.days.count < self.attention.most_a_day.max(1) {
            return None;
        }
        let measure = candidate.kind == ReminderKind::CheckIn;
        let is_night = |at_ms| {
            let at = from_millis(at_ms).unwrap_or_default();
            is_night(at, self.days.zone)
        };
        let fits = last.filter(|(_, at_ms)| !measure || !is_night(*at_ms));
        Some(fits.map(|(index, _)| index))
    }

    fn take_reservation(&mut self, candidate: &Candidate) -> bool {
        if !candidate.kind.has_a_reserved_place() {
            return false;
        }
        let place = self.reserved.iter().position(|one| one == candidate);
        place.is_some_and(|place| {
            self.reserved.swap_remove(place);
            true
        })
    }

    /// Silence begins after the last one that has a place: that one says to open Ebb, for what it stands for too.
    fn say_it_is_cut(&mut self) {
        let plain = |notice: &&mut PlannedNotice| {
            matches!(notice.purpose, NoticePurpose::Due | NoticePurpose::Again)
                && !notice.kind.has_a_reserved_place()
        };
        if let Some(last) = self.notices.iter_mut().rfind(plain) {
            last.purpose = NoticePurpose::KeepGoing;
        }
    }

    fn finish(mut self) -> Vec<PlannedNotice> {
        let mut reserved = std::mem::take(&mut self.reserved);
        reserved.sort_unstable_by_key(|candidate| (candidate.at_ms, candidate.id()));
        for candidate in reserved {
            // There is room: each of them had its place all along.
            let _held = self.offer(&candidate);
        }
        for notice in &mut self.notices {
            if let Some(first) = notice.occurrences.first() {
                notice.id = notice_id(*first, notice.purpose);
            }
        }
        self.notices
            .sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        self.notices
    }
}

/// The day that is being filled, and what it has so far.
struct Days {
    zone: Zone,
    day: Day,
    /// Before this it is still the same day, in milliseconds since 1970: saves a look at the wall clock for each candidate.
    same_until_ms: i64,
    count: i32,
    /// The day's last counted notice that is held, and its time.
    last: Option<(usize, i64)>,
}

impl Days {
    fn new(attention: Attention, now: Instant, zone: Zone) -> Self {
        Self {
            zone,
            day: Day::of(now, zone),
            same_until_ms: to_millis(now),
            count: attention.shown_today,
            last: None,
        }
    }

    fn turn_to(&mut self, at_ms: i64) {
        if at_ms < self.same_until_ms {
            return;
        }
        let day = Day::of(from_millis(at_ms).unwrap_or_default(), self.zone);
        if day != self.day {
            (self.day, self.count, self.last) = (day, 0, None);
        }
        self.same_until_ms = to_millis(day.end(self.zone));
    }

    fn count(&mut self, index: usize, at_ms: i64) {
        self.count += 1;
        self.last = Some((index, at_ms));
    }
}

fn stands_apart(candidate: &Candidate) -> bool {
    candidate.kind.stands_apart() || candidate.purpose == NoticePurpose::Again
}

fn notice(candidate: &Candidate, apart: bool) -> PlannedNotice {
    PlannedNotice {
        id: String::new(),
        at: candidate.at(),
        kind: candidate.kind,
        purpose: candidate.purpose,
        occurrences: vec![candidate.id()],
        apart,
        text: NoticeText::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::delivery::OccurrenceMark;
    use crate::reminders::example::{at, daily, id, rule, schedules, taper, time};
    use crate::reminders::schedule::Appointment;
    use crate::reminders::schedule::Schedule;
    use proptest::prelude::*;

    const NOW: &str = "2026-11-23T00:00:00Z";

    fn of_kind(number: u8, kind: ReminderKind, times: &[&str]) -> ReminderRule {
        let mut rule = daily("09:00");
        (rule.id, rule.kind) = (id(number), kind);
        rule.times = times.iter().map(|text| time(text)).collect();
        rule
    }

    fn planned(rules: &[ReminderRule], tapers: &[BoosterTaper], budget: i32) -> Vec<PlannedNotice> {
        plan(
            rules,
            tapers,
            &[],
            Attention::default(),
            at(NOW),
            Zone::UTC,
            budget,
        )
    }

    #[test]
    fn a_day_has_two_notices_and_the_rest_joins_the_second() {
        let times = ["08:00", "10:00", "12:00", "20:00"];
        let held = planned(&[of_kind(1, ReminderKind::Own, &times)], &[], 10);
        let first_day: Vec<_> = held
            .iter()
            .filter(|notice| notice.at < at("2026-11-24T00:00:00Z"))
            .map(|notice| (notice.at, notice.occurrences.len()))
            .collect();
        let expected = [
            (at("2026-11-23T08:00:00Z"), 1),
            (at("2026-11-23T10:00:00Z"), 3),
        ];
        assert_eq!(first_day, expected);
    }

    #[test]
    fn medicines_and_meetings_stand_apart_from_the_two() {
        let rules = [
            of_kind(1, ReminderKind::Medication, &["07:00", "13:00", "19:00"]),
            of_kind(2, ReminderKind::PeerMeeting, &["18:00"]),
            of_kind(3, ReminderKind::Mindfulness, &["08:00", "12:00", "21:00"]),
        ];
        let held = planned(&rules, &[], 60);
        let day = held
            .iter()
            .filter(|notice| notice.at < at("2026-11-24T00:00:00Z"));
        assert_eq!(day.clone().count(), 6);
        assert!(
            day.filter(|notice| notice.apart)
                .all(|notice| notice.occurrences.len() == 1)
        );
    }

    #[test]
    fn what_is_due_at_one_moment_is_one_notice() {
        let rules = [
            of_kind(1, ReminderKind::Own, &["09:00"]),
            of_kind(2, ReminderKind::Homework, &["09:00"]),
        ];
        let held = planned(&rules, &[], 1);
        assert_eq!(held[0].occurrences.len(), 2);
    }

    #[test]
    fn boosters_and_the_review_of_the_plan_have_places_however_far_off() {
        let now = at("2026-11-23T00:00:00Z");
        let later = Appointment {
            at: at("2028-08-30T10:00:00Z"),
            zone: Zone::UTC,
            minutes: 50,
        };
        let taper = taper("2026-08-31")
            .with_appointment(24, Some(later))
            .unwrap();
        let yearly = rule(Schedule::Yearly { interval: 1 }, &["10:00"], "2027-10-01");
        let review = ReminderRule {
            kind: ReminderKind::PlanReview,
            id: id(9),
            ..yearly
        };
        let pills = of_kind(1, ReminderKind::Medication, &["07:00", "13:00", "19:00"]);
        let held = planned(&[pills, review], &[taper], 60);
        assert_eq!(held.len(), 60);
        assert!(
            held.iter()
                .any(|notice| notice.kind == ReminderKind::PlanReview)
        );
        let last = held.last().unwrap();
        assert_eq!(last.purpose, NoticePurpose::LookBack);
        assert!(last.at > now + TimeDelta::days(640));
    }

    #[test]
    fn where_the_horizon_is_cut_the_last_plain_place_says_to_open_ebb() {
        let held = planned(&[daily("09:00")], &[], 60);
        assert_eq!(held.len(), 60);
        let last = held.last().unwrap();
        assert_eq!(
            (last.purpose, last.id.as_str()),
            (NoticePurpose::KeepGoing, "keep-going")
        );
        assert_eq!(last.occurrences.len(), 1);
        let others = &held[..59];
        assert!(
            others
                .iter()
                .all(|notice| notice.purpose == NoticePurpose::Due)
        );
    }

    #[test]
    fn what_fits_is_not_called_cut() {
        let weekly = rule(Schedule::Yearly { interval: 1 }, &["09:00"], "2026-12-01");
        let held = planned(&[weekly], &[], 60);
        assert_eq!(held.len(), 2);
        assert!(
            held.iter()
                .all(|notice| notice.purpose == NoticePurpose::Due)
        );
    }

    #[test]
    fn after_three_without_an_answer_one_question_comes_and_then_quiet() {
        let rules = [
            of_kind(1, ReminderKind::Own, &["09:00"]),
            of_kind(2, ReminderKind::Medication, &["08:00"]),
        ];
        let with = |quiet, ignored_in_a_row| {
            let attention = Attention {
                quiet,
                ignored_in_a_row,
                ..Attention::default()
            };
            plan(&rules, &[], &[], attention, at(NOW), Zone::UTC, 60)
        };
        let asked = with(QuietChoice::NotAsked, 3);
        let counted: Vec<_> = asked.iter().filter(|notice| !notice.apart).collect();
        assert_eq!(counted.len(), 1);
        assert_eq!(counted[0].purpose, NoticePurpose::AskQuiet);
        assert!(asked.len() > 50, "medicines go on");
        assert!(
            with(QuietChoice::Quiet, 0)
                .iter()
                .all(|notice| notice.apart)
        );
        assert!(
            with(QuietChoice::Asked, 4)
                .iter()
                .all(|notice| notice.apart)
        );
        let go_on = with(QuietChoice::KeepComing, 9);
        assert!(go_on.iter().any(|notice| !notice.apart));
        assert!(
            go_on
                .iter()
                .all(|notice| notice.purpose != NoticePurpose::AskQuiet)
        );
    }

    #[test]
    fn a_day_that_has_had_its_two_has_no_third() {
        let attention = Attention {
            shown_today: 2,
            ..Attention::default()
        };
        let now = at("2026-11-23T12:00:00Z");
        let held = plan(&[daily("18:00")], &[], &[], attention, now, Zone::UTC, 5);
        assert_eq!(held[0].at, at("2026-11-24T18:00:00Z"));
    }

    #[test]
    fn a_measure_of_last_night_comes_this_morning() {
        let measure = of_kind(1, ReminderKind::CheckIn, &["22:00"]).with_start("2026-11-20");
        let now = at("2026-11-23T23:30:00Z");
        let held = plan(
            &[measure],
            &[],
            &[],
            Attention::default(),
            now,
            Zone::UTC,
            3,
        );
        assert_eq!(held[0].at, at("2026-11-24T08:00:00Z"));
        assert_eq!(held[0].occurrences[0].start.to_string(), "2026-11-23T22:00");
    }

    #[test]
    fn done_early_silences_it_and_a_snooze_brings_back_that_one_alone() {
        let rules = [daily("09:00")];
        let one = |start: &str, mark| OccurrenceState {
            id: crate::reminders::OccurrenceId {
                rule: id(1),
                start: start.parse().unwrap(),
            },
            mark,
            at: at(NOW),
        };
        let until = at("2026-11-24T20:00:00Z");
        let states = [
            one("2026-11-23T09:00", OccurrenceMark::Done),
            one("2026-11-24T09:00", OccurrenceMark::Snoozed { until }),
        ];
        let held = plan(
            &rules,
            &[],
            &states,
            Attention::default(),
            at(NOW),
            Zone::UTC,
            3,
        );
        let told: Vec<_> = held
            .iter()
            .map(|notice| (notice.at, notice.purpose))
            .collect();
        assert_eq!(told[0], (until, NoticePurpose::Again));
        assert_eq!(told[1], (at("2026-11-25T09:00:00Z"), NoticePurpose::Due));
    }

    #[test]
    fn a_snoozed_booster_notice_leaves_the_later_ones_and_the_taper_where_they_are() {
        let date = Appointment {
            at: at("2026-12-10T10:00:00Z"),
            zone: Zone::UTC,
            minutes: 50,
        };
        let taper = taper("2026-08-31").with_appointment(3, Some(date)).unwrap();
        let plan_with = |states: &[OccurrenceState]| {
            let tapers = [taper.clone()];
            plan(
                &[],
                &tapers,
                states,
                Attention::default(),
                at("2026-12-04T00:00:00Z"),
                Zone::UTC,
                60,
            )
        };
        let before = plan_with(&[]);
        let until = at("2026-12-05T00:00:00Z");
        let state = OccurrenceState {
            id: before[0].occurrences[0],
            mark: OccurrenceMark::Snoozed { until },
            at: at(NOW),
        };
        let mut after = plan_with(&[state]);
        assert_eq!(after.remove(0).at, until);
        assert_eq!(after, before);
    }

    proptest! {
        #[test]
        fn a_plan_keeps_its_promises(
            made in proptest::collection::vec(
                (schedules(), proptest::sample::select(ReminderKind::ALL.to_vec()),
                 proptest::collection::btree_set(0..1_440_u32, 1..4)), 0..12),
            budget in 1..=60_i32, most_a_day in 1..4_i32, minutes in 0..600_000_i64,
            zone in proptest::sample::select(Zone::all()),
        ) {
            let now = at(NOW) + TimeDelta::minutes(minutes);
            let rules: Vec<_> = (1..).zip(made).map(|(number, (schedule, kind, times))| {
                let mut rule = rule(schedule, &["09:00"], "2026-11-01");
                (rule.id, rule.kind) = (id(number), kind);
                rule.times = times.iter()
                    .filter_map(|m| crate::time::TimeOfDay::of(m / 60, m % 60)).collect();
                rule.checked().unwrap()
            }).collect();
            let attention = Attention { most_a_day, ..Attention::default() };
            let tapers = [taper("2026-08-31")];
            let held = plan(&rules, &tapers, &[], attention, now, zone, budget);
            prop_assert!(held.len() <= budget as usize);
            prop_assert!(held.iter().all(|notice| notice.at > now));
            prop_assert!(held.is_sorted_by_key(|notice| notice.at));
            let mut ids: Vec<_> = held.iter().map(|notice| &notice.id).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), held.len(), "each id stands once");
            let mut a_day = std::collections::BTreeMap::new();
            let mut known = std::collections::BTreeSet::new();
            for notice in &held {
                if !notice.apart {
                    *a_day.entry(Day::of(notice.at, zone)).or_insert(0) += 1;
                }
                if !matches!(notice.purpose, NoticePurpose::Prepare { .. }) {
                    for occurrence in &notice.occurrences {
                        prop_assert!(known.insert(*occurrence), "told once");
                    }
                }
                let measures = rules.iter().filter(|rule| rule.kind == ReminderKind::CheckIn);
                let stands_for = |rule: &ReminderRule| notice.occurrences.iter().any(|o| o.rule == rule.id);
                if measures.into_iter().any(stands_for) {
                    let hour = zone.wall_clock(notice.at).time();
                    prop_assert!(hour >= chrono::NaiveTime::from_hms_opt(8, 0, 0).unwrap());
                    prop_assert!(hour < chrono::NaiveTime::from_hms_opt(21, 0, 0).unwrap());
                }
            }
            prop_assert!(a_day.values().all(|count| *count <= most_a_day), "{:?}", a_day);
        }
    }
}
