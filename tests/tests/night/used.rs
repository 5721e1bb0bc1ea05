//! An urge of 9, a ride, "I used", the hours after it, and the next afternoon.

use std::path::Path;

use ebb_tests::{ebb, json, run};
use serde_json::Value;

use super::{at, begin_and_end, command};

/// What sedates: on no page that suggests, while it holds.
const SEDATES: [&str; 9] = [
    "slow breath",
    "Breathe",
    "Long exhale",
    "Body scan",
    "Sleep",
    "bath",
    "warm",
    "A wave of breath",
    "Hello. What would help",
];

fn nothing_sedates(folder: &Path, time: &str) {
    let strong = ["urge", "--strength", "8"];
    for arguments in [
        &[][..],
        &["practise"],
        &["plan"],
        &["suggest", "ashamed"],
        &["suggest", "panic", "--strength", "7"],
        &["suggest", "tired"],
        &["suggest", strong[0], strong[1], strong[2]],
        &["history"],
    ] {
        let mut page = at(folder, time, arguments);
        // What is to be minded names the signs of an overdose, and where not to begin.
        for caution in ebb_core::content::content("en").cautions.cautions.values() {
            page = page.replace(&caution.text, "");
        }
        for word in SEDATES {
            assert!(
                !page.contains(word),
                "{time} {arguments:?} says {word}: {page}"
            );
        }
        for lapse in ["you used", "acted once", "acted 2 times"] {
            assert!(
                !page.contains(lapse),
                "{time} {arguments:?} counts {lapse}: {page}"
            );
        }
    }
    let now = at(folder, time, &[]);
    assert!(now.contains("Stay awake"), "{time}: {now}");
    assert!(
        now.contains("The next hours: what to look out for"),
        "{time}: {now}"
    );
}

fn asks_to_look_back(folder: &Path, time: &str) -> bool {
    at(folder, time, &[]).contains("Look back, if you want")
}

#[test]
fn the_night_of_a_ride_that_ended_with_i_used() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    // An urge of 9: the ride breathes with it, until the program is ended.
    let breathes = begin_and_end(folder, "22T23:10", &["surf", "--rate", "9", "--json"]);
    assert!(breathes.contains("\"phase\":\"inhale\""), "{breathes}");
    assert!(at(folder, "22T23:11", &[]).contains("Go back to it"));
    // In the diary: they acted on it. From then on it holds, and the ride that runs turns to the room.
    let acted = ["diary", "urge", "--strength", "9", "--acted", "yes"];
    at(folder, "22T23:11", &acted);
    let rides_on = run(ebb(folder)
        .args(["--speed", "100", "--at", "2026-11-22T23:11:30+01:00"])
        .args(["surf", "--json"])
        .env("TZ", "Europe/Berlin"));
    let rides_on = String::from_utf8(rides_on.stdout).unwrap();
    assert!(rides_on.contains("\"event\":\"prompt\""), "{rides_on}");
    assert!(!rides_on.contains("\"event\":\"phase\""), "{rides_on}");
    assert!(!rides_on.to_lowercase().contains("breath"), "{rides_on}");
    nothing_sedates(folder, "22T23:22");
    // It ends with "I used": the sheet shows itself, with the way to take that back.
    let sheet = at(folder, "22T23:30", &["surf", "--outcome", "used"]);
    for must in [
        "I have used",
        "Call the emergency number now",
        "naloxone",
        "You are still welcome here.",
        "Noted, and nobody is told.",
        "I touched this by mistake: ebb used --undo",
    ] {
        assert!(sheet.contains(must), "{must}: {sheet}");
    }
    // Then it is one touch away.
    assert!(!at(folder, "22T23:31", &[]).contains("Call the emergency number now"));
    nothing_sedates(folder, "22T23:31");

    // Ten to four: a second time, at the door.
    let sheet = at(folder, "23T03:50", &["used"]);
    assert!(sheet.contains("Noted, and nobody is told."), "{sheet}");
    for time in ["23T03:51", "23T04:01", "23T04:05", "23T12:00", "23T15:49"] {
        nothing_sedates(folder, time);
        assert!(!asks_to_look_back(folder, time), "{time}");
    }
    let ahead = run(command(folder, "23T04:10").args(["hide"]));
    assert!(ahead.status.success());
    let hidden = at(folder, "23T04:10", &[]);
    assert!(
        !hidden.contains("slow breath") && !hidden.contains("Stay awake"),
        "{hidden}"
    );
    at(folder, "23T04:11", &["unhide"]);

    // Twelve hours after the last time it is over, and looking back is offered: once, by day.
    let now = at(folder, "23T16:00", &[]);
    assert!(
        now.contains("Hello. What would help") && now.contains("slow breath"),
        "{now}"
    );
    assert!(asks_to_look_back(folder, "23T16:00"));
    assert!(!asks_to_look_back(folder, "23T21:00") && !asks_to_look_back(folder, "24T07:59"));
    assert!(asks_to_look_back(folder, "24T08:00"));
}

#[test]
fn a_mistake_at_the_door_is_taken_back_alone_in_text_and_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    at(folder, "22T10:00", &["used"]);
    at(folder, "22T14:00", &["used", "--json"]);
    let kept = |time: &str| {
        std::fs::read_to_string(folder.join("plan/holds")).map_or(0, |text| {
            assert!(!text.is_empty(), "{time}");
            text.matches("have_used").count()
        })
    };
    assert_eq!(kept("14:00"), 2);
    let undone: Value = json(command(folder, "22T14:01").args(["used", "--undo", "--json"]));
    assert_eq!(
        (&undone["schema"], &undone["taken_back"]),
        (&2.into(), &true.into())
    );
    // The earlier one holds.
    assert_eq!(kept("14:01"), 1);
    assert!(at(folder, "22T14:02", &[]).contains("Stay awake"));
    let undone = at(folder, "22T14:03", &["used", "--undo"]);
    assert_eq!(undone, "It is no longer noted.\n");
    assert!(at(folder, "22T14:04", &[]).contains("Hello. What would help"));
    let nothing = run(command(folder, "22T14:05").args(["used", "--undo"]));
    assert_eq!(nothing.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("Nothing is noted"));
}

#[test]
fn it_holds_whatever_became_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    at(folder, "22T10:00", &["surf", "--outcome", "used-some"]);
    std::fs::write(folder.join("ebb.db"), [7; 9_000]).unwrap();
    let now = String::from_utf8(run(&mut command(folder, "22T11:00")).stdout).unwrap();
    assert!(
        now.contains("Stay awake") && !now.contains("slow breath"),
        "{now}"
    );
    // Said while nothing can be opened, it holds too, and can be taken back.
    let said = run(command(folder, "22T15:00").args(["used"]));
    assert!(String::from_utf8_lossy(&said.stdout).contains("Noted, and nobody is told."));
    assert_eq!(said.status.code(), Some(1));
    let now = String::from_utf8(run(&mut command(folder, "23T04:30")).stdout).unwrap();
    assert!(now.contains("Hello. What would help"), "{now}");
}

#[test]
fn a_review_of_last_saturday_changes_nothing_now() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let told = [
        "diary",
        "urge",
        "--acted",
        "yes",
        "--when",
        "2026-11-18 22:00",
    ];
    at(folder, "22T10:00", &told);
    assert!(at(folder, "22T10:01", &[]).contains("Hello. What would help"));
    // The same of this morning does.
    at(
        folder,
        "22T10:02",
        &["diary", "urge", "--acted", "partly", "--when", "06:00"],
    );
    assert!(at(folder, "22T10:03", &[]).contains("Stay awake"));
    let ahead = [
        "diary",
        "urge",
        "--acted",
        "yes",
        "--when",
        "2026-12-24 22:00",
    ];
    let refused = run(command(folder, "22T10:04").args(ahead));
    assert_eq!(refused.status.code(), Some(3));
}
