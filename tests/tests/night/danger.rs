//! An urge that is said to be one to die: the plan and the people instead of a timer, and a way back for that day.

use std::path::Path;

use ebb_tests::json;

use super::{at, command, number, typed};

const SHEET: &str = "Stay safe for now";
const WAY_BACK: &str = "That is a heavy thing to feel.";

/// What stands in the first lines of a page: the emergency number, then the first line that answers.
fn numbers_come_first(page: &str, title: &str) {
    let below = page.rsplit(&format!("\n{title}\n")).next().unwrap();
    let place = |text: &str| {
        let found = below.find(text);
        found.unwrap_or_else(|| panic!("{text} is missing: {below}"))
    };
    let order = [
        place("112"),
        place("TelefonSeelsorge"),
        place("0800 111 0 111"),
    ];
    assert!(order.is_sorted(), "{below}");
    let lines = below[..order[2]].lines().count();
    assert!(
        lines <= 7,
        "the first line that answers is at {lines}: {below}"
    );
}

/// A ride of 9 that is said to be for this; then these lines.
fn rides_for(folder: &Path, time: &str, purpose: &str, then: &[&str]) -> String {
    let ride = ["surf", "--rate", "9"];
    let asked = typed(folder, time, &ride, &[]);
    let number = number(&asked, purpose).to_owned();
    let mut lines = vec![number.as_str()];
    lines.extend(then);
    typed(folder, time, &ride, &lines)
}

#[test]
fn the_night_of_an_urge_to_die() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let night = rides_for(folder, "22T23:10", "to die", &["l", "q"]);
    numbers_come_first(&night, SHEET);
    for must in [
        "You said it. That was brave.",
        "Nobody answers? Call a line.",
        "I touched this by mistake",
        "Noted for today, and nobody is told.",
    ] {
        assert!(night.contains(must), "{must}: {night}");
    }
    let sheet = night.rsplit(SHEET).next().unwrap();
    assert!(
        !sheet.contains("Breathe in") && !sheet.contains("How long"),
        "{sheet}"
    );
    // The key of the plan leads to its other door.
    assert!(sheet.contains("\nI might hurt myself\n"), "{sheet}");
    assert!(!sheet.contains("\nI might use\n"), "{sheet}");

    // No timer goes on, and a quiet line leads back for twelve hours: the night does not end at four.
    for time in ["22T23:12", "23T03:50", "23T04:05", "23T10:50"] {
        let now = at(folder, time, &[]);
        assert!(now.contains(WAY_BACK), "{time}: {now}");
        assert!(!now.contains("Go back to it"), "{time}: {now}");
    }
    let now = at(folder, "23T11:20", &[]);
    assert!(!now.contains(WAY_BACK), "{now}");
    // A plan is written in a minute: what fits stands behind both doors.
    let page = typed(
        folder,
        "22T23:20",
        &[],
        &["l", "1", "I pace", "the river", "Sam", "030 1234", "q"],
    );
    assert!(page.contains("I might hurt myself"), "{page}");
    for door in [&["plan", "--door", "use"][..], &["plan", "--door", "hurt"]] {
        let plan = at(folder, "22T23:25", door);
        assert!(
            plan.contains("Sam") && plan.contains("030 1234"),
            "{door:?}: {plan}"
        );
    }
    let now = at(folder, "22T23:26", &[]);
    assert!(now.contains("Your plan is right here"), "{now}");
}

#[test]
fn a_slip_of_the_finger_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let sheet = rides_for(folder, "22T23:10", "to die", &[]);
    assert!(at(folder, "22T23:11", &[]).contains(WAY_BACK));
    let mistake = number(&sheet, "I touched this by mistake").to_owned();
    let other = tempfile::tempdir().unwrap();
    let other = other.path();
    rides_for(other, "22T23:10", "to die", &[mistake.as_str(), "q"]);
    let now = at(other, "22T23:11", &[]);
    assert!(!now.contains(WAY_BACK), "{now}");
}

#[test]
fn searching_is_asking_in_text_and_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for arguments in [
        &["suggest", "trapped"][..],
        &["suggest", "hopeless"],
        &["suggest", "a", "burden"],
        &["cards", "want", "to", "die"],
        &["cards", "kill", "myself"],
    ] {
        let text = at(folder, "22T23:10", arguments);
        assert!(text.contains(WAY_BACK), "{arguments:?}: {text}");
        numbers_come_first(&format!("\n{text}"), "Cards");
        assert!(!text.contains("Nothing found"), "{arguments:?}: {text}");
        let record = json(command(folder, "22T23:10").args(arguments).arg("--json"));
        let answers = &record["cards"]["answers"];
        assert_eq!(record["cards"]["danger"], true, "{arguments:?}");
        assert_eq!(answers["emergency"][0], "112", "{arguments:?}");
        assert_eq!(answers["lines"][0]["call"][0], "0800 111 0 111");
    }
    // Looking for a word says nothing of the person.
    let now = at(folder, "22T23:11", &[]);
    assert!(!now.contains(WAY_BACK), "{now}");
}

#[test]
fn what_was_said_late_at_night_stands_for_twelve_hours_and_no_shorter() {
    let folder = tempfile::tempdir().unwrap();
    let stands = |time: &str| at(folder.path(), time, &["status"]).contains("  ebb plan");
    assert!(!stands("22T23:20"));
    at(folder.path(), "22T23:30", &["safe"]);
    for (time, there) in [("22T23:40", true), ("23T05:00", true), ("23T11:40", false)] {
        assert_eq!(stands(time), there, "{time}");
    }
}
