//! The exit codes as `ebb --help` lists them: 0 means done and kept, and everything else means that it was not.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use ebb_tests::{ebb, json, run};

use crate::used::{held, ran, said, settled, words};

#[test]
fn the_codes_that_the_help_lists_are_the_ones_that_commands_end_with() {
    let help = run(Command::new(ebb_tests::binary()).arg("--help"));
    let help = said(&help);
    let folder = settled();
    let manual = folder.path().join("manual");
    let manual = manual.to_str().unwrap();
    let long = "x".repeat(120_000);
    let no = "01a00000-0000-7000-8000-000000000000";
    let table: [(i32, &[&[&str]]); 4] = [
        (
            0,
            &[
                &["status"],
                &["triggers", "met", "1"],
                &["plan", "add", "reasons", "the river"],
                &["used"],
                &["used", "--undo"],
                &["hide"],
                &["unhide"],
                &["lines", "--region", "AT"],
                &["remind", "list", "--json"],
                &["pack", "list"],
                &["rehearse", "choose", "stop"],
                &["journal", "search", "heron"],
                &["journal", "line", "rain"],
                &["journal", "worksheets"],
                &["journal", "--json"],
                &["surf", "--rate", "5", "--outcome", "rode"],
                &["history", "--json"],
                &["diary"],
                &["diary", "urge", "--strength", "6", "--acted", "no"],
                &["cards", "tea"],
                &["card", "mark", "stop", "favourite"],
                &["suggest", "angry"],
                &["practise"],
                &["practise", "sounds", "--in", "morning"],
                &["practise", "sounds", "--about"],
                &["triggers", "--json"],
                &["check-in"],
                &["check-in", "gad-7", "1", "1", "1", "1", "1", "1", "1"],
                &["check-in", "gad-7", "1", "--later"],
                &["check-in", "gad-7", "--course"],
                &["check-in", "sleep", "7"],
                &["lists"],
                &["lists", "show", "homework"],
                &["lists", "add", "questions", "what=how long"],
                &["summary"],
                &["summary", "--with", "lapses", "--without", "urges"],
                &["plan", "first", "--helps", "the river"],
                &["plan", "used", "no"],
                &["history", "--ids"],
                &["export", "--json", "-"],
                &["doctor"],
                &["key"],
                &["key", "--new"],
                &["status"],
                &["remind", "month"],
                &["ill"],
                &["safe"],
                &["emergency"],
                &["completions", "bash"],
                &["man", manual],
            ],
        ),
        (
            1,
            &[
                &["man", "/dev/null/no"],
                &["plan", "export", "--out", "/dev/null/no"],
                &["summary", "--html", "/dev/null/no"],
                &["breathe", "--track", "/dev/null/no"],
                &["remind", "import", "/dev/null/no"],
                &["pack", "check", "/dev/null/no"],
                &["export", "--json", "/dev/null/no"],
                &["restore", "/dev/null/no"],
            ],
        ),
        (
            2,
            &[
                &["no-such-command"],
                &["breathe", "zigzag"],
                &["practise", "no-such"],
                &["triggers", "met", "7"],
                &["remind", "done", "77"],
                &["lines", "--region", "Atlantis"],
                &["check-in", "no-such"],
                &["check-in", "gad-7", "0", "0", "0", "0", "0", "0", "0", "0"],
                &["lists", "show", "no-such"],
                &["lists", "add", "homework"],
                &["cards", "--no-such"],
                &["suggest"],
                &["history", "--limit", "0"],
                &["export"],
                // Nobody is there to be asked.
                &["backup", "/dev/null/no"],
                &["wipe"],
                &["doctor", "--yes"],
                &["completions", "no-such"],
                &["--at", "1969-01-01T00:00:00Z", "status"],
            ],
        ),
        (
            3,
            &[
                &["surf", "--rate", "11"],
                &["card", "mark", "no-such", "worse"],
                &["diary", "skill", "no-such", "used"],
                &["rehearse", "leave", "no-such"],
                &["plan", "back", "77"],
                &["plan", "remove", "no-such"],
                &["triggers", "add", "place", " "],
                &["journal", "line", " "],
                &["journal", "fill", "no-such", "what=x"],
                &["journal", "show", "no-such"],
                &["journal", "worksheets", "no-such"],
                &["journal", "show", no],
                &["journal", "show", no, "--json"],
                &["lists", "item", no, "--json"],
                &["plan", "version", "77"],
                &["plan", "used", "yes", "--helped", "no-such"],
                &["history", "show", no],
                &["history", "delete", no],
                &["history", "restore", no],
                &["history", "correct", no, "--outcome", "rode"],
                &["journal", "change", no, "text=x"],
                &["journal", "delete", no],
                &["journal", "restore", no],
                &["journal", "write", &long],
                &["journal", "line", &long],
                &["journal", "line", "x", "--day", "11"],
                &["journal", "line", "x", "--when", "no time"],
                &["check-in", "gad-7", "9"],
                &["check-in", "sleep", "11"],
                &["check-in", "--own", " "],
                &["check-in", "--own", &long],
                &["check-in", "--delete", no],
                &["check-in", "--delete", "no-such"],
                &["lists", "item", no],
                &["lists", "item", "no-such"],
                &["lists", "change", no, "what=x"],
                &["lists", "close", no, "done"],
                &["lists", "reopen", no],
                &["lists", "delete", no],
                &["lists", "restore", no],
                &["lists", "add", "homework", "what= "],
                &["lists", "add", "homework", "what=x", "due=no day"],
                &["lists", "add", "goals", &format!("what={long}")],
                &["summary", "--from", "no day"],
                &["summary", "--with", "no-such"],
                &["card", "reason", "Mia", &long],
                &["triggers", "add", "place", &long],
                &["plan", "add", "reasons", &long],
                &["remind", "add", "every day 09:00", "--name", &long],
            ],
        ),
    ];
    let tried: Vec<_> = table.iter().flat_map(|(_, of)| of.iter()).collect();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    let named = listed.filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next());
    let named: Vec<_> = named.filter(|name| *name != "help").collect();
    assert!(named.len() > 25, "{named:?}");
    for name in named {
        assert!(tried.iter().any(|of| of[0] == name), "{name} is not tried");
    }
    for (code, commands) in table {
        let listed = help.lines().any(|line| {
            let mut words = line.split_whitespace();
            words.next() == Some(&code.to_string()) && words.next().is_some()
        });
        assert!(listed, "{code} is not in the help");
        for arguments in commands {
            // `--at` may stand once.
            let output = if arguments[0] == "--at" {
                run(ebb(folder.path()).args(*arguments))
            } else {
                ran(folder.path(), arguments)
            };
            assert_eq!(
                output.status.code(),
                Some(code),
                "{arguments:?}: {}",
                said(&output)
            );
        }
    }
}

#[test]
fn what_is_kept_beside_a_running_ride_ends_with_0_and_is_there() {
    let folder = settled();
    let mut ride = crate::used::at_noon(folder.path(), &["surf", "--json", "--rate", "7"]);
    let mut ride = ride.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(ride.stdout.take().unwrap()).lines();
    assert!(lines.next().unwrap().unwrap().contains("started"));
    for arguments in [
        &["surf", "--rate", "5", "--outcome", "rode"][..],
        &["triggers", "met", "1"],
        &["diary", "urge", "--strength", "6", "--acted", "no"],
        &["card", "mark", "stop", "favourite"],
        &["remind", "add", "every day 10:00", "--for", "mindfulness"],
    ] {
        let output = ran(folder.path(), arguments);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{arguments:?}: {}",
            said(&output)
        );
    }
    ride.kill().unwrap();
    ride.wait().unwrap();
    let history = json(ebb(folder.path()).args(["history", "--json"]));
    assert!(history.to_string().contains("rode"), "{history}");
}

#[test]
fn a_command_that_waited_in_vain_promises_nothing() {
    let folder = settled();
    let _held = held(folder.path());
    for arguments in [
        &["triggers", "met", "1"][..],
        &["surf", "--outcome", "rode"],
    ] {
        let output = ran(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(
            !said(&output).contains(&words().notices.busy),
            "{arguments:?}"
        );
    }
}
