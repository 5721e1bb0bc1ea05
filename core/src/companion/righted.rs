//! What the clock finds out is put right everywhere: in the exercise that is under way, in the store, and in the vault.

use super::state::Companion;
use super::steady_clock::SteadyClock;
use crate::time::{Instant, Righting, from_millis, to_millis};

/// How far the clock's rightings were made, by their number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Righted {
    /// In what this process holds.
    here: i64,
    /// In the store; none before it was asked.
    in_store: Option<i64>,
}

impl Righted {
    /// Nothing is held by this process yet that was written down before.
    pub fn before(clock: &SteadyClock) -> Self {
        let last = clock.rightings().last().map(|righting| righting.number);
        Self {
            here: last.unwrap_or(0),
            in_store: None,
        }
    }

    /// The store is asked anew.
    pub fn store_is_another(&mut self) {
        self.in_store = None;
    }
}

impl Companion {
    /// Takes up what the clock found out since it was asked last.
    pub(super) fn follow_clock(&mut self, now: Instant) {
        let set_by_ms = self.clock.take_set();
        if set_by_ms != 0
            && let Some(record) = &mut self.at_hand
        {
            record.live.clock_was_set(set_by_ms, now);
        }
        let rightings = self.clock.rightings();
        let last = rightings.last().map_or(0, |righting| righting.number);
        if self.righted.here != last {
            let before = std::mem::replace(&mut self.righted.here, last);
            for righting in rightings.iter().filter(|one| one.number > before) {
                self.put_right_here(righting);
            }
        }
        if self.righted.in_store != Some(last) && self.put_right_in_store(&rightings) {
            self.righted.in_store = Some(last);
        }
        if self.clock.take_elsewhere() && self.not_kept.is_none() {
            self.take_up_from_elsewhere();
        }
    }

    fn put_right_here(&mut self, righting: &Righting) {
        let put = |at: &mut Instant| {
            *at = from_millis(righting.puts(to_millis(*at))).unwrap_or(*at);
        };
        for record in self.at_hand.iter_mut().chain(&mut self.pending) {
            record.live.put_right(righting);
            put(&mut record.seen_at);
        }
        self.unkept_uses
            .iter_mut()
            .for_each(|used| put(&mut used.at));
        self.signal_at.iter_mut().for_each(put);
        // What the vault cannot keep is put right in the store.
        let _ = self.vault.change_holds(|kept| {
            kept.uses.iter_mut().for_each(|used| put(&mut used.at));
            kept.danger_at.iter_mut().for_each(put);
        });
    }

    /// True where the store has all of them, and where there is nothing to be put right.
    fn put_right_in_store(&self, rightings: &[Righting]) -> bool {
        if rightings.is_empty() {
            return true;
        }
        let Some(store) = self.store() else {
            return false;
        };
        store.put_right(rightings).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::companion::first_page;
    use crate::crisis::Vault;
    use crate::crisis::page::Act as CrisisAct;
    use crate::page::{Action, Answer, Value};
    use crate::reminders::{ReminderKind, ReminderRule, Schedule, save_rule};
    use crate::session::page::Act as SessionAct;
    use crate::session::{Happened, records};
    use crate::store::{Id, KeyPlace, Store, StoreKey, Work};
    use crate::time::{BootReading, Day, Zone};
    use crate::view::Moment;
    use proptest::prelude::*;

    const MINUTE_MS: i64 = 60_000;
    const YEAR_MS: i64 = 365 * 86_400_000;

    fn key() -> StoreKey {
        StoreKey::from_bytes(vec![7; 32]).unwrap()
    }

    /// A device with Ebb on it, whose true time is known.
    struct Device<'a> {
        folder: &'a Path,
        clock: Arc<SteadyClock>,
        companion: Option<Companion>,
        true_ms: i64,
        boot: u32,
        booted_ms: i64,
        /// False for one whose wall clock is always right, and that has no other.
        wrong: bool,
    }

    impl<'a> Device<'a> {
        fn new(folder: &'a Path, wrong: bool) -> Self {
            let true_ms = 1_790_064_000_000;
            let now = from_millis(true_ms).unwrap();
            let id = Store::new_id(now).unwrap();
            drop(Store::create(folder, &id, &key(), KeyPlace::File).unwrap());
            Self {
                folder,
                clock: Arc::new(SteadyClock::over(folder)),
                companion: None,
                true_ms,
                boot: 0,
                booted_ms: true_ms - MINUTE_MS,
                wrong,
            }
        }

        fn moment(&self, off_ms: i64) -> Moment {
            let off_ms = if self.wrong { off_ms } else { 0 };
            let boot = BootReading {
                id: self.boot.to_string(),
                elapsed_ms: self.true_ms - self.booted_ms,
            };
            let wall = from_millis((self.true_ms + off_ms).max(0)).unwrap();
            Moment {
                now: self.clock.now(wall, self.wrong.then_some(&boot)),
                zone: Zone::UTC,
                language: "en".to_owned(),
                boot: None,
            }
        }

        fn ebb(&mut self, moment: &Moment) -> &mut Companion {
            let (folder, clock) = (self.folder, &self.clock);
            self.companion.get_or_insert_with(|| {
                let store = Store::open(folder, &key());
                let vault = Vault::at(&folder.join("plan"));
                Companion::going_by(Arc::clone(clock), store, vault, moment)
            })
        }

        fn looks(&mut self, off_ms: i64) {
            let moment = self.moment(off_ms);
            self.ebb(&moment).page(&first_page(), &[], &moment);
        }

        fn does(&mut self, action: &Action, said: &[Answer], off_ms: i64) {
            let moment = self.moment(off_ms);
            let done = self
                .ebb(&moment)
                .carry_out(action, said, &moment, &Work::new());
            done.unwrap();
        }

        fn is_killed(&mut self) {
            self.companion = None;
            self.clock = Arc::new(SteadyClock::over(self.folder));
        }

        fn boots(&mut self, off_ms: i64) {
            self.is_killed();
            self.true_ms += off_ms;
            self.booted_ms = self.true_ms;
            self.boot += 1;
        }

        fn becomes_sure(&mut self) {
            for _ in 0..2 {
                self.true_ms += 20_000;
                self.looks(0);
            }
        }

        /// What was recorded, without what only says that a clock was set: what, when, and how long after the beginning.
        fn recorded(&self) -> Vec<(Happened, i64, i64)> {
            let store = self.companion.as_ref().unwrap().store().unwrap();
            let live = records::running(store).unwrap().unwrap().live;
            let events = live.events().iter().map(|event| {
                let at = to_millis(event.at);
                (event.what.clone(), at, event.elapsed_ms)
            });
            events.collect()
        }

        fn marks(&self) -> Vec<(String, String, i64)> {
            let store = self.companion.as_ref().unwrap().store().unwrap();
            let read = store.read(|db| {
                let mut statement =
                    db.prepare("SELECT start, mark, at FROM reminder_states ORDER BY start")?;
                let rows =
                    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            });
            read.unwrap()
        }
    }

    fn rates(value: i32) -> (Action, Vec<Answer>) {
        let strength = Answer {
            field: "strength".to_owned(),
            value: Value::number(value),
        };
        (Action::of(&SessionAct::Rate), vec![strength])
    }

    #[derive(Debug, Clone)]
    enum Act {
        Look { off_ms: i64 },
        Rate { value: i32, off_ms: i64 },
        Kill,
        Boot { off_ms: i64 },
    }

    fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
        let off = || {
            prop_oneof![
                2 => Just(0),
                1 => -20 * YEAR_MS..20 * YEAR_MS,
                1 => -2 * 3_600_000..2 * 3_600_000_i64,
                1 => Just(-1_790_064_000_000),
            ]
        };
        let act = prop_oneof![
            2 => off().prop_map(|off_ms| Act::Look { off_ms }),
            3 => (0..=10, off()).prop_map(|(value, off_ms)| Act::Rate { value, off_ms }),
            1 => Just(Act::Kill),
            1 => (MINUTE_MS..2 * MINUTE_MS).prop_map(|off_ms| Act::Boot { off_ms }),
        ];
        // In all less than an hour: after that a ride is left.
        prop::collection::vec((100..4 * MINUTE_MS, act), 1..10)
    }

    fn lives(device: &mut Device<'_>, acts: &[(i64, Act)]) {
        let now = from_millis(device.true_ms).unwrap();
        let moment = device.moment(0);
        let store = device.ebb(&moment).store().unwrap();
        let id = Id::from_parts(now, &[3; 10]);
        let (each_day, day) = (Schedule::Daily { interval: 1 }, Day::of(now, Zone::UTC));
        let times = vec!["08:30".parse().unwrap(), "21:00".parse().unwrap()];
        let rule = ReminderRule::new(id, ReminderKind::Medication, each_day, times, day, now);
        save_rule(store, rule, now, Zone::UTC).unwrap();
        device.does(&Action::of(&SessionAct::Ride), &[], 0);
        let mut wrong = false;
        for (gap, act) in acts {
            device.true_ms += gap;
            let off = |off_ms: i64| if wrong { 0 } else { off_ms };
            match act {
                Act::Look { off_ms } => {
                    let off_ms = off(*off_ms);
                    device.looks(off_ms);
                    wrong = off_ms != 0;
                }
                Act::Rate { value, off_ms } => {
                    let (action, said) = rates(*value);
                    let off_ms = off(*off_ms);
                    device.does(&action, &said, off_ms);
                    wrong = off_ms != 0;
                }
                Act::Kill => device.is_killed(),
                // It is right again within the same boot.
                Act::Boot { .. } if wrong => {
                    device.looks(0);
                    wrong = false;
                }
                Act::Boot { off_ms } => device.boots(*off_ms),
            }
        }
        device.becomes_sure();
        // What fell due is settled four times an hour.
        let moment = device.moment(0);
        device.ebb(&moment).look_back(&moment);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn a_wall_clock_that_is_wrong_for_one_look_leaves_no_trace(acts in acts()) {
            let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            let mut wrong = Device::new(one.path(), true);
            let mut right = Device::new(other.path(), false);
            lives(&mut wrong, &acts);
            lives(&mut right, &acts);
            let (is, should) = (wrong.recorded(), right.recorded());
            prop_assert_eq!(is.len(), should.len(), "{:?} {:?}", is, should);
            for (is, should) in is.iter().zip(&should) {
                prop_assert_eq!(&is.0, &should.0);
                prop_assert!((is.1 - should.1).abs() <= 1_000, "{is:?} {should:?}");
                prop_assert!((is.2 - should.2).abs() <= 1_000, "{is:?} {should:?}");
            }
            prop_assert_eq!(wrong.marks(), right.marks());
            let frame = |device: &Device<'_>| {
                let ebb = device.companion.as_ref().unwrap();
                ebb.frame(from_millis(device.true_ms).unwrap()).unwrap().elapsed_ms
            };
            prop_assert!((frame(&wrong) - frame(&right)).abs() <= 1_000);
        }
    }

    #[test]
    fn a_ride_that_was_looked_at_in_1970_took_as_long_as_it_took() {
        for first_ms in [10_000, 39_670_000] {
            let folder = tempfile::tempdir().unwrap();
            let mut device = Device::new(folder.path(), true);
            let began_ms = device.true_ms;
            device.does(&Action::of(&SessionAct::Ride), &[], 0);
            device.true_ms += MINUTE_MS;
            device.looks(0);
            device.true_ms += MINUTE_MS / 2;
            device.looks(first_ms - device.true_ms);
            device.true_ms += MINUTE_MS / 2;
            device.looks(0);
            let ebb = device.companion.as_ref().unwrap();
            let now = from_millis(began_ms + 2 * MINUTE_MS).unwrap();
            assert_eq!(ebb.frame(now).unwrap().elapsed_ms, 2 * MINUTE_MS);
            assert_eq!(ebb.running().unwrap().live.events().len(), 1);
        }
    }

    #[test]
    fn a_use_that_was_noted_by_a_wrong_clock_counts_when_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let mut device = Device::new(folder.path(), true);
        device.looks(0);
        device.boots(MINUTE_MS);
        device.true_ms += 5_000;
        let used_ms = device.true_ms;
        device.does(&Action::of(&CrisisAct::Used), &[], 4 * YEAR_MS);
        device.becomes_sure();
        device.becomes_sure();
        let moment = device.moment(0);
        let ebb = device.companion.as_mut().unwrap();
        assert!(ebb.holds(&moment).used());
        let uses = ebb.uses(moment.now).known().unwrap();
        assert_eq!(to_millis(uses[0].at), used_ms);
        let kept = ebb.vault.holds().known().unwrap();
        assert_eq!(to_millis(kept.uses[0].at), used_ms);
    }

    #[test]
    fn a_clock_that_is_set_takes_nothing_from_what_runs_and_adds_nothing() {
        for by_ms in [-3_600_000, 3_600_000] {
            let folder = tempfile::tempdir().unwrap();
            let mut device = Device::new(folder.path(), true);
            device.does(&Action::of(&SessionAct::Ride), &[], 0);
            for _ in 0..6 {
                device.true_ms += 10_000;
                device.looks(by_ms);
            }
            let moment = device.moment(by_ms);
            assert_eq!(to_millis(moment.now), device.true_ms + by_ms);
            let ebb = device.companion.as_ref().unwrap();
            let elapsed_ms = ebb.frame(moment.now).unwrap().elapsed_ms;
            assert_eq!(elapsed_ms, 60_000);
            device.is_killed();
            device.looks(by_ms);
            let ebb = device.companion.as_ref().unwrap();
            assert_eq!(ebb.frame(moment.now).unwrap().elapsed_ms, 60_000);
        }
    }

    #[test]
    fn two_processes_count_a_clock_that_was_set_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut one = Device::new(folder.path(), true);
        one.does(&Action::of(&SessionAct::Ride), &[], 0);
        let mut other = Device {
            clock: Arc::new(SteadyClock::over(folder.path())),
            companion: None,
            ..one
        };
        other.looks(0);
        for _ in 0..4 {
            one.true_ms += 10_000;
            one.looks(3_600_000);
        }
        other.true_ms = one.true_ms;
        other.looks(3_600_000);
        let now = from_millis(other.true_ms + 3_600_000).unwrap();
        let elapsed = |device: &Device<'_>| {
            let ebb = device.companion.as_ref().unwrap();
            ebb.frame(now).unwrap().elapsed_ms
        };
        assert_eq!((elapsed(&one), elapsed(&other)), (40_000, 40_000));
    }
}
