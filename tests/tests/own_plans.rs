//! What the person's own plans open, in a terminal and line by line: from the map, in a ride that names the trigger,
//! after it, and from a step of the crisis plan.
#![cfg(unix)]

use std::path::Path;

use ebb_core::content::content;
use ebb_tests::terminal::Terminal;
use ebb_tests::{ebb, run};

/// Nobody can tell in which country this is, so that the same stands on a page everywhere.
const ZONE: (&str, &str) = ("TZ", "UTC");

fn does(folder: &Path, arguments: &[&str]) {
    let output = run(ebb(folder).args(arguments));
    assert!(output.status.success(), "{arguments:?} {output:?}");
}

/// A trigger with a plan that opens a card and one that opens a breath; a step of the crisis plan that breathes.
fn planned() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    does(at, &["triggers", "add", "place", "the heron bar"]);
    for (then, kind, opens) in [
        ("I look around", "card", "Five senses"),
        ("I breathe", "breathing", "Long exhale"),
    ] {
        let plan = ["triggers", "plan", "1", "--if", "I pass it", "--then", then];
        does(
            at,
            &[&plan[..], &["--kind", kind, "--opens", opens]].concat(),
        );
    }
    for (text, opens) in [("slowly now", "long-exhale"), ("look", "five-senses")] {
        does(at, &["plan", "add", "what-i-do", text, "--opens", opens]);
    }
    folder
}

fn inhale() -> &'static str {
    &content("en").words.exercise.phases.inhale
}

/// The card of the content that the plans name.
fn card_when() -> &'static str {
    let card = content("en").card("five-senses").unwrap();
    &card.when
}

#[test]
fn on_the_full_screen_one_key_opens_what_a_plan_names() {
    let folder = planned();
    let words = content("en");
    let mut terminal = Terminal::start(folder.path(), &[], &[ZONE]);
    terminal.wait_for(&words.words.now.greeting);
    terminal.press("y");
    terminal.wait_for("the heron bar");
    terminal.press("\r");
    terminal.wait_for("then I breathe.");
    // At the first plan, which names the card: what it opens has a number.
    terminal.wait_for("1 Open the card: Five senses");
    terminal.press("1");
    terminal.wait_for(card_when());
    terminal.press("\u{1b}");
    terminal.wait_for(&words.triggers.plans.title);
    // In a ride that names the trigger.
    terminal.press("r");
    terminal.wait_for(&words.words.questions.how_strong);
    terminal.press("7");
    terminal.wait_for(&words.words.questions.body_or_room);
    terminal.press("s");
    terminal.wait_for(&words.words.questions.what_for);
    terminal.press("5");
    terminal.wait_for(&words.words.questions.within_reach);
    terminal.press("s");
    terminal.wait_for(&words.words.questions.trigger);
    terminal.press("1");
    terminal.wait_for("Open the card: Five senses");
    terminal.press(".");
    terminal.wait_for(card_when());
    // The whole card: Esc and a key that come together are one key with Alt.
    terminal.wait_gone("Begin: Long exhale");
    terminal.press("\u{1b}");
    terminal.wait_for("Begin: Long exhale");
    terminal.press(",");
    terminal.wait_for(&words.words.exercise.put_down);
    terminal.press("o");
    terminal.wait_for(&words.words.exercise.enough);
    // From a step of the crisis plan the ride goes on too.
    terminal.press("p");
    terminal.wait_for(&words.emergency.sheets.stay_safe.title);
    terminal.press("q");
    terminal.wait_end();
    let status = run(ebb(folder.path()).args(["status", "--json"]));
    assert!(String::from_utf8_lossy(&status.stdout).contains("\"ride\""));
}

#[test]
fn a_step_of_the_crisis_plan_begins_its_breath_on_the_full_screen_and_line_by_line() {
    let folder = planned();
    let words = content("en");
    let mut terminal = Terminal::start(folder.path(), &[], &[ZONE]);
    terminal.wait_for(&words.words.now.greeting);
    terminal.press("l");
    terminal.wait_for(&words.crisis.doors.might_use);
    terminal.wait_for("slowly now");
    // Past what may show of the plan, the steps and what can be added to it.
    for _ in 0..7 {
        terminal.press("j");
    }
    terminal.wait_for("5 Begin: Long exhale");
    terminal.press("5");
    terminal.wait_for(inhale());
    terminal.press("q");
    terminal.wait_end();

    let folder = planned();
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[ZONE]);
    terminal.line_said("q: leave.");
    terminal.press("l\n");
    let begin = terminal.line_said("Begin: Long exhale");
    terminal.press(&format!("{}\n", number(&begin)));
    terminal.line_said(inhale());
    terminal.press("q\n");
    terminal.wait_end();
}

#[test]
fn line_by_line_a_plan_opens_its_card_from_the_map_and_its_breath_in_a_ride() {
    let folder = planned();
    let words = content("en");
    let mut terminal = Terminal::start(folder.path(), &["--plain"], &[ZONE]);
    let map = terminal.line_said(&words.words.now.triggers);
    terminal.line_said("q: leave.");
    terminal.press(&format!("{}\n", number(&map)));
    let trigger = terminal.line_said("the heron bar");
    terminal.line_said(&words.triggers.page.offers.add_day.label);
    terminal.press(&format!("{}\n", number(&trigger)));
    let card = terminal.line_said("Open the card: Five senses");
    terminal.line_said("9. ");
    terminal.press(&format!("{}\n", number(&card)));
    terminal.line_said(card_when());
    // Back to the trigger, to the map, and from there to the first page.
    for said in [
        &words.triggers.plans.title,
        &words.triggers.cope_ahead.title,
        &words.words.now.greeting,
    ] {
        terminal.press("b\n");
        terminal.line_said(said);
    }
    terminal.line_said(&words.pages.now.about.label);
    terminal.press("1\n");
    terminal.line_said("Q. Leave");
    let questions = &words.words.questions;
    for question in [
        &questions.body_or_room,
        &questions.what_for,
        &questions.within_reach,
        &questions.trigger,
    ] {
        terminal.press("s\n");
        terminal.line_said(question);
        terminal.line_said("Q. Leave");
    }
    terminal.press("1\n");
    let breathe = terminal.line_said("Begin: Long exhale");
    terminal.line_said("Q. Leave");
    terminal.press(&format!("{}\n", &breathe[..1]));
    terminal.line_said(&words.words.exercise.put_down);
    terminal.press("q\n");
    terminal.wait_end();
}

/// "12" of "12. Begin: …"
fn number(line: &str) -> &str {
    let line = line.trim_start();
    &line[..line.find('.').unwrap()]
}
