//! A night after everything was said to make it worse: nothing of it comes again, and people are still there.

use std::path::Path;

use ebb_core::content::content;
use ebb_tests::json;
use serde_json::Value;

use super::{at, begin_and_end, command, typed};

/// Each card by its own mark, each breath and each practice by ending it so.
fn mark_everything(folder: &Path) {
    let cards = json(command(folder, "22T20:00").args(["cards", "--json"]));
    let ids = cards["cards"]["cards"].as_array().unwrap().iter();
    for id in ids.map(|card| card["id"].as_str().unwrap()) {
        at(folder, "22T20:00", &["card", "mark", id, "worse"]);
    }
    let content = content("en");
    let patterns = content.breathing.patterns.iter();
    let patterns = patterns.map(|pattern| ["breathe", pattern.id.as_str()]);
    let practices = content.practices.practices.iter();
    let practices = practices.map(|practice| ["practise", practice.id.as_str()]);
    for begin in patterns.chain(practices) {
        let ended = typed(folder, "22T20:30", &begin, &["w", "q"]);
        assert!(ended.contains("You can stop here"), "{begin:?}: {ended}");
    }
}

#[test]
fn the_night_after_everything_made_it_worse() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    mark_everything(folder);
    // The ride leads by the room from its first second, and paces nothing.
    let ride = typed(
        folder,
        "22T23:10",
        &["surf", "--rate", "9"],
        &["s", "s", "s", "s", "s"],
    );
    for never in ["Breathe in", "Breathe:", "Notice your breath", "belly"] {
        assert!(!ride.contains(never), "{never}: {ride}");
    }
    assert!(
        ride.contains("Attention on the body"),
        "the other form is still there: {ride}"
    );
    at(folder, "22T23:30", &["surf", "--outcome", "rode"]);
    let now = at(folder, "22T23:31", &[]);
    let first = now.find("Ride an urge").unwrap();
    assert!(
        now.find("Breathe").is_none_or(|breathe| breathe > first),
        "{now}"
    );
    assert!(!now.contains("A slow breath"), "{now}");
    // Nothing that was marked is suggested; people and the plan are.
    for feeling in ["urge", "panic", "ashamed", "tired", "numb"] {
        for strength in ["3", "7", "10"] {
            let arguments = ["suggest", feeling, "--strength", strength, "--json"];
            let record: Value = json(command(folder, "22T23:35").args(arguments));
            let suggested = record["suggest"]["suggestions"].as_array().unwrap();
            assert_eq!(suggested, &Vec::<Value>::new(), "{feeling} {strength}");
        }
        let text = at(folder, "22T23:35", &["suggest", feeling]);
        assert!(text.contains("so are people"), "{feeling}: {text}");
    }
    let practices = at(folder, "22T23:36", &["practise"]);
    assert!(!practices.contains("Start with"), "{practices}");
    let said = practices
        .matches("You said that this made it worse.")
        .count();
    assert_eq!(said, content("en").practices.practices.len(), "{practices}");
    // They can still be begun by whoever wants to: it is a wish, not a wall.
    let breathes = begin_and_end(folder, "22T23:40", &["breathe", "--json"]);
    assert!(breathes.contains("\"phase\":\"inhale\""), "{breathes}");
}
