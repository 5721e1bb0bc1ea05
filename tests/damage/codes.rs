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
            ],
        ),
        (
            1,
            &[
                &["man", "/dev/null/no"],
                &["plan", "export", "--out", "/dev/null/no"],
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
            ],
        ),
    ];
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
