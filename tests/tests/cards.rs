//! The cards, the rehearsal and the diary as commands: what one process keeps, the next one finds.

use std::path::Path;

use ebb_tests::{ebb, json, run};

#[test]
fn a_skill_that_was_noted_is_suggested_for_what_it_did_and_can_be_deleted() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..5 {
        let noted = run(ebb(folder.path()).args([
            "diary",
            "skill",
            "distract-think",
            "used",
            "--before",
            "7",
            "--after",
            "2",
        ]));
        assert!(noted.status.success(), "{noted:?}");
    }
    let suggested = json(ebb(folder.path()).args(["suggest", "anxious", "--json"]));
    let first = &suggested["suggest"]["suggestions"][0];
    assert_eq!(first["reason"], "It has helped you 5 of 5 times.");
    let diary = json(ebb(folder.path()).args(["diary", "--json"]));
    let id = diary["diary"]["skills"][0]["id"].as_str().unwrap();
    let left = json(ebb(folder.path()).args(["diary", "--json", "delete", id]));
    assert_eq!(left["diary"]["skills"].as_array().unwrap().len(), 4);
}

#[test]
fn a_card_in_other_words_is_found_by_them_and_the_first_wording_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let halt = json(ebb(folder.path()).args(["card", "--json", "edit", "stop", "--title", "Halt"]));
    assert_eq!(halt["card"]["title"], "Halt");
    assert!(
        halt["card"]["steps"].as_array().unwrap().len() > 2,
        "what is left out stays"
    );
    let found = json(ebb(folder.path()).args(["cards", "halt", "--json"]));
    assert_eq!(found["cards"]["cards"][0]["title"], "Halt");
    let back = json(ebb(folder.path()).args(["card", "--json", "restore", "stop"]));
    assert_eq!(back["card"]["title"], "STOP");
}

#[test]
fn a_card_that_is_chosen_asks_for_its_steps_and_comes_back_on_another_day() {
    let folder = tempfile::tempdir().unwrap();
    let asked = json(ebb(folder.path()).args(["rehearse", "--json", "choose", "stop"]));
    let due = &asked["rehearse"]["due"];
    assert_eq!(due[0]["question"], "STOP: what are the steps?");
    let asks = run(ebb(folder.path()).arg("rehearse"));
    let asks = String::from_utf8(asks.stdout).unwrap();
    assert!(!asks.contains("1) "), "the steps are not shown: {asks}");
    let graded = json(ebb(folder.path()).args(["rehearse", "--json", "grade", "stop", "knew"]));
    assert_eq!(graded["rehearse"]["due"].as_array().unwrap().len(), 0);
    assert_eq!(graded["rehearse"]["chosen"][0]["rehearsed"], 1);
}

#[test]
fn what_makes_no_sense_on_a_card_is_refused_with_its_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, code) in [
        (&["card", "edit", "no-such-card", "--title", "x"][..], 3),
        (&["card", "tick", "cold", "made-up"], 3),
        (&["card", "write", "Tea", "--feelings", "purple"], 3),
        (&["rehearse", "grade", "stop", "knew"], 3),
        (&["diary", "urge"], 2),
        (&["suggest", "purple"], 2),
    ] {
        let output = run(ebb(folder.path()).args(arguments));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
}

/// What `ebb --plain` says to these lines.
fn line_by_line(folder: &Path, lines: &[&str]) -> String {
    let output = ebb_tests::typed(ebb(folder).arg("--plain"), lines);
    String::from_utf8(output.stdout).unwrap()
}

/// The number or letter in front of the last line that says this.
fn name_of(said: &str, text: &str) -> String {
    let line = said.lines().rfind(|line| line.contains(text));
    let line = line.unwrap_or_else(|| panic!("{text} in {said}"));
    line.split_once(". ").unwrap().0.to_owned()
}

#[test]
fn line_by_line_a_card_is_found_rated_and_noted_and_the_note_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut typed: Vec<String> = Vec::new();
    let mut say = |line: &str| {
        typed.push(line.to_owned());
        let lines: Vec<_> = typed.iter().map(String::as_str).collect();
        // Each look begins anew: nothing is kept before the last line.
        let folder = tempfile::tempdir_in(folder.path()).unwrap();
        let said = line_by_line(folder.path(), &lines);
        let notes = json(ebb(folder.path()).args(["diary", "--json"]));
        let notes = notes["diary"]["skills"].as_array().unwrap().len();
        (said, notes)
    };
    let (now, _) = say("?");
    let (cards, _) = say(&name_of(&now, "Cards. "));
    say(&name_of(&cards, ". Search"));
    // The letters of a search are no keys.
    let (found, _) = say("stop");
    let (card, _) = say(&name_of(&found, ". STOP"));
    let (before, _) = say(&name_of(&card, "Step by step"));
    assert!(name_of(&before, "This makes it worse") == "w", "{before}");
    // A number answers the scale as it is.
    let (mut step, _) = say("7");
    for _ in 0..5 {
        step = say(&name_of(&step, ". Next")).0;
    }
    let (noted, notes) = say("3");
    assert!(noted.contains("Noted.") && notes == 1, "{noted}");
    let undo = name_of(&noted, "Take it back");
    let (back, notes) = say(&undo);
    assert_eq!(notes, 0, "{back}");
}

#[test]
fn line_by_line_back_leads_to_what_was_found_and_a_word_of_danger_to_people() {
    let folder = tempfile::tempdir().unwrap();
    let now = line_by_line(folder.path(), &[]);
    let cards = name_of(&now, "Cards. ");
    let found = ["1", "half", "2", "b", "q"];
    let lines: Vec<&str> = std::iter::once(cards.as_str()).chain(found).collect();
    let said = line_by_line(folder.path(), &lines);
    assert_eq!(said.matches("1. Search  half").count(), 2, "{said}");
    let lines = [cards.as_str(), "1", "want to die", "q"];
    let said = line_by_line(folder.path(), &lines);
    let (_, after) = said.rsplit_once("\nCards\n").unwrap();
    assert!(after.starts_with("! "), "{after}");
    assert!(after.contains("People who answer"), "{after}");
}

#[test]
fn line_by_line_words_in_place_of_a_number_are_searched_for_and_words_of_danger_lead_to_people() {
    let folder = tempfile::tempdir().unwrap();
    let last_page = |before: &[&str], typed: &str| {
        let lines = [before, &[typed, "q"]].concat();
        let said = line_by_line(folder.path(), &lines);
        let after = said
            .rsplit_once("\nCards\n")
            .map(|(_, page)| page.to_owned());
        (said, after)
    };
    let (said, found) = last_page(&[], "half");
    assert!(
        said.contains("There is nothing under half here, so"),
        "{said}"
    );
    assert!(found.unwrap().contains("1. Search  half"), "{said}");
    let (said, found) = last_page(&[], "77");
    assert!(said.contains("There is nothing under 77 here."), "{said}");
    assert_eq!(found, None);
    let now = line_by_line(folder.path(), &[]);
    let ride = name_of(&now, "Ride an urge");
    let reminders = name_of(&now, "Reminders");
    // On the first page, in place of a choice of a form, at a scale, beside what is under way.
    let everywhere: [&[&str]; 4] = [&[], &[&reminders, "1"], &[&ride], &[&ride, "5"]];
    for before in everywhere {
        let (said, found) = last_page(before, "I want to die");
        let found = found.unwrap_or_else(|| panic!("{before:?}: {said}"));
        assert!(found.starts_with("! "), "{before:?}: {found}");
        assert!(!said.contains("nothing under"), "{before:?}: {said}");
        assert!(found.contains("People who answer"), "{before:?}: {found}");
    }
}

#[test]
fn words_of_danger_in_a_search_and_in_a_feeling_put_people_first_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["cards", "suggest"] {
        let said = run(ebb(folder.path()).args([command, "want", "to", "die"]));
        assert!(said.status.success(), "{said:?}");
        let said = String::from_utf8(said.stdout).unwrap();
        let mut lines = said.lines().skip(1);
        assert!(lines.next().unwrap().starts_with("! "), "{said}");
        for command in ["  ebb safe", "  ebb plan", "  ebb lines"] {
            assert_eq!(lines.next(), Some(command), "{said}");
        }
        let said = json(ebb(folder.path()).args([command, "want", "to", "die", "--json"]));
        assert_eq!(said["cards"]["danger"], true);
    }
}

#[test]
fn signs_of_a_body_in_danger_put_the_emergency_first_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = run(ebb(folder.path()).args(arguments));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    for asked in [
        &["cards", "vomiting", "blood"][..],
        &["suggest", "vomiting", "blood"],
        &["vomiting", "blood"],
    ] {
        let said = said(asked);
        let lines: Vec<_> = said.lines().skip(1).take(3).collect();
        assert!(lines[0].starts_with("! "), "{said}");
        assert_eq!(lines[1..], ["  ebb emergency", "  ebb ill"], "{said}");
    }
    assert!(said(&["suggest", "shaking"]).contains("  ebb ill"));
    let found = json(ebb(folder.path()).args(["cards", "overdose", "--json"]));
    assert_eq!(found["cards"]["sign"], "emergency");
    assert!(found["cards"]["answers"].is_object());
    let read = line_by_line(folder.path(), &["he is not breathing", "q"]);
    let (_, after) = read.rsplit_once("\nCards\n").unwrap();
    assert!(after.contains("1. Emergency"), "{after}");
}

#[test]
fn words_of_danger_in_place_of_a_command_put_people_first_and_other_words_are_no_command() {
    let folder = tempfile::tempdir().unwrap();
    for typed in [
        &["i", "want", "to", "die"][..],
        &["suicide"],
        &["plan", "kill", "myself"],
    ] {
        let said = run(ebb(folder.path()).args(typed));
        assert!(said.status.success(), "{said:?}");
        let said = String::from_utf8(said.stdout).unwrap();
        let mut lines = said.lines().skip(1);
        assert!(lines.next().unwrap().starts_with("! "), "{said}");
        assert_eq!(lines.next(), Some("  ebb safe"), "{said}");
    }
    let said = run(ebb(folder.path()).args(["heron", "blue"]));
    assert_eq!((said.status.code(), said.stdout.len()), (Some(2), 0));
}

#[test]
fn at_nine_the_plan_and_who_answers_come_before_what_is_suggested() {
    let folder = tempfile::tempdir().unwrap();
    let said = |strength: &str| {
        let asked = ["suggest", "urge", "--strength", strength];
        let output = run(ebb(folder.path()).args(asked));
        String::from_utf8(output.stdout).unwrap()
    };
    let strong = said("9");
    let first: Vec<_> = strong.lines().take(4).collect();
    assert!(
        first.contains(&"  ebb plan") && first.contains(&"  ebb lines"),
        "{strong}"
    );
    assert!(!said("8").contains("ebb lines"));
}

#[test]
fn a_card_of_ones_own_is_written_with_all_that_belongs_to_it_and_tagged_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let write = [
        "card",
        "--json",
        "write",
        "Tea",
        "--step",
        "Put the kettle on.",
        "--step",
        "Hold the cup.",
        "--feelings",
        "lonely, an urge",
    ];
    let written = json(ebb(folder.path()).args(write));
    let card = &written["card"];
    assert_eq!(card["steps"][1], "Hold the cup.");
    assert_eq!(card["states"], serde_json::json!(["lonely", "urge"]));
    let id = card["id"].as_str().unwrap();
    let change =
        |arguments: &[&str]| json(ebb(folder.path()).args(["card", "--json"]).args(arguments));
    assert_eq!(
        change(&["tag", id, "evening"])["card"]["tags"][0],
        "evening"
    );
    let untagged = change(&["tag", id, "evening", "--off"]);
    assert_eq!(untagged["card"]["tags"], serde_json::json!([]));
    let edited = change(&["edit", id, "--step", "Sit down."]);
    assert_eq!(edited["card"]["steps"], serde_json::json!(["Sit down."]));
    assert!(change(&["delete", id])["card"].is_null());
    let gone = run(ebb(folder.path()).args(["card", "delete", "no-id"]));
    assert_eq!(gone.status.code(), Some(3));
}
