//! What somebody does in a month, drawn by a seed: rides, breathing and practices, words, questionnaires, reminders, and what
//! is set right or taken back.

use chrono::{Days, NaiveDate, NaiveDateTime};
use fastrand::Rng;
use serde_json::json;

use crate::device::{Device, MINUTE};
use crate::laws::{month, sundays};
use crate::measures::{FORMS, SLEEP};

const DAY: i64 = 24 * 60 * MINUTE;
/// Nothing is begun for so long after something else was.
const APART: i64 = 45 * MINUTE;

/// What comes back each Sunday: after a use nothing is asked that is practice, but people are met.
pub const WEEKLY: &str = "peer_meeting";
/// The day on which treatment ended.
pub const ENDED: &str = "2022-02-28";
/// Months after which a booster is offered. The one after nine is let go.
pub const BOOSTERS: [(i64, &str); 7] = [
    (1, "2022-03-28"),
    (3, "2022-05-28"),
    (6, "2022-08-28"),
    (9, "2022-11-28"),
    (12, "2023-02-28"),
    (18, "2023-08-28"),
    (24, "2024-02-28"),
];
pub const LET_GO: i64 = 9;

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
enum Deed {
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
    /// Makes the appointment of a booster.
    Appoints {
        months: i64,
        wall: NaiveDateTime,
        due: i64,
    },
}

pub struct Person {
    random: Rng,
    /// 1 on the computer, so that nothing begins at the same millisecond on both.
    odd: i64,
    /// Breath and practices that could put to sleep are not begun before: somebody used, or said that they are in danger.
    awake_until: i64,
    written: usize,
    filled_in: usize,
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
        deeds.extend(vec![Deed::Corrects; 1 + amount.sessions / 60]);
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
        let mut agenda = self.reminders(device, number, amount.sundays);
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

    /// What comes back on the phone in a month: Sundays at ten, of which so many are done, and boosters, each with an
    /// appointment on the day before it is due, which is made twenty days ahead.
    fn reminders(&self, device: &mut Device, number: u32, done: usize) -> Vec<(i64, Deed)> {
        let mut agenda = Vec::new();
        if self.odd == 1 {
            return agenda;
        }
        let place = device.place;
        if number == 0 {
            let at = month(0) + 10 * MINUTE;
            device.says(at, &["remind", "boosters", ENDED]);
            device.says(
                at,
                &[
                    "remind",
                    "add",
                    "every sunday 10:00",
                    "--for",
                    "peer-meeting",
                ],
            );
        }
        for sunday in sundays(number).skip(1).take(done) {
            let wall = sunday.and_hms_opt(10, 0, 0).unwrap();
            let due = place.at(wall);
            // Now and then it is done before it is due.
            let at = if number.is_multiple_of(2) {
                due + 20 * MINUTE
            } else {
                due - 90 * MINUTE
            };
            agenda.push((
                at,
                Deed::Does {
                    what: WEEKLY,
                    wall,
                    due,
                },
            ));
        }
        for (months, due) in BOOSTERS.into_iter().filter(|(months, _)| *months != LET_GO) {
            let day: NaiveDate = due.parse().unwrap();
            let wall = (day - Days::new(1)).and_hms_opt(15, 0, 0).unwrap();
            let due = place.at(wall);
            agenda.push((due - 20 * DAY, Deed::Appoints { months, wall, due }));
            agenda.push((
                due - 30 * MINUTE,
                Deed::Does {
                    what: "booster_session",
                    wall,
                    due,
                },
            ));
        }
        agenda.retain(|(at, _)| (month(number)..month(number + 1)).contains(at));
        agenda
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
            true => self.random.u8(0..6),
            false => self.random.u8(0..12),
        };
        // What takes its time is begun where there is some.
        let kind = if next - at < APART { 0 } else { kind };
        match kind {
            0..=2 => {
                let rating = self.random.bool().then(|| self.random.i64(0..=10));
                let outcome = self.outcome(at);
                device.told_of_ride(at, rating, outcome);
            }
            3 if self.random.bool() && next - at > 2 * 60 * MINUTE => {
                device.rides(at, self.random.i64(0..=10), None);
            }
            3..=5 => {
                let first = self.random.i64(1..=10);
                let last = self.random.i64(0..=first);
                // To the second, and no longer than until something else is begun.
                let length = self.random.i64(60..40 * 60) * 1_000;
                let outcome = self.outcome(at);
                device.rides(at, first, Some((length, last, outcome)));
            }
            6..=8 => {
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
                if self.random.u8(..4) > 0 {
                    device.looks_at_today(at + (minutes + self.random.i64(1..20)) * MINUTE);
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

    fn writes(&mut self, device: &mut Device, at: i64) {
        self.written += 1;
        let who = if self.odd == 1 { "computer" } else { "phone" };
        let birds = ["heron", "wren", "crane"];
        let text = format!(
            "{} {}, on the {who}: \"it came, and went\", and I stayed. Ça va → mieux",
            birds[self.random.usize(..birds.len())],
            self.written
        );
        let strength = self.random.i64(0..=10);
        match self.random.u8(..3) {
            0 => device.writes(at, "line", &["line", &text], json!({ "line": text })),
            1 => {
                let feeling = format!("sad={strength}");
                let feelings = json!([{ "feeling": "sad", "strength": strength }]);
                let said = ["write", &text, "--feeling", &feeling];
                device.writes(
                    at,
                    "free",
                    &said,
                    json!({ "text": text, "feelings": feelings }),
                );
            }
            _ => {
                let belief = strength * 10;
                let fields = [format!("situation={text}"), format!("belief={belief}")];
                let said = ["fill", "thought-record", &fields[0], &fields[1]];
                let answers = json!({ "situation": text, "belief": belief });
                device.writes(at, "thought-record", &said, answers);
            }
        }
    }

    fn fills_in(&mut self, device: &mut Device, at: i64) {
        // The computer begins with another one.
        let place = self.filled_in + 2 * self.odd as usize;
        self.filled_in += 1;
        let form = &FORMS[place % FORMS.len()];
        let heavy = self.random.i64(0..=form.greatest);
        let given: Vec<i64> = form
            .items
            .iter()
            .map(|_| self.random.i64(0..=heavy))
            .collect();
        device.checks_in(at, form, &given);
        self.awake_until = at + DAY;
    }

    /// Sets right what was done last, deletes it, or deletes it and brings it back.
    fn corrects(&mut self, device: &mut Device, at: i64) {
        if device.ledger.exercises.is_empty() {
            return;
        }
        let (id, began) = device.newest(at);
        let stands = device.ledger.exercises.iter().rfind(|(_, one)| !one.gone);
        assert_eq!(began, *stands.unwrap().0);
        let what = self.random.u8(..3);
        let one = device.ledger.exercises.get_mut(&began).unwrap();
        one.edited = at + 1_000;
        if what == 0
            && let Some((_, value)) = one.ratings.first_mut()
        {
            *value = (*value + 1) % 11;
            let rating = format!("1={value}");
            device.says(
                at + 1_000,
                &["history", "correct", &id, "--rating", &rating],
            );
            return;
        }
        one.gone = true;
        device.says(at + 1_000, &["history", "delete", &id]);
        if what == 1 {
            device.says(at + 2_000, &["history", "restore", &id]);
            let one = device.ledger.exercises.get_mut(&began).unwrap();
            (one.gone, one.edited) = (false, at + 2_000);
        }
    }

    /// Sets right what was written, on whichever device, deletes it or brings it back.
    fn edits(&mut self, device: &mut Device, at: i64) {
        let lately = |edited: i64| at - edited < 25 * DAY;
        let entries = device.ledger.entries.iter();
        // What has lain in the bin for long is gone for good.
        let known = entries.filter(|(_, one)| !one.gone || lately(one.edited));
        let known: Vec<i64> = known.map(|(at, _)| *at).collect();
        if known.is_empty() {
            return;
        }
        let which = known[self.random.usize(..known.len())];
        let delete = self.random.bool();
        let one = device.ledger.entries.get_mut(&which).unwrap();
        one.edited = at;
        let id = one.id.clone();
        if one.gone {
            one.gone = false;
            device.says(at, &["journal", "restore", &id]);
        } else if delete {
            one.gone = true;
            device.says(at, &["journal", "delete", &id]);
        } else {
            let field = match one.sheet {
                "free" => "text",
                "line" => "line",
                _ => "situation",
            };
            let text = format!("{} (said anew)", one.answers[field].as_str().unwrap());
            one.answers[field] = text.clone().into();
            let said = format!("{field}={text}");
            device.says(at, &["journal", "change", &id, &said]);
        }
    }
}
