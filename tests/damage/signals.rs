//! A signal ends whatever Ebb is doing, and says by the code whether it was done.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ebb_core::crisis::{Kept, PlanEntry, PlanSection, Vault};
use ebb_tests::terminal::Terminal;

use crate::used::{NOW, at_noon, copied, held, settled, words};

/// What a busy machine may take; on an idle one it is a fifth of a second.
const SOON: Duration = Duration::from_secs(2);

const INTERRUPTED: i32 = 128 + 2;
const TERMINATED: i32 = 128 + 15;

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}

/// The code with which it ends, soon.
fn ends(mut child: Child) -> Option<i32> {
    let since = Instant::now();
    let ended = child.wait().unwrap();
    assert!(since.elapsed() < SOON, "it took {:?}", since.elapsed());
    ended.code()
}

#[test]
fn a_command_that_waits_for_a_pipe_or_for_the_store_ends_and_does_not_say_that_it_was_done() {
    let folder = settled();
    let mut kept = Kept::default();
    for number in 0..100 {
        kept.plan.entries.push(PlanEntry {
            id: number.to_string(),
            section: PlanSection::Reasons,
            text: "the river ".repeat(99),
            directions: String::new(),
            contact: None,
            opens: None,
            ahead: false,
        });
    }
    let now = NOW.parse().unwrap();
    let vault = Vault::at(&folder.path().join("plan"));
    vault.save(&kept, vault.open().version, false, now).unwrap();
    for (name, code) in [("INT", INTERRUPTED), ("TERM", TERMINATED)] {
        // Nobody reads, and the plan is longer than a pipe.
        let mut writes = at_noon(folder.path(), &["plan"]);
        let writes = writes.stdout(Stdio::piped()).spawn().unwrap();
        thread::sleep(Duration::from_secs(1));
        signal(&writes, name);
        assert_eq!(ends(writes), Some(code), "{name}");

        let store = held(folder.path());
        let mut waits = at_noon(folder.path(), &["triggers", "met", "1"]);
        let waits = waits
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(400));
        signal(&waits, name);
        assert_eq!(ends(waits), Some(code), "{name}");
        drop(store);
    }
}

#[test]
fn what_stays_ends_with_0_and_touches_no_output() {
    let whole = settled();
    for arguments in [
        &["remind", "run", "--json"][..],
        &["surf", "--json"],
        &["breathe", "--json"],
    ] {
        for name in ["INT", "TERM", "HUP"] {
            let folder = copied(whole.path());
            let mut stays = at_noon(folder.path(), arguments);
            stays.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
            let mut stays = stays.stdout(Stdio::piped()).spawn().unwrap();
            let mut output = BufReader::new(stays.stdout.take().unwrap());
            let mut first = String::new();
            output.read_line(&mut first).unwrap();
            assert!(first.contains("started"), "{first}");
            thread::sleep(Duration::from_millis(100));
            signal(&stays, name);
            assert_eq!(ends(stays), Some(0), "{arguments:?} {name}");
            let mut rest = String::new();
            output.read_to_string(&mut rest).unwrap();
            assert!(!rest.contains('\u{1b}'), "{arguments:?} {name}: {rest}");
        }
    }
}

#[test]
fn the_full_screen_gives_the_terminal_back() {
    let folder = settled();
    for name in ["INT", "TERM"] {
        let mut open = Terminal::start(folder.path(), &[], &[]);
        open.wait_for(&words().now.greeting);
        let id = open.process_id().to_string();
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.unwrap().success());
        let since = Instant::now();
        let ended = open.wait_end();
        assert!(ended.success(), "{name}: {ended:?}: {}", open.text());
        assert!(since.elapsed() < SOON, "{name}");
        assert!(open.is_sane(), "{name}");
    }
}
