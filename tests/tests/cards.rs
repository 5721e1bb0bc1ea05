//! The cards, the rehearsal and the diary as commands: what one process keeps, the next one finds.

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
    assert_eq!(first["detail"], "It has helped you 5 of 5 times.");
    let diary = json(ebb(folder.path()).args(["diary", "--json"]));
    let id = diary["diary"]["days"][0]["entries"][0]["id"]
        .as_str()
        .unwrap();
    let left = json(ebb(folder.path()).args(["diary", "--json", "delete", id]));
    let entries = left["diary"]["days"][0]["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 4);
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
    assert_eq!(found["cards"]["groups"][0]["cards"][0]["label"], "Halt");
    let back = json(ebb(folder.path()).args(["card", "--json", "restore", "stop"]));
    assert_eq!(back["card"]["title"], "STOP");
}

#[test]
fn a_card_that_is_chosen_asks_for_its_steps_and_comes_back_on_another_day() {
    let folder = tempfile::tempdir().unwrap();
    let asked = json(ebb(folder.path()).args(["rehearse", "--json", "choose", "stop"]));
    assert_eq!(asked["rehearse"]["question"], "STOP: what are the steps?");
    assert_eq!(asked["rehearse"]["answer"].as_array().unwrap().len(), 0);
    let graded = json(ebb(folder.path()).args(["rehearse", "--json", "grade", "stop", "knew"]));
    assert_eq!(graded["rehearse"]["question"], "");
    assert_eq!(
        graded["rehearse"]["chosen"][0]["rehearsed"],
        "Rehearsed once"
    );
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
