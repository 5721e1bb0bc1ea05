//! A terminal that goes away without a word, and one that is stopped and continued.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ebb_tests::ebb;
use ebb_tests::terminal::Terminal;
use portable_pty::{PtySize, native_pty_system};

use crate::used::{settled, words};

#[test]
fn a_terminal_that_is_gone_without_a_signal_ends_the_program() {
    let folder = settled();
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let name = pair.master.tty_name().unwrap();
    // Not started by the terminal, it is told nothing by a signal.
    let end = || {
        let file = OpenOptions::new().read(true).write(true).open(&name);
        Stdio::from(file.unwrap())
    };
    let mut child = ebb(folder.path());
    let child = child.env("TERM", "xterm-256color");
    let child = child.stdin(end()).stdout(end()).stderr(end()).spawn();
    let mut child = child.unwrap();
    let mut screen = pair.master.try_clone_reader().unwrap();
    let mut drawn = [0; 1];
    std::io::Read::read_exact(&mut screen, &mut drawn).unwrap();
    std::thread::sleep(Duration::from_millis(500));
    drop((screen, pair));
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(0));
            break;
        }
        if since.elapsed() > Duration::from_secs(10) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("it goes on without a terminal");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn stopping_gives_the_terminal_back_and_going_on_draws_everything_anew() {
    let folder = settled();
    let mut open = Terminal::start(folder.path(), &[], &[]);
    let greeting = &words().now.greeting;
    open.wait_for(greeting);
    let id = open.process_id().to_string();
    let tell = |signal: &str| {
        let told = Command::new("kill").args([signal, &id]).status();
        assert!(told.unwrap().success());
    };
    for _ in 0..2 {
        tell("-TSTP");
        // Not until the picture is gone: one that is drawn anew is cleared first.
        open.wait_stopped();
        open.wait_sane();
        assert!(!open.text().contains(greeting.as_str()));
        tell("-CONT");
        open.wait_for(greeting);
        assert!(!open.is_sane());
    }
    open.press("q");
    assert!(open.wait_end().success());
    assert!(open.is_sane());
}
