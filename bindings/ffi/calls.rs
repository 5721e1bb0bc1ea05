//! What the benches of Kotlin and Swift call, called from Rust: the part of each figure that is the core's own. Prints
//! a line each: a name, a tab, nanoseconds of CPU time (of the wall's for what waits for a disk).
#![allow(clippy::unwrap_used, reason = "a bench")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant as Wall};

use ebb_core::cards::CardText;
use ebb_core::page::Place;
use ebb_core::reminders::ReminderKind;
use ebb_core::screens::{Action, CardAction, Moment, ReminderAction};
use ebb_core::session::Outcome;
use ebb_core::store::KeyPlace;
use ebb_core::time::{Instant, from_millis};
use ebb_ffi::{Ebb, moment, new_store_id, panics};

const ROUNDS: usize = 25;
const START_MS: i64 = 1_790_064_000_000;

/// Nanoseconds that this thread has run.
fn cpu() -> u64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    told.split_whitespace().next().unwrap().parse().unwrap()
}

fn measure(name: &str, times: u32, read: impl Fn() -> u64, mut call: impl FnMut()) {
    let begun = Wall::now();
    while begun.elapsed() < Duration::from_millis(500) {
        call();
    }
    let mut rounds: Vec<_> = (0..ROUNDS)
        .map(|_| {
            let before = read();
            (0..times).for_each(|_| call());
            (read() - before) / u64::from(times)
        })
        .collect();
    rounds.sort_unstable();
    println!("{name}\t{}", rounds[ROUNDS / 2]);
}

fn at(ms: i64) -> Instant {
    from_millis(START_MS + ms).unwrap()
}

fn look(ms: i64) -> Moment {
    moment(at(ms), "Europe/Berlin", 7_200, "en".to_owned()).unwrap()
}

fn tea(number: i32) -> Action {
    let steps = [
        "Put the kettle on.",
        "Hold the cup with both hands until it is half empty.",
    ];
    let text = CardText {
        title: format!("Tea {number}"),
        when: "When the evening is long".to_owned(),
        steps: steps.map(str::to_owned).to_vec(),
        why: "It gives the hands something to do.".to_owned(),
    };
    let feelings = "lonely, tired".to_owned();
    Action::Card {
        change: CardAction::Write { text, feelings },
    }
}

fn main() {
    let folder = std::env::temp_dir().join(format!("ebb-calls-{}", std::process::id()));
    let path = folder.to_str().unwrap().to_owned();
    let key = vec![7; 32];
    let id = new_store_id(at(0)).unwrap();
    let ebb = Ebb::create(path.clone(), id, key.clone(), KeyPlace::File, look(0)).unwrap();
    measure("empty", 100_000, cpu, || {
        black_box(panics().unwrap());
    });
    measure("method, nothing to lift", 100_000, cpu, || {
        black_box(ebb.frame(at(0)).unwrap());
    });
    let start = Action::StartBreathing {
        pattern: "long-exhale".to_owned(),
        minutes: 10,
        from_rate: None,
    };
    ebb.act_old(start, look(0)).unwrap();
    let mut ms = 0;
    measure("record: frame(now)", 50_000, cpu, || {
        ms = (ms + 1) % 500_000;
        black_box(ebb.frame(at(ms)).unwrap());
    });
    let end = (0..)
        .map(|half| half * 500)
        .find(|ms| ebb.cues(at(0), at(*ms)).unwrap().len() == 100);
    let end = at(end.unwrap());
    measure("list of 100", 5_000, cpu, || {
        black_box(ebb.cues(at(0), end).unwrap());
    });
    measure("error", 50_000, cpu, || {
        ebb.act_old(Action::Rate { value: 11 }, look(0))
            .unwrap_err();
    });
    ebb.act_old(Action::Finish { outcome: None }, look(0))
        .unwrap();
    for ride in 1..=100 {
        let moment = look(ride * 600_000);
        let outcome = Some(Outcome::Rode);
        let value = (ride % 11) as i32;
        for action in [
            Action::StartRide,
            Action::Rate { value },
            Action::Finish { outcome },
        ] {
            ebb.act_old(action, moment.clone()).unwrap();
        }
    }
    let moment = look(60_000_000);
    measure("the Now screen", 200, cpu, || {
        black_box(ebb.now(moment.clone()).unwrap());
    });
    for number in 0..200 {
        ebb.act_old(tea(number), moment.clone()).unwrap();
    }
    measure("200 cards across", 20, cpu, || {
        black_box(ebb.cards("", moment.clone()).unwrap());
    });
    let page = |ebb: &Ebb, token: &str| {
        let place = Place {
            token: token.to_owned(),
        };
        ebb.page(place, Vec::new(), moment.clone()).unwrap()
    };
    measure("page of cards", 20, cpu, || {
        black_box(page(&ebb, "cards/all"));
    });
    let (elsewhere, id) = (format!("{path}-reminders"), new_store_id(at(0)).unwrap());
    let reminding = Ebb::create(elsewhere, id, key.clone(), KeyPlace::File, look(0)).unwrap();
    for number in 0..100 {
        let change = ReminderAction::Add {
            kind: ReminderKind::Own,
            when: "every day 18:00".to_owned(),
            title: format!("Water the fern {number}"),
            zone: String::new(),
            quiet: String::new(),
        };
        let add = Action::Reminder { change };
        reminding.act_old(add, moment.clone()).unwrap();
    }
    measure("page of 100 reminders", 10, cpu, || {
        black_box(page(&reminding, "reminders/all?ahead=0"));
    });
    drop(reminding);
    fs::remove_dir_all(format!("{path}-reminders")).unwrap();
    drop(ebb);
    let begun = Wall::now();
    let wall = || u64::try_from(begun.elapsed().as_nanos()).unwrap();
    assert!(Path::new(&path).join("ebb.db").exists());
    measure("open + Now", 20, wall, || {
        let ebb = Ebb::open(path.clone(), key.clone(), moment.clone()).unwrap();
        black_box(ebb.now(moment.clone()).unwrap());
    });
    fs::remove_dir_all(folder).unwrap();
}
