//! What the benches of Kotlin and Swift call, called from Rust: the part of each figure that is the core's own. Prints
//! a line each: a name, a tab, nanoseconds of CPU time (of the wall's for what waits for a disk).
#![allow(clippy::unwrap_used, reason = "a bench")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant as Wall};

use ebb_core::page::{Action, Answer, Page, Place, Reply, Value};
use ebb_core::store::KeyPlace;
use ebb_core::time::{Instant, from_millis};
use ebb_core::view::Moment;
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

fn moment_at(ms: i64) -> Moment {
    moment(at(ms), "Europe/Berlin", 7_200, "en".to_owned(), None).unwrap()
}

fn page(ebb: &Ebb, token: &str, moment: &Moment) -> Page {
    let token = token.to_owned();
    ebb.page(Place { token }, Vec::new(), moment.clone())
        .unwrap()
}

/// Carries out an action that nothing stands in the way of.
fn act(ebb: &Ebb, token: &str, answers: Vec<Answer>, moment: &Moment) {
    let token = token.to_owned();
    let reply = ebb
        .act(Action { token }, answers, moment.clone(), None)
        .unwrap();
    assert!(matches!(reply, Reply::Went { .. }), "{reply:?}");
}

/// A reminder that comes every day, so that one item of a list has its three offers.
fn remind(ebb: &Ebb, number: i32, moment: &Moment) {
    let time = "18:00".parse().unwrap();
    let times = vec![vec![Answer::new("time", Value::Time { time })]];
    let when = vec![
        Answer::new("repeats", Value::chosen("daily")),
        Answer::new("times", Value::Each { entries: times }),
    ];
    let entries = vec![when];
    let answers = vec![
        Answer::new("kind", Value::chosen("own")),
        Answer::new("title", Value::words(&format!("Water the fern {number}"))),
        Answer::new("when", Value::Each { entries }),
        Answer::new("follows", Value::chosen("device")),
    ];
    act(ebb, "reminders/keep", answers, moment);
}

fn new(path: &str, key: &[u8]) -> Arc<Ebb> {
    let id = new_store_id(at(0)).unwrap();
    let key = key.to_owned();
    Ebb::create(path.to_owned(), id, key, KeyPlace::Keystore, moment_at(0)).unwrap()
}

fn main() {
    let folder = std::env::temp_dir().join(format!("ebb-calls-{}", std::process::id()));
    let path = folder.to_str().unwrap().to_owned();
    let key = vec![7; 32];
    let ebb = new(&path, &key);
    measure("empty", 100_000, cpu, || {
        black_box(panics().unwrap());
    });
    measure("method, nothing to lift", 100_000, cpu, || {
        black_box(ebb.frame(at(0)).unwrap());
    });
    act(
        &ebb,
        "session/breathe/long-exhale/10",
        Vec::new(),
        &moment_at(0),
    );
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
        let token = "nothing".to_owned();
        ebb.act(Action { token }, Vec::new(), moment_at(0), None)
            .unwrap_err();
    });
    act(&ebb, "session/finish/~", Vec::new(), &moment_at(0));
    for ride in 1..=100 {
        let moment = moment_at(ride * 600_000);
        let strength = Answer::new("strength", Value::number((ride % 11) as f64));
        act(&ebb, "session/ride", Vec::new(), &moment);
        act(&ebb, "session/rate", vec![strength], &moment);
        act(&ebb, "session/finish/rode", Vec::new(), &moment);
    }
    let moment = moment_at(60_600_000);
    for (name, token) in [("page Now", "ebb/now"), ("page of cards", "cards/all")] {
        measure(name, 100, cpu, || {
            black_box(page(&ebb, token, &moment));
        });
    }
    let elsewhere = format!("{path}-reminders");
    let reminding = new(&elsewhere, &key);
    (0..100).for_each(|number| remind(&reminding, number, &moment));
    measure("page of 100 reminders", 10, cpu, || {
        black_box(page(&reminding, "reminders/all?ahead=0", &moment));
    });
    drop((ebb, reminding));
    let begun = Wall::now();
    let wall = || u64::try_from(begun.elapsed().as_nanos()).unwrap();
    assert!(Path::new(&path).join("ebb.db").exists());
    measure("open + Now", 20, wall, || {
        let ebb = Ebb::open(path.clone(), key.clone(), moment.clone()).unwrap();
        black_box(page(&ebb, "ebb/now", &moment));
    });
    fs::remove_dir_all(elsewhere).unwrap();
    fs::remove_dir_all(folder).unwrap();
}
