//! The same page gives the same words here, in Kotlin and in Swift: a walk through the pages, step by step, with the words
//! of each page, kept in `tests/vectors/pages.json`. Each language takes the walk itself.
//!
//! `EBB_UPDATE=1 cargo test -p ebb-ffi --test pages` writes it anew.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test"
)]

mod walk;
mod words;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use ebb_core::page::{Place, Problem, Value};
use ebb_core::store::KeyPlace;
use ebb_core::time::from_millis;
use ebb_core::view::Moment;
use ebb_ffi::{Ebb, moment, new_store_id};
use serde::Serialize;
use walk::Walk;
use words::words;

/// What a person does.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    /// Comes to a place, by a token that was kept.
    Go(&'static str),
    /// Chooses what is called so.
    Choose(&'static str),
    /// Opens the item that is called so.
    Open(&'static str),
    /// Says something to a field.
    Say(&'static str, Value),
    /// Goes back.
    Back,
    /// Takes back what was just done.
    Undo,
    /// Minutes later.
    Later(i64),
    /// Hides what is theirs, and shows it again.
    Lock(bool),
}

/// What they see then.
#[derive(Serialize)]
struct Seen {
    #[serde(rename = "do")]
    step: Step,
    /// What was told about it.
    message: Option<String>,
    /// What was wrong with the answers.
    problems: Vec<Problem>,
    /// Every word of the page.
    words: Vec<String>,
}

const NOW: i64 = 1_790_064_000_000;

fn steps() -> Vec<Step> {
    use Step::{Back, Choose, Go, Later, Lock, Open, Say, Undo};
    let all = "reminders/all?ahead=0";
    let time = |text: &str| Value::Time {
        time: text.parse().unwrap(),
    };
    vec![
        Go(all),
        Choose("Add a reminder"),
        Choose("Keep it"),
        Say("kind", Value::chosen("own")),
        Say("title", Value::words("Water the fern")),
        Say("when.repeats", Value::chosen("daily")),
        Say("when.times.0.time", time("10:05")),
        Say("follows", Value::chosen("stays")),
        Say("zone", Value::words("berl")),
        Say("zone", Value::chosen("Europe/Berlin")),
        Choose("Keep it"),
        Open("Water the fern"),
        Back,
        Later(30),
        Go(all),
        Choose("Done"),
        Undo,
        Open("Water the fern"),
        Choose("The whole reminder"),
        Choose("Delete"),
        Undo,
        Go(all),
        Go("cards/all"),
        Say("typed", Value::words("ice")),
        Say("typed", Value::words("end it")),
        Go("cards/all"),
        Say("typed", Value::words("stop")),
        Open("STOP"),
        Choose("Step by step"),
        Say("strength", Value::number(6)),
        Choose("Go on"),
        Choose("Next"),
        Lock(true),
        Go(all),
        Go("cards/all"),
        Lock(false),
        Go("nowhere/at-all"),
        Choose("Ride an urge"),
        Say("strength", Value::number(7)),
        Choose("Go on"),
        Later(6),
        Choose("Enough for now"),
        Say("strength", Value::number(3)),
        Choose("Go on"),
        Choose("I rode it"),
        Go("ebb/now"),
        Choose("Breathe"),
        Choose("How long, and from which pace"),
        Say("minutes", Value::number(100)),
        Choose("Start"),
        Say("minutes", Value::number(2)),
        Choose("Start"),
        Later(5),
        Go("session/live"),
        Go("ebb/now"),
        Choose("Practise"),
        Go("ebb/now"),
        Choose("History"),
        Go("progress/insights"),
        Go("ebb/now"),
        Choose("What could help now"),
        Go("ebb/now"),
        Choose("What sets it off"),
        Go("cards/diary"),
        Go("packs/all"),
        Choose("I have used"),
        Undo,
        Choose("I feel physically ill"),
        Choose("My plan"),
        Choose("Add a line"),
        Say("text", Value::words("restless, pacing")),
        Choose("Keep it"),
        Choose("People who answer"),
        Choose("Emergency"),
        Go("ebb/settings"),
        Choose("Hide now"),
        Go("ebb/now"),
    ]
}

/// A store that a phone would make, about which there is nothing to tell.
fn new_ebb(folder: &Path, moment: &Moment) -> Arc<Ebb> {
    let folder = folder.join("store").to_str().unwrap().to_owned();
    let id = new_store_id(moment.now).unwrap();
    Ebb::create(folder, id, vec![7; 32], KeyPlace::Keystore, moment.clone()).unwrap()
}

fn taken(steps: Vec<Step>) -> Vec<Seen> {
    let folder = tempfile::tempdir().unwrap();
    let now = from_millis(NOW).unwrap();
    let moment = moment(now, "Europe/Berlin", 7_200, "en".to_owned(), None).unwrap();
    let ebb = new_ebb(folder.path(), &moment);
    let first = Place {
        token: String::new(),
    };
    let mut walk = Walk::from(ebb.clone(), first, &moment);
    let seen = steps.into_iter().map(|step| {
        match &step {
            Step::Go(token) => walk.go(Place {
                token: (*token).to_owned(),
            }),
            Step::Choose(label) => walk.choose(label),
            Step::Open(title) => walk.open(title),
            Step::Say(path, value) => walk.say(path, value.clone()),
            Step::Back => walk.back(),
            Step::Undo => walk.undo(),
            Step::Later(minutes) => walk.later(*minutes),
            Step::Lock(on) => {
                if *on { ebb.lock() } else { ebb.unlock() }.unwrap();
                walk.stay();
            }
        }
        Seen {
            message: walk.message.as_ref().map(|said| said.words.clone()),
            problems: walk.problems.clone(),
            words: words(&walk.page),
            step,
        }
    });
    seen.collect()
}

#[test]
fn the_walk_gives_the_words_that_kotlin_and_swift_are_held_to() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/pages.json");
    let seen = taken(steps());
    // A phone has no command line.
    let words = seen.iter().flat_map(|seen| &seen.words);
    let commands: Vec<_> = words.filter(|words| words.contains("`ebb")).collect();
    assert_eq!(commands, [""; 0]);
    let text = serde_json::to_string_pretty(&seen).unwrap() + "\n";
    if std::env::var_os("EBB_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "EBB_UPDATE=1 cargo test -p ebb-ffi --test pages writes it anew; look at what changed"
    );
}
