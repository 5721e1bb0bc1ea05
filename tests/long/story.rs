//! What somebody does in a month, drawn by a seed: when, and the rides, the breathing and the practices.

use chrono::NaiveDateTime;
use fastrand::Rng;

use crate::device::{Device, MINUTE};
use crate::laws::{month, utc};
use crate::measures::SLEEP;
use crate::reminders::reminders;

pub const DAY: i64 = 24 * 60 * MINUTE;
/// Nothing is begun for so long after something else was.
const APART: i64 = 45 * MINUTE;

/// Mornings after a change of the clocks, at a time that belongs to another day by the hour before it.
fn turns(odd: i64, number: u32) -> Vec<(i64, Deed)> {
    const PHONE: [&str; 4] = [
        "2022-04-03T09:30:00Z",
        "2022-10-30T09:30:00Z",
        "2023-04-28T01:30:00Z",
        "2023-10-27T01:30:00Z",
    ];
    // By the old rules of Mexico its clocks changed in 2023 as well.
    const COMPUTER: [&str; 3] = [
        "2022-10-30T09:30:00.001Z",
        "2023-04-02T09:30:00.001Z",
        "2023-10-29T09:30:00.001Z",
    ];
    let all = if odd == 0 { &PHONE[..] } else { &COMPUTER };
    let at = all.iter().map(|text| utc(text));
    let within = at.filter(|at| (month(number)..month(number + 1)).contains(at));
    within.map(|at| (at, Deed::Turns)).collect()
}

/// How many of each there are in a month, on one device.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    pub sessions: usize,
    pub entries: usize,
    pub measures: usize,
    pub sundays: usize,
}

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deed {
    Session,
    Writes,
    Measure,
    Sleep,
    Uses {
        by_mistake: bool,
    },
    /// Sets right or deletes what was done last.
    Corrects,
    /// Sets right, deletes or brings back what was written.
    Edits,
    /// Says of a reminder that it is done.
    Does {
        what: &'static str,
        wall: NaiveDateTime,
        due: i64,
    },
    /// Rides and looks at the first page, on a morning on which the clocks were changed.
    Turns,
    /// Makes the appointment of a booster.
    Appoints {
        months: i64,
        wall: NaiveDateTime,
        due: i64,
    },
}

pub struct Person {
    pub random: Rng,
    /// 1 on the computer, so that nothing begins at the same millisecond on both.
    pub odd: i64,
    /// Breath and practices that could put to sleep are not begun before: somebody used, or said that they are in danger.
    pub awake_until: i64,
    pub written: usize,
    pub filled_in: usize,
}

impl Person {
    pub fn new(seed: u64, odd: i64) -> Self {
        Self {
            random: Rng::with_seed(seed),
            odd,
            awake_until: 0,
            written: 0,
            filled_in: 0,
        }
    }

    /// Lives a month; `early` while Ebb knew exercises and reminders alone.
    pub fn lives(&mut self, device: &mut Device, number: u32, amount: Amount, early: bool) {
        let mut deeds = vec![Deed::Session; amount.sessions];
        if !early {
            deeds.extend(vec![Deed::Writes; amount.entries]);
            deeds.extend(vec![Deed::Measure; amount.measures]);
            let few = 1 + amount.sessions / 60;
            deeds.extend(vec![Deed::Edits; few]);
            if number.is_multiple_of(3) {
                deeds.extend(vec![Deed::Sleep; few]);
            }
        }
        // The first Ebb had no bin.
        if number > 0 {
            let again = usize::from(number % 2 == 1) + amount.sessions / 60;
            deeds.extend(vec![Deed::Corrects; again]);
        }
        if i64::from(number % 2) == self.odd {
            let by_mistake = number % 3 == 2;
            deeds.push(Deed::Uses { by_mistake });
        }
        self.random.shuffle(&mut deeds);
        let (begin, end) = (
            month(number) + 60 * MINUTE,
            month(number + 1) - 120 * MINUTE,
        );
        let slot = (end - begin) / deeds.len() as i64;
        assert!(slot > APART, "too much for a month");
        let mut agenda = turns(self.odd, number);
        if self.odd == 0 {
            agenda.extend(reminders(device, number, amount.sundays));
        }
        for (place, deed) in deeds.into_iter().enumerate() {
            let at = begin + place as i64 * slot + self.random.i64(0..slot - APART);
            agenda.push((at / 2 * 2 + self.odd, deed));
        }
        agenda.sort_by_key(|(at, _)| *at);
        for (place, (at, deed)) in agenda.iter().enumerate() {
            let next = agenda.get(place + 1).map(|(at, _)| *at);
            self.does(
                device,
                *deed,
                *at,
                next.unwrap_or(month(number + 1) - 60 * MINUTE),
            );
        }
    }

    fn does(&mut self, device: &mut Device, deed: Deed, at: i64, next: i64) {
        match deed {
            Deed::Session => self.exercises(device, at, next),
            Deed::Writes => self.writes(device, at),
            Deed::Measure => self.fills_in(device, at),
            Deed::Sleep => {
                let known = &device.ledger.measures;
                if !known.values().any(|one| one.what == SLEEP.id) {
                    device.says(at - 1_000, &["check-in", "--own", "Sleep"]);
                }
                device.checks_in(at, &SLEEP, &[self.random.i64(0..=10)]);
            }
            Deed::Uses { by_mistake } => {
                device.uses(at, by_mistake);
                self.awake_until = at + DAY;
            }
            Deed::Corrects => self.corrects(device, at),
            Deed::Edits => self.edits(device, at),
            Deed::Turns => {
                device.told_of_ride(at, None, "rode");
                device.looks_at_today(at + MINUTE);
            }
            Deed::Does { what, wall, due } => device.does(at, what, wall, due),
            Deed::Appoints { months, wall, due } => {
                let (number, text) = (
                    months.to_string(),
                    wall.format("%Y-%m-%d %H:%M").to_string(),
                );
                device.says(at, &["remind", "appointment", &number, &text]);
                device.ledger.appointments.insert(months, due);
            }
        }
    }

    fn exercises(&mut self, device: &mut Device, at: i64, next: i64) {
        let kind = match at < self.awake_until {
            true => self.random.u8(0..7),
            false => self.random.u8(0..12),
        };
        // What takes its time is begun where there is some.
        let kind = if next - at < APART { 0 } else { kind };
        match kind {
            0..=5 => {
                let rating = self.random.u8(..12) == 0;
                let rating = rating.then(|| self.random.i64(0..=10));
                let outcome = self.outcome(at);
                device.told_of_ride(at, rating, outcome);
            }
            6 if self.random.u8(..4) == 0 && next - at > 2 * 60 * MINUTE => {
                device.rides(at, self.random.i64(0..=10), None);
            }
            6 => {
                let first = self.random.i64(1..=10);
                let last = self.random.i64(0..=first * 3 / 4);
                // To the second, and no longer than until something else is begun.
                let length = self.random.i64(60..40 * 60) * 1_000;
                let outcome = self.outcome(at);
                device.rides(at, first, Some((length, last, outcome)));
            }
            7..=9 => {
                let breaths = [("long-exhale", 10_000), ("box", 16_000), ("sigh", 10_500)];
                let (pattern, breath) = breaths[self.random.usize(..breaths.len())];
                let minutes = self.random.i64(1..=20);
                device.breathes(at, pattern, breath, minutes);
            }
            _ => {
                let practices = [
                    ("sounds", 5),
                    ("looking-around", 3),
                    ("breathing-space", 3),
                    ("body-scan-5", 5),
                    ("senses-54321", 4),
                ];
                let (practice, minutes) = practices[self.random.usize(..practices.len())];
                device.practises(at, practice, minutes);
                // Somebody comes back to most of them.
                let back = at + (minutes + self.random.i64(1..20)) * MINUTE;
                match self.random.u8(..4) {
                    0 => {}
                    1 => device.looks_at_routine(back),
                    _ => device.looks_at_today(back),
                }
            }
        }
    }

    fn outcome(&mut self, at: i64) -> &'static str {
        let outcome = [
            "rode",
            "rode",
            "rode",
            "rode",
            "rode",
            "rode",
            "not-sure",
            "used-some",
            "used",
        ][self.random.usize(..9)];
        if outcome.starts_with("used") {
            self.awake_until = at + DAY + 60 * MINUTE;
        }
        outcome
    }
}
