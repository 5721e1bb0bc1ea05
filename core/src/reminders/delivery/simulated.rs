//! Two years of a phone that restarts, travels, sleeps, is restored and loses permission, against what it really
//! showed: every occurrence ends as confirmed, presumed or missed; nothing is told twice, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use proptest::prelude::*;

use crate::reminders::example::{at, daily, id, rule, taper};
use crate::reminders::*;
use crate::store::{Store, scratch};
use crate::time::{Instant, Zone};

/// What happens between two times that Ebb is opened.
#[derive(Debug, Clone, Copy)]
enum Life {
    Nothing,
    /// The phone was off for the second half of the time, and has forgotten what it held.
    Restart,
    /// The person is in another zone from the next opening on.
    Travel(usize),
    /// Notifications are not allowed until the next opening.
    NotAllowed,
    /// The system has dropped what it held, and can say so.
    Dropped,
    /// The person touches the newest notice: done, or put off by an hour.
    Done,
    Snooze,
}

struct Phone {
    holds: BTreeMap<String, PlannedNotice>,
    shown: Vec<(Instant, OccurrenceId, NoticePurpose)>,
    zone: Zone,
    now: Instant,
}

impl Phone {
    /// Lets time pass; what is held is shown where nothing stands against it.
    fn pass(&mut self, until: Instant, shows: bool) {
        let due: Vec<_> = self
            .holds
            .values()
            .filter(|notice| notice.at <= until)
            .map(|notice| notice.id.clone())
            .collect();
        for notice in due.iter().filter_map(|id| self.holds.remove(id)) {
            if shows {
                let told = notice.occurrences.iter();
                self.shown
                    .extend(told.map(|id| (notice.at, *id, notice.purpose)));
            }
        }
        self.now = until;
    }

    fn open(&mut self, store: &Store) {
        let pending: Vec<_> = self.holds.values().map(PlannedNotice::held).collect();
        let made = changes(
            store,
            Some(&pending),
            self.now,
            self.zone,
            20,
            &Wording::neutral("en"),
        )
        .unwrap();
        for id in &made.cancel {
            self.holds.remove(id);
        }
        for notice in &made.schedule {
            self.holds.insert(notice.id.clone(), notice.clone());
        }
        changes_made(store, &made).unwrap();
        let again: Vec<_> = self.holds.values().map(PlannedNotice::held).collect();
        let nothing = changes(
            store,
            Some(&again),
            self.now,
            self.zone,
            20,
            &Wording::neutral("en"),
        )
        .unwrap();
        assert_eq!(nothing, NoticeChanges::default());
    }
}

fn life() -> impl Strategy<Value = Vec<(i64, Life)>> {
    let event = prop_oneof![
        4 => Just(Life::Nothing),
        1 => Just(Life::Restart),
        1 => (0..5_usize).prop_map(Life::Travel),
        1 => Just(Life::NotAllowed),
        1 => Just(Life::Dropped),
        3 => Just(Life::Done),
        2 => Just(Life::Snooze),
    ];
    proptest::collection::vec((30..20_000_i64, event), 60..100)
}

fn rules_of_the_person() -> Vec<ReminderRule> {
    let mut rules = vec![
        daily("08:30"),
        rule(
            Schedule::Weekly {
                interval: 1,
                weekdays: vec![Weekday::Tuesday],
            },
            &["22:00"],
            "2026-11-01",
        ),
        rule(
            Schedule::MonthlyByDay {
                interval: 1,
                day: 31,
            },
            &["02:30"],
            "2026-11-01",
        ),
        rule(
            Schedule::Daily { interval: 3 },
            &["10:00", "18:00"],
            "2026-11-01",
        ),
    ];
    let kinds = [
        ReminderKind::Mindfulness,
        ReminderKind::CheckIn,
        ReminderKind::PlanReview,
        ReminderKind::Medication,
    ];
    for (number, (rule, kind)) in (1..).zip(rules.iter_mut().zip(kinds)) {
        (rule.id, rule.kind) = (id(number), kind);
    }
    rules[3].zone = ZoneMode::Stays {
        zone: "America/New_York".parse().unwrap(),
    };
    rules
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn two_years_of_a_phone_end_with_true_books(life in life()) {
        let (_folder, store) = scratch::store();
        let zones = ["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", "UTC"];
        let zone = |index: usize| -> Zone { zones[index].parse().unwrap() };
        let start = at("2026-11-23T11:00:30Z");
        let mut phone = Phone { holds: BTreeMap::new(), shown: Vec::new(), zone: zone(0), now: start };
        for rule in rules_of_the_person() {
            save_rule(&store, rule, start, phone.zone).unwrap();
        }
        save_taper(&store, taper("2026-11-20"), start, phone.zone).unwrap();
        phone.open(&store);
        let (mut told, mut put_off) = (BTreeSet::new(), BTreeSet::new());
        for (minutes, event) in life {
            let before = phone.now;
            let until = before + TimeDelta::minutes(minutes);
            match event {
                Life::Restart => {
                    let half = before + TimeDelta::minutes(minutes / 2);
                    phone.pass(half, true);
                    phone.holds.clear();
                    phone.pass(until, false);
                    forgotten(&store, half, until, MissedCause::PhoneOff).unwrap();
                }
                Life::NotAllowed => {
                    phone.pass(until, false);
                    note_silence(&store, before, until, MissedCause::NotAllowed).unwrap();
                }
                Life::Dropped => {
                    phone.holds.clear();
                    phone.pass(until, true);
                    forgotten(&store, before, until, MissedCause::PhoneOff).unwrap();
                }
                _ => phone.pass(until, true),
            }
            if let Life::Travel(index) = event {
                phone.zone = zone(index);
            }
            let newest = phone.shown.last().copied();
            if let Some((_, id, _)) = newest {
                match event {
                    Life::Done => done(&store, id, phone.now, phone.zone).unwrap(),
                    Life::Snooze => {
                        put_off.insert(id);
                        snooze(&store, id, Snooze::OneHour, phone.now, phone.zone).unwrap();
                    }
                    _ => {}
                }
            }
            phone.open(&store);
            let new = missed(&store, phone.now).unwrap();
            for missed in new.iter().filter(|one| one.at >= start) {
                // One that was put off again after it was missed may be missed again.
                prop_assert!(told.insert((missed.id, missed.at)), "{} told twice", missed.id);
            }
            missed_told(&store, &new).unwrap();
        }

        let mut seen = BTreeMap::new();
        for (when, id, purpose) in &phone.shown {
            let first = matches!(purpose, NoticePurpose::Due | NoticePurpose::MakeDate);
            if first {
                prop_assert_eq!(seen.insert(*id, *when), None, "{} was shown twice", id);
            }
        }
        let taper = &tapers(&store).unwrap()[0];
        let states = history(&store, taper.id, 100).unwrap();
        for notice in taper.notices(zone(4)) {
            let over = notice.at < phone.now - TimeDelta::days(2);
            prop_assert!(!over || states.iter().any(|state| state.id == notice.id));
        }
        for rule in rules(&store).unwrap() {
            let states: BTreeMap<_, _> = history(&store, rule.id, 10_000).unwrap().into_iter()
                .map(|state| (state.id, state)).collect();
            // A day at the end may still be under way where the phone is.
            let settled = phone.now - TimeDelta::days(2);
            for one in occurrences(&rule, start + TimeDelta::days(2), settled, zone(4)) {
                let Some(state) = states.get(&one.id) else {
                    return Err(TestCaseError::fail(format!("{} is lost", one.id)));
                };
                let was_shown = phone.shown.iter().any(|(_, id, _)| *id == one.id);
                match state.mark.outcome() {
                    OccurrenceOutcome::Presumed => {
                        prop_assert!(was_shown, "{} was not shown", one.id);
                    }
                    // One that was put off may be missed the second time.
                    OccurrenceOutcome::Missed => {
                        prop_assert!(!was_shown || put_off.contains(&one.id), "{} was shown", one.id);
                    }
                    OccurrenceOutcome::Confirmed => {}
                }
            }
        }
    }
}
