//! The time that is believed, where a host has a clock that nobody can set. The wall clock says what time it is; the boot
//! clock says how much of it went by. Within one boot they differ by what they always differed by: a wall clock that says
//! otherwise is believed once it stays with that. After a boot the wall clock is taken at its word, and what is written
//! down by it is put right where it says something else before it is sure.
//!
//! A state machine with no clock and no file; the companion keeps it.

use std::mem;

use serde::{Deserialize, Serialize};

use super::{Instant, from_millis, to_millis};

/// What a clock that nobody can set reads: `CLOCK_BOOTTIME`, `elapsedRealtime`, `ContinuousClock`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BootReading {
    /// Another one after each start of the device; never shown.
    pub id: String,
    /// Milliseconds since the device was started, its sleep included.
    pub elapsed_ms: i64,
}

/// Two readings of one moment lie no further apart.
const TOLERANCE_MS: i64 = 1_000;

/// So long a wall clock has to stay with what it says before that counts, ms: longer than one look takes.
pub(crate) const CONFIRMED_AFTER_MS: i64 = 15_000;

/// 2026-01-01: no device that runs Ebb is older.
const EARLIEST_MS: i64 = 1_767_225_600_000;

/// As many stretches of a boot are remembered, the newest, and as many boots.
const MOST: usize = 64;

/// What is known of one device's clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Steady {
    boot: String,
    /// What is believed, less what the boot clock reads, ms.
    offset_ms: i64,
    /// What was believed last in the boot before: no moment of this one lies before that, plus what the boot clock reads.
    least_ms: i64,
    /// The same by what was sure.
    surely_ms: i64,
    /// What the boot clock read last.
    last_ms: i64,
    /// What the wall clock said then.
    wall_ms: i64,
    faith: Faith,
    /// Another offset that the wall clock shows.
    doubt: Option<Doubt>,
    /// When it was looked at in this boot before it was sure, the present last.
    stretches: Vec<Stretch>,
    /// Boots that were over before the wall clock was sure.
    suspects: Vec<Righting>,
    /// How often something was put right.
    rightings: i64,
}

/// No device was on for longer than a hundred years, ms.
const LONGEST_BOOT_MS: i64 = 100 * 366 * 86_400_000;
/// Nothing that follows from readings lies further from 0, ms: the years that are counted, four times over.
const FURTHEST_MS: i64 = 4 * 253_402_300_800_000;

impl BootReading {
    /// True for a reading that such a clock can give.
    pub(crate) fn is_one(&self) -> bool {
        (0..=LONGEST_BOOT_MS).contains(&self.elapsed_ms)
    }
}

/// How far the offset is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Faith {
    /// The wall clock said the same for long enough.
    Sure,
    /// The wall clock says so since the boot clock read this.
    Said { since_ms: i64 },
    /// The wall clock says what cannot be; this is the least that it can be.
    Guessed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Doubt {
    offset_ms: i64,
    since_ms: i64,
}

/// From when to when, as it is believed, the clock was looked at; ms since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stretch {
    from_ms: i64,
    to_ms: i64,
}

/// What follows from a look at the clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// Time went on.
    Nothing,
    /// The wall clock was set within a boot, and stays there: so much was added to it. No time went by.
    Set { by_ms: i64 },
    /// The wall clock was wrong: what was written down by it lies elsewhere.
    Wrong(Vec<Righting>),
}

/// What was written down by a wall clock that was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Righting {
    /// Counted from 1, so that each is made once.
    pub number: i64,
    /// From when on it was wrong, by itself, ms since 1970.
    pub from_ms: i64,
    /// Up to and including when.
    pub to_ms: i64,
    /// So much is added, ms.
    pub by_ms: i64,
}

impl Righting {
    /// Where a moment lies that was written down, ms since 1970.
    pub fn puts(&self, at_ms: i64) -> i64 {
        if self.is_about(at_ms) {
            at_ms.saturating_add(self.by_ms)
        } else {
            at_ms
        }
    }

    /// True for what follows from readings; another program may have written anything.
    pub fn is_one(&self) -> bool {
        let times = [self.from_ms, self.to_ms, self.by_ms];
        times.into_iter().all(is_near) && is_count(self.number)
    }

    /// True for a moment that was written down by the wall clock that was wrong.
    pub fn is_about(&self, at_ms: i64) -> bool {
        (self.from_ms..=self.to_ms).contains(&at_ms)
    }
}

impl Steady {
    /// The first look ever.
    pub fn new(wall: Instant, boot: &BootReading) -> Self {
        let wall_ms = to_millis(wall);
        let mut steady = Self {
            boot: boot.id.clone(),
            offset_ms: wall_ms - boot.elapsed_ms,
            least_ms: i64::MIN / 2,
            surely_ms: EARLIEST_MS,
            last_ms: boot.elapsed_ms,
            wall_ms,
            // There is nothing yet that a wrong clock could spoil.
            faith: Faith::Sure,
            doubt: None,
            stretches: Vec::new(),
            suspects: Vec::new(),
            rightings: 0,
        };
        if wall_ms < EARLIEST_MS {
            steady.faith = Faith::Guessed;
            steady.believes(steady.offset_ms);
        }
        steady
    }

    /// True for what follows from readings; another program may have written anything.
    pub fn is_one(&self) -> bool {
        let said = match self.faith {
            Faith::Said { since_ms } => Some(since_ms),
            Faith::Sure | Faith::Guessed => None,
        };
        let doubt = self.doubt.map(|doubt| [doubt.offset_ms, doubt.since_ms]);
        let stretches = self.stretches.iter();
        let stretches = stretches.flat_map(|stretch| [stretch.from_ms, stretch.to_ms]);
        let mut times = [self.offset_ms, self.last_ms, self.wall_ms]
            .into_iter()
            .chain(said)
            .chain(doubt.into_iter().flatten())
            .chain(stretches);
        let nothing_before = self.least_ms == i64::MIN / 2;
        times.all(is_near)
            && (nothing_before || is_near(self.least_ms))
            && is_near(self.surely_ms)
            && self.suspects.iter().all(Righting::is_one)
            && is_count(self.rightings)
    }

    /// The moment that is believed at a reading of the boot clock.
    fn at_ms(&self, elapsed_ms: i64) -> i64 {
        self.offset_ms.saturating_add(elapsed_ms)
    }

    /// What was believed at the last look.
    pub fn now(&self) -> Instant {
        from_millis(self.at_ms(self.last_ms).max(0)).unwrap_or_default()
    }

    /// What is believed where the wall clock alone was looked at, shortly after the last look: for what is drawn, and
    /// leaves no trace.
    pub fn beside(&self, wall: Instant) -> Instant {
        let since_ms = to_millis(wall) - self.wall_ms;
        let goes_on = (-CONFIRMED_AFTER_MS..CONFIRMED_AFTER_MS).contains(&since_ms);
        let ms = if goes_on {
            self.at_ms(self.last_ms).saturating_add(since_ms)
        } else {
            to_millis(wall)
        };
        from_millis(ms).unwrap_or(wall)
    }

    /// True where what is believed has stood long enough for what cannot be taken back.
    pub fn is_sure(&self) -> bool {
        self.faith == Faith::Sure
    }

    /// True where the wall clock agrees with what is believed.
    pub fn agrees(&self, wall: Instant, boot: &BootReading) -> bool {
        let apart = to_millis(wall) - self.at_ms(boot.elapsed_ms);
        self.boot == boot.id && apart.abs() <= TOLERANCE_MS
    }

    /// Takes in a look at both clocks, and answers what that proves.
    pub fn look(&mut self, wall: Instant, boot: &BootReading) -> Found {
        let (wall_ms, elapsed_ms) = (to_millis(wall), boot.elapsed_ms);
        if self.boot != boot.id {
            self.begins_anew(wall_ms, boot);
            return Found::Nothing;
        }
        let agrees = self.agrees(wall, boot);
        self.last_ms = self.last_ms.max(elapsed_ms);
        self.wall_ms = wall_ms;
        let offset_ms = wall_ms - elapsed_ms;
        if agrees {
            self.doubt = None;
            self.offset_ms = if self.is_sure() {
                offset_ms
            } else {
                self.after_the_last(offset_ms)
            };
            return self.grows_sure(elapsed_ms);
        }
        let in_range = wall_ms >= EARLIEST_MS;
        if self.is_sure() {
            if !(self.stays_with(offset_ms, elapsed_ms) && in_range) {
                return Found::Nothing;
            }
            let by_ms = offset_ms - self.offset_ms;
            (self.offset_ms, self.doubt) = (offset_ms, None);
            return Found::Set { by_ms };
        }
        // Time has never run back: what says so is wrong as long as it does not stay with that.
        let can_be =
            wall_ms.saturating_add(TOLERANCE_MS) >= self.least_ms.saturating_add(elapsed_ms);
        let mut rightings = Vec::new();
        if in_range && can_be {
            self.doubt = None;
            rightings = self.put_right(self.after_the_last(offset_ms));
            self.faith = Faith::Said {
                since_ms: elapsed_ms,
            };
        } else if in_range && self.stays_with(offset_ms, elapsed_ms) {
            rightings = self.put_right(offset_ms);
            rightings.extend(self.is_sure_now());
        }
        if !self.is_sure() {
            self.believes(self.offset_ms);
        }
        found(rightings)
    }

    /// The first look after a boot.
    fn begins_anew(&mut self, wall_ms: i64, boot: &BootReading) {
        let elapsed_ms = boot.elapsed_ms;
        // Since it was looked at last, at least this boot went by.
        self.least_ms = self.at_ms(self.last_ms);
        if self.is_sure() {
            self.surely_ms = self.least_ms;
        } else {
            let by_ms = self.surely_ms.saturating_sub(self.offset_ms);
            for stretch in mem::take(&mut self.stretches) {
                self.suspects.push(Righting {
                    number: 0,
                    from_ms: stretch.from_ms,
                    to_ms: stretch.to_ms,
                    by_ms,
                });
            }
            let too_many = self.suspects.len().saturating_sub(MOST);
            self.suspects.drain(..too_many);
            self.surely_ms = self.surely_ms.saturating_add(self.last_ms);
        }
        self.boot.clone_from(&boot.id);
        (self.last_ms, self.wall_ms, self.doubt) = (elapsed_ms, wall_ms, None);
        let can_be =
            wall_ms.saturating_add(TOLERANCE_MS) >= self.least_ms.saturating_add(elapsed_ms);
        if can_be && wall_ms >= EARLIEST_MS {
            self.faith = Faith::Said {
                since_ms: elapsed_ms,
            };
            self.believes(self.after_the_last(wall_ms - elapsed_ms));
        } else {
            self.faith = Faith::Guessed;
            self.believes(self.after_the_last(wall_ms - elapsed_ms));
            self.stays_with(wall_ms - elapsed_ms, elapsed_ms);
        }
    }

    /// An offset by which no moment of this boot falls on one of the boot before: what is put right later is known by when it
    /// was written down.
    fn after_the_last(&self, offset_ms: i64) -> i64 {
        offset_ms.max(self.least_ms.saturating_add(1))
    }

    /// An offset is believed for the while.
    fn believes(&mut self, offset_ms: i64) {
        self.offset_ms = offset_ms;
        let now_ms = self.at_ms(self.last_ms);
        match self.stretches.last_mut() {
            Some(last) if now_ms - last.to_ms <= CONFIRMED_AFTER_MS => {
                last.from_ms = last.from_ms.min(now_ms);
                last.to_ms = last.to_ms.max(now_ms);
            }
            _ => self.stretches.push(Stretch {
                from_ms: now_ms,
                to_ms: now_ms,
            }),
        }
        let too_many = self.stretches.len().saturating_sub(MOST);
        self.stretches.drain(..too_many);
    }

    /// The wall clock says again what is believed.
    fn grows_sure(&mut self, elapsed_ms: i64) -> Found {
        if self.is_sure() {
            return Found::Nothing;
        }
        self.believes(self.offset_ms);
        match self.faith {
            Faith::Said { since_ms } if elapsed_ms - since_ms >= CONFIRMED_AFTER_MS => {
                found(self.is_sure_now())
            }
            Faith::Guessed if self.at_ms(elapsed_ms) >= EARLIEST_MS => {
                self.faith = Faith::Said {
                    since_ms: elapsed_ms,
                };
                Found::Nothing
            }
            _ => Found::Nothing,
        }
    }

    /// What was written down in this boot was wrong; this offset is believed instead.
    fn put_right(&mut self, offset_ms: i64) -> Vec<Righting> {
        let by_ms = offset_ms - self.offset_ms;
        self.offset_ms = offset_ms;
        let mut rightings = Vec::new();
        for stretch in &mut self.stretches {
            self.rightings += 1;
            rightings.push(Righting {
                number: self.rightings,
                from_ms: stretch.from_ms,
                to_ms: stretch.to_ms,
                by_ms,
            });
            stretch.from_ms += by_ms;
            stretch.to_ms += by_ms;
        }
        // What follows is a stretch of its own: moments in between are somebody else's.
        self.stretches.push(Stretch {
            from_ms: self.at_ms(self.last_ms),
            to_ms: self.at_ms(self.last_ms),
        });
        rightings
    }

    /// The wall clock is sure. What was believed in an earlier boot, and lies after the beginning of this one, was in the
    /// future: it lies as early as it can.
    fn is_sure_now(&mut self) -> Vec<Righting> {
        (self.faith, self.doubt) = (Faith::Sure, None);
        self.stretches.clear();
        let began_ms = self.offset_ms;
        let mut rightings = mem::take(&mut self.suspects);
        rightings.retain(|suspect| suspect.to_ms > began_ms + TOLERANCE_MS);
        for righting in &mut rightings {
            self.rightings += 1;
            righting.number = self.rightings;
        }
        rightings
    }

    /// True where the wall clock has shown this offset for long enough.
    fn stays_with(&mut self, offset_ms: i64, elapsed_ms: i64) -> bool {
        match self.doubt {
            Some(doubt) if (doubt.offset_ms - offset_ms).abs() <= TOLERANCE_MS => {
                elapsed_ms - doubt.since_ms >= CONFIRMED_AFTER_MS
            }
            _ => {
                self.doubt = Some(Doubt {
                    offset_ms,
                    since_ms: elapsed_ms,
                });
                false
            }
        }
    }
}

fn is_near(ms: i64) -> bool {
    (-FURTHEST_MS..=FURTHEST_MS).contains(&ms)
}

fn is_count(number: i64) -> bool {
    (0..=i64::from(u32::MAX)).contains(&number)
}

fn found(rightings: Vec<Righting>) -> Found {
    if rightings.is_empty() {
        Found::Nothing
    } else {
        Found::Wrong(rightings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY_MS: i64 = 86_400_000;
    const YEARS_MS: i64 = 20 * 365 * DAY_MS;

    fn at(ms: i64) -> Instant {
        from_millis(ms).unwrap()
    }

    fn boot(id: u32, elapsed_ms: i64) -> BootReading {
        BootReading {
            id: id.to_string(),
            elapsed_ms,
        }
    }

    #[test]
    fn what_was_written_before_the_clock_was_ever_sure_is_put_no_earlier_than_ebb_is() {
        let (now, future) = (1_790_000_000_000, 1_890_000_000_000);
        let mut steady = Steady::new(at(60_000), &boot(0, 60_000));
        steady.look(at(future), &boot(1, 5_000));
        steady.look(at(future + 1_000), &boot(1, 6_000));
        steady.look(at(now), &boot(2, 5_000));
        steady.look(at(now + 10_000), &boot(2, 15_000));
        let found = (1..4).map(|n| steady.look(at(now + n * 20_000), &boot(2, 5_000 + n * 20_000)));
        let rightings: Vec<Righting> = found
            .flat_map(|found| match found {
                Found::Wrong(rightings) => rightings,
                Found::Nothing | Found::Set { .. } => Vec::new(),
            })
            .collect();
        assert!(!rightings.is_empty());
        for righting in rightings {
            let put = righting.puts(righting.from_ms);
            assert!((EARLIEST_MS..now + 60_000).contains(&put), "{righting:?}");
        }
    }

    /// A device whose true time is known, and what was written down on it.
    struct Device {
        steady: Option<Steady>,
        true_ms: i64,
        boot: u32,
        booted_ms: i64,
        /// As it was believed and put right since, and the truth.
        written: Vec<(i64, i64)>,
    }

    impl Device {
        fn new() -> Self {
            let true_ms = 1_790_000_000_000;
            Self {
                steady: None,
                true_ms,
                boot: 0,
                booted_ms: true_ms - 60_000,
                written: Vec::new(),
            }
        }

        fn looks(&mut self, wrong_by_ms: i64) -> Found {
            let reading = boot(self.boot, self.true_ms - self.booted_ms);
            let wall = at((self.true_ms + wrong_by_ms).max(0));
            let found = match &mut self.steady {
                Some(steady) => steady.look(wall, &reading),
                none => {
                    *none = Some(Steady::new(wall, &reading));
                    Found::Nothing
                }
            };
            if let Found::Wrong(rightings) = &found {
                for (written, _) in &mut self.written {
                    let puts = |at, righting: &Righting| righting.puts(at);
                    *written = rightings.iter().fold(*written, puts);
                }
            }
            let now = to_millis(self.steady.as_ref().unwrap().now());
            self.written.push((now, self.true_ms));
            found
        }

        fn waits(&mut self, ms: i64) {
            self.true_ms += ms;
        }

        fn boots(&mut self, off_ms: i64) {
            self.true_ms += off_ms;
            self.booted_ms = self.true_ms;
            self.boot += 1;
        }

        /// Another process reads what this one kept.
        fn is_killed(&mut self) {
            let kept = serde_json::to_string(&self.steady).unwrap();
            self.steady = serde_json::from_str(&kept).unwrap();
        }

        fn furthest_off_ms(&self) -> i64 {
            let off = self.written.iter().map(|(is, should)| (is - should).abs());
            off.max().unwrap()
        }
    }

    #[derive(Debug, Clone)]
    enum Act {
        Look,
        /// The wall clock is wrong for one look.
        Wrong(i64),
        Kill,
        Boot(i64),
    }

    fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
        let far = prop_oneof![
            -DAY_MS..DAY_MS,
            -YEARS_MS..YEARS_MS,
            // The clock of a board without a battery.
            Just(-1_790_000_000_000),
        ];
        let act = prop_oneof![
            4 => Just(Act::Look),
            4 => far.prop_map(Act::Wrong),
            1 => Just(Act::Kill),
            2 => (1_000..DAY_MS).prop_map(Act::Boot),
        ];
        let gap = prop_oneof![100..5_000_i64, 5_000..3_600_000_i64, 0..3 * DAY_MS];
        prop::collection::vec((gap, act), 1..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn a_wall_clock_that_is_wrong_for_one_look_leaves_no_trace(acts in acts()) {
            let mut device = Device::new();
            device.looks(0);
            let mut was_wrong = false;
            for (gap, act) in acts {
                match act {
                    // It is right again within the same boot.
                    Act::Boot(_) | Act::Wrong(_) if was_wrong => {
                        device.waits(gap);
                        device.looks(0);
                        was_wrong = false;
                    }
                    Act::Boot(off) => device.boots(off),
                    Act::Kill => device.is_killed(),
                    Act::Look => {
                        device.waits(gap);
                        device.looks(0);
                        was_wrong = false;
                    }
                    Act::Wrong(by) => {
                        device.waits(gap);
                        let found = device.looks(by);
                        prop_assert!(!matches!(found, Found::Set { .. }), "{found:?}");
                        was_wrong = true;
                    }
                }
            }
            device.waits(1_000);
            device.looks(0);
            device.waits(CONFIRMED_AFTER_MS);
            device.looks(0);
            prop_assert!(device.steady.as_ref().unwrap().is_sure());
            prop_assert!(device.furthest_off_ms() <= TOLERANCE_MS, "{} ms", device.furthest_off_ms());
        }
    }

    #[test]
    fn a_wall_clock_that_was_set_counts_once_it_stays_so_and_no_time_went_by() {
        let mut device = Device::new();
        device.looks(0);
        device.waits(5_000);
        assert_eq!(device.looks(-3_600_000), Found::Nothing);
        device.waits(CONFIRMED_AFTER_MS - 1);
        assert_eq!(device.looks(-3_600_000), Found::Nothing);
        assert_eq!(device.furthest_off_ms(), 0);
        device.waits(1);
        let set = Found::Set { by_ms: -3_600_000 };
        assert_eq!(device.looks(-3_600_000), set);
        let steady = device.steady.as_ref().unwrap();
        assert_eq!(steady.now(), at(device.true_ms - 3_600_000));
        assert!(steady.is_sure());
    }

    #[test]
    fn a_board_without_a_battery_goes_on_from_where_it_was_until_it_is_told_the_time() {
        let mut device = Device::new();
        device.looks(0);
        let before = device.true_ms;
        device.boots(7_200_000);
        device.waits(3_000);
        device.looks(-1_790_000_000_000);
        // As early as it can be: after it was looked at last, and this boot.
        let (written, _) = device.written[1];
        assert_eq!(written, before + 1 + 3_000);
        assert!(!device.steady.as_ref().unwrap().is_sure());
        // However long it stays with 1970, that is no time.
        device.waits(600_000);
        assert_eq!(device.looks(-1_790_000_000_000), Found::Nothing);
        for _ in 0..2 {
            device.waits(CONFIRMED_AFTER_MS);
            device.looks(0);
        }
        assert_eq!(device.furthest_off_ms(), 0);
    }

    #[test]
    fn a_boot_whose_only_look_was_in_the_future_lies_before_the_next_boot() {
        let mut device = Device::new();
        device.looks(0);
        device.boots(60_000);
        device.waits(2_000);
        device.looks(YEARS_MS);
        device.boots(60_000);
        device.waits(2_000);
        device.looks(0);
        device.waits(CONFIRMED_AFTER_MS);
        assert!(matches!(device.looks(0), Found::Wrong(_)));
        let written: Vec<i64> = device.written.iter().map(|(is, _)| *is).collect();
        assert!(written.is_sorted(), "{written:?}");
        assert_eq!(device.written[2].0, device.written[2].1);
    }

    #[test]
    fn a_clock_that_was_years_ahead_for_long_is_believed_when_it_stays_right() {
        let mut device = Device::new();
        device.looks(0);
        device.waits(1_000);
        device.looks(YEARS_MS);
        device.waits(CONFIRMED_AFTER_MS);
        assert_eq!(device.looks(YEARS_MS), Found::Set { by_ms: YEARS_MS });
        // It was set right while the device was being started.
        device.boots(60_000);
        device.looks(0);
        let now = |device: &Device| device.steady.as_ref().unwrap().now();
        assert!(now(&device) > at(device.true_ms));
        for _ in 0..2 {
            device.waits(CONFIRMED_AFTER_MS);
            device.looks(0);
        }
        assert_eq!(now(&device), at(device.true_ms));
    }

    #[test]
    fn a_picture_between_two_looks_goes_on_from_the_last_one() {
        let mut device = Device::new();
        device.looks(0);
        device.waits(1_000);
        device.looks(YEARS_MS);
        let steady = device.steady.as_ref().unwrap();
        let drawn = steady.beside(at(device.true_ms + YEARS_MS + 40));
        assert_eq!(drawn, at(device.true_ms + 40));
    }
}
