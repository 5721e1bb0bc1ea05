//! Months of one person in therapy, kept through the functions that a host calls, beside a ledger of what was said that
//! nothing of Ebb wrote: its scores are sums made here. The same days for the same seed: those of half a year stand in
//! `tests/vectors/half_year.json`, and the Kotlin and the Swift library live them again through their pages.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use chrono::{DateTime, Days, TimeDelta, Utc};
use ebb_core::companion::Companion;
use ebb_core::content::content;
use ebb_core::crisis::Vault;
use ebb_core::journal::page::Act as Journal;
use ebb_core::journal::uses;
use ebb_core::measures::{records as measures, score::Given, trackers};
use ebb_core::page::{Action, Answer, Place, Reply, Token, Value};
use ebb_core::progress::lists::page::{Act as Lists, At as ListPlace};
use ebb_core::session::records::{Record, keep};
use ebb_core::session::{Change, Ending, Form, Outcome, Plan};
use ebb_core::store::{Id, KeyPlace, Store, Work};
use ebb_core::time::{Day, Instant, Zone, to_millis};
use ebb_core::view::Moment;
use fastrand::Rng;
use serde::Serialize;

use crate::decade;

/// What was said, in the order in which it was. Every `at` is in milliseconds since 1970, UTC.
#[derive(Debug, Default, Serialize)]
pub struct Ledger {
    /// When it begins.
    pub begin: i64,
    /// When it ends.
    pub end: i64,
    /// Questionnaires.
    pub measures: Vec<Measured>,
    /// Numbers of their own.
    pub numbers: Vec<Numbered>,
    /// Urges that were ridden.
    pub rides: Vec<Ridden>,
    /// When they touched that they have used.
    pub touched: Vec<i64>,
    /// Days on which they said that they used, the oldest first, however they said it.
    pub used: Vec<String>,
    /// Goals.
    pub goals: Vec<Listed>,
    /// What was agreed on.
    pub homework: Vec<Listed>,
    /// What was written, freely.
    pub written: Vec<Written>,
}

/// A questionnaire.
#[derive(Debug, Serialize)]
pub struct Measured {
    /// When.
    pub at: i64,
    /// Its id, such as "phq-9".
    pub instrument: String,
    /// The day.
    pub day: String,
    /// Answers by item; one that was left is none.
    pub answers: BTreeMap<String, i32>,
    /// What they add up to; none where one is missing.
    pub score: Option<i32>,
}

/// A number of their own.
#[derive(Debug, Serialize)]
pub struct Numbered {
    /// When.
    pub at: i64,
    /// What it is called.
    pub name: String,
    /// The day.
    pub day: String,
    /// The number, 0 to 10.
    pub value: i32,
}

/// What was written.
#[derive(Debug, Serialize)]
pub struct Written {
    /// When.
    pub at: i64,
    /// The words.
    pub text: String,
}

/// An urge.
#[derive(Debug, Serialize)]
pub struct Ridden {
    /// When it began.
    pub at: i64,
    /// The day.
    pub day: String,
    /// The first rating.
    pub first: i32,
    /// The last rating.
    pub last: i32,
    /// True where it ended with a use.
    pub used: bool,
}

/// Something on a list.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// When it was written down.
    pub at: i64,
    /// What it is.
    pub what: String,
    /// The day on which it is due, where it has one.
    pub due: Option<String>,
    /// When they said how it went; none while it is open.
    pub closed_at: Option<i64>,
    /// How it went, by its id; none while it is open.
    pub outcome: Option<String>,
    /// What was said of it.
    pub told: String,
}

/// Where they live.
pub fn zone() -> Zone {
    "Europe/Berlin".parse().unwrap_or(Zone::UTC)
}

/// Noon of the last day: 24 November 2026.
pub fn end() -> Instant {
    DateTime::<Utc>::from_timestamp(1_795_518_000, 0).expect("in range")
}

/// A moment there.
pub fn moment(now: Instant) -> Moment {
    Moment {
        now,
        zone: zone(),
        language: "en".to_owned(),
        boot: None,
    }
}

fn day(at: Instant) -> String {
    Day::of(at, zone()).to_string()
}

/// Lives so many days up to [`end`] in a new store in `folder`, which the terminal opens too: its key lies beside it.
///
/// # Panics
/// Where the disk does not let it.
pub fn live(folder: &Path, days: u64, seed: u64) -> Ledger {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(folder.join("ebb.key")).expect("a new folder");
    let key = decade::key();
    file.write_all(key.to_hex().as_bytes())
        .expect("room for a key");
    let begin = end() - Days::new(days);
    let id = Store::new_id(begin).expect("random bytes");
    let store = Store::create(folder, &id, &key, KeyPlace::File).expect("a store");
    let mut life = Life {
        random: Rng::with_seed(seed),
        ledger: Ledger {
            begin: to_millis(begin),
            end: to_millis(end()),
            ..Ledger::default()
        },
    };
    let sleep = trackers::keep(&store, "Sleep", begin).expect("a number of their own");
    for n in 0..days {
        life.day(&store, begin + Days::new(n), n, &sleep.to_string());
    }
    let vault = Vault::at(&folder.join("plan"));
    let mut companion = Companion::new(Ok(store), vault, &moment(begin));
    for n in (0..days).step_by(14) {
        life.fortnight(&mut companion, begin + Days::new(n), n / 14);
    }
    life.ledger
}

struct Life {
    random: Rng,
    ledger: Ledger,
}

impl Life {
    fn day(&mut self, store: &Store, noon: Instant, n: u64, sleep: &str) {
        // Never while something else is said: what is measured or written is so at full ten minutes, or before 12:30.
        let tens = self.random.i64(-18..43);
        let tens = if tens < -1 { tens } else { tens + 4 };
        let at = noon + TimeDelta::minutes(tens * 10 + 1);
        if self.random.u8(..3) == 0 {
            self.ride(store, at);
        }
        if n.is_multiple_of(7) {
            self.fill_in(store, "gad-7", noon);
        }
        if n.is_multiple_of(14) {
            self.fill_in(store, "phq-9", noon + TimeDelta::minutes(5));
        }
        if n.is_multiple_of(61) {
            self.fill_in(store, "audit-c", noon + TimeDelta::minutes(9));
            self.fill_in(store, "pcl-5", noon + TimeDelta::minutes(12));
        }
        if n.is_multiple_of(3) {
            let value = self.random.i32(0..=10);
            let known = trackers::list(store).expect("readable");
            let known = known.iter().find(|one| one.id.to_string() == sleep);
            let known = known.expect("it is there");
            let of = known.instrument(&content("en").measures);
            let given = Given::from([(trackers::VALUE.to_owned(), value)]);
            let at = noon + TimeDelta::minutes(20);
            measures::keep(store, &of, &given, at, zone()).expect("room");
            measures::finish(store, &of, at).expect("room");
            self.ledger.numbers.push(Numbered {
                at: to_millis(at),
                name: known.name.clone(),
                day: day(at),
                value,
            });
        }
        if self.random.u8(..40) == 0 {
            let at = noon + TimeDelta::hours(9);
            uses::note(store, Id::new(at).expect("random"), at, zone()).expect("room");
            self.ledger.touched.push(to_millis(at));
            self.used(day(at));
        }
    }

    fn used(&mut self, day: String) {
        if self.ledger.used.last() != Some(&day) {
            self.ledger.used.push(day);
        }
    }

    fn fill_in(&mut self, store: &Store, instrument: &str, at: Instant) {
        let Some(of) = content("en").instrument(instrument) else {
            return;
        };
        // Now and then somebody is called away before the last answer.
        let left = self.random.u8(..12) == 0;
        let mut answers = BTreeMap::new();
        let (mut sum, mut missing) = (0, false);
        let items = of.verbatim.items.iter().filter(|item| !item.unscored);
        let items: Vec<_> = items.collect();
        for (place, item) in items.iter().enumerate() {
            let most = if item.options.is_empty() {
                of.verbatim.options.len()
            } else {
                item.options.len()
            };
            if left && place + 1 == items.len() {
                missing = true;
                continue;
            }
            let value = self.random.i32(0..i32::try_from(most).expect("few"));
            sum += value;
            answers.insert(item.id.clone(), value);
        }
        let given: Given = answers.clone().into_iter().collect();
        measures::keep(store, of, &given, at, zone()).expect("room");
        measures::finish(store, of, at).expect("room");
        self.ledger.measures.push(Measured {
            at: to_millis(at),
            instrument: instrument.to_owned(),
            day: day(at),
            answers,
            score: (!missing).then_some(sum),
        });
    }

    fn ride(&mut self, store: &Store, at: Instant) {
        let first = self.random.i32(3..=9);
        let last = (first - self.random.i32(0..=4)).max(0);
        let used = self.random.u8(..15) == 0;
        let plan = Plan::ride(content("en"), Form::Outward).expect("the ride of the content");
        let mut record = Record::begin(plan, at, zone()).expect("a beginning");
        let outcome = match used {
            true => Outcome::Used,
            false => Outcome::Rode,
        };
        let ending = Ending::Done;
        let outcome = Some(outcome);
        let changes = [
            (20, Change::Rate { value: first }),
            (400, Change::Rate { value: last }),
            (430, Change::Finish { ending, outcome }),
        ];
        for (second, change) in changes {
            let at = at + TimeDelta::seconds(second);
            record.live.apply(change, at).expect("a change that fits");
        }
        let ended = at + TimeDelta::seconds(430);
        keep(store, &mut record, ended).expect("room");
        self.ledger.rides.push(Ridden {
            at: to_millis(at),
            day: day(at),
            first,
            last,
            used,
        });
        if used {
            self.used(day(ended));
        }
    }

    /// What a session brings: something agreed on, now and then a goal, and a few words in the journal.
    fn fortnight(&mut self, companion: &mut Companion, noon: Instant, n: u64) {
        let mut does = |act: Action, said: &[Answer], at: Instant| -> Place {
            match companion.carry_out(&act, said, &moment(at), &Work::new()) {
                Ok(Reply::Went { to, .. }) => to,
                other => panic!("{other:?}"),
            }
        };
        let words = |field: &str, text: &str| Answer::new(field, Value::words(text));
        let keep = |list: &str| {
            Action::of(&Lists::Keep {
                list: list.to_owned(),
            })
        };
        let id_of = |to: &Place| match ListPlace::read(&to.token) {
            Some(ListPlace::Item { id }) => id,
            other => panic!("{other:?}"),
        };
        let chosen = |field: &str, id: &str| {
            let ids = vec![id.to_owned()];
            Answer::new(field, Value::Chosen { ids })
        };
        if n.is_multiple_of(4) {
            let what = format!("an evening with people, for the {}. time", n / 4 + 1);
            let to = does(keep("goals"), &[words("what", &what)], noon);
            let at = noon + TimeDelta::days(10);
            let reached = n.is_multiple_of(8) && at < end();
            if reached {
                let id = id_of(&to);
                let said = [chosen("outcome", "reached")];
                does(Action::of(&Lists::Close { id }), &said, at);
            }
            self.ledger.goals.push(Listed {
                at: to_millis(noon),
                what,
                due: None,
                closed_at: reached.then(|| to_millis(at)),
                outcome: reached.then(|| "reached".to_owned()),
                told: String::new(),
            });
        }
        let what = format!("write down what came before, week {}", n * 2 + 1);
        let due = Day::from((noon + TimeDelta::days(7)).date_naive());
        let said = [
            words("what", &what),
            Answer::new("due", Value::Day { day: due }),
        ];
        let to = does(keep("homework"), &said, noon);
        let outcomes = [
            Some(("done", "")),
            Some(("partly", "it rained, “twice”")),
            Some(("not", "")),
            None,
        ];
        let at = noon + TimeDelta::days(8);
        let outcome = outcomes[self.random.usize(..4)].filter(|_| at < end());
        if let Some((outcome, told)) = outcome {
            let id = id_of(&to);
            let said = [chosen("outcome", outcome), words("told", told)];
            does(Action::of(&Lists::Close { id }), &said, at);
        }
        self.ledger.homework.push(Listed {
            at: to_millis(noon),
            what,
            due: Some(due.to_string()),
            closed_at: outcome.map(|_| to_millis(at)),
            outcome: outcome.map(|(id, _)| id.to_owned()),
            told: outcome.map_or("", |(_, told)| told).to_owned(),
        });
        let text = format!(
            "Session {n}: the heron stood by the water, and I waited with it. Ça va → mieux."
        );
        let sheet = {
            Action::of(&Journal::Keep {
                sheet: "free".to_owned(),
            })
        };
        let at = noon + TimeDelta::hours(2);
        does(sheet, &[words("text", &text)], at);
        self.ledger.written.push(Written {
            at: to_millis(at),
            text,
        });
    }
}
