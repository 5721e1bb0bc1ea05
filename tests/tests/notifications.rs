//! Reminders on a real session bus: what arrives at a notification server, what its buttons do, and what happens
//! where there is no bus, no server, one without buttons, or one that dies. `tests/run notices` runs it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use ebb_tests::bus::{Bus, Ends, display, until};
use ebb_tests::{ebb, json, run};
use serde_json::Value;
use tempfile::TempDir;

const BEFORE: &str = "2026-11-24T07:00:00Z";
/// A minute after the reminder of eight o'clock.
const AFTER: &str = "2026-11-24T08:01:00Z";
const BUTTONS: &str = r#"{"capabilities": "actions body"}"#;

/// Someone's Ebb in a zone without surprises, at a time that is said.
fn ebb_at(home: &TempDir, at: &str) -> Command {
    let mut command = ebb(&home.path().join("data"));
    command
        .args(["--at", at])
        .env("TZ", "UTC")
        .env("HOME", home.path());
    command
}

fn remind(home: &TempDir, bus: &Bus, at: &str, arguments: &[&str]) -> std::process::Output {
    let mut command = ebb_at(home, at);
    run(bus.on(command.arg("remind").args(arguments)))
}

/// A home with a reminder of this kind at eight, and a ledger that holds it.
fn with_reminder(kind: &str, name: &str) -> (TempDir, Bus) {
    let home = tempfile::tempdir().unwrap();
    let bus = Bus::start(home.path());
    let add = ["add", "every day 08:00", "--for", kind, "--name", name];
    assert!(remind(&home, &bus, BEFORE, &add).status.success());
    assert!(remind(&home, &bus, BEFORE, &["due"]).status.success());
    (home, bus)
}

fn running(home: &TempDir, bus: &Bus, at: &str) -> Ends {
    let mut command = ebb_at(home, at);
    command
        .args(["remind", "run", "--json"])
        .stdout(Stdio::null());
    Ends(bus.on(&mut command).spawn().unwrap())
}

/// What is known of the first occurrence.
fn outcome(home: &TempDir, bus: &Bus, at: &str) -> String {
    let mut command = ebb_at(home, at);
    let past = json(bus.on(command.args(["remind", "history", "1", "--json"])));
    let newest = &past["history"][0];
    let word = |name: &str| newest[name].as_str().unwrap_or_default().to_owned();
    match word("outcome").as_str() {
        "snoozed" => format!("put off to {}", word("until")),
        outcome => outcome.to_owned(),
    }
}

fn text(output: &std::process::Output) -> String {
    let all = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(all).unwrap()
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn what_is_due_arrives_with_the_neutral_word_and_is_not_shown_twice() {
    let (home, bus) = with_reminder("medication", "Methadone");
    let _server = bus.mock(BUTTONS);
    let shown = remind(&home, &bus, AFTER, &["due"]);
    assert!(shown.status.success(), "{}", text(&shown));
    let calls = bus.calls("Notify");
    assert!(
        calls.contains("'Ebb'") && calls.contains("A moment for you"),
        "{calls}"
    );
    assert!(
        !calls.contains("Methadone") && !calls.contains("medicine"),
        "{calls}"
    );
    assert!(
        calls.contains("'urgency': <byte 0x02>"),
        "a medicine presses: {calls}"
    );
    let again = remind(&home, &bus, "2026-11-24T08:05:00Z", &["due"]);
    assert!(text(&again).contains("Nothing is due"), "{}", text(&again));
    assert_eq!(bus.calls("Notify"), calls, "nothing more arrived");
    assert_eq!(outcome(&home, &bus, AFTER), "seen");
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn a_button_does_what_it_says_and_the_server_hears_of_what_is_done_elsewhere() {
    let (home, bus) = with_reminder("own", "");
    let _server = bus.mock(BUTTONS);
    let _host = running(&home, &bus, AFTER);
    until(|| {
        bus.calls("Notify")
            .contains("'done', 'Done', 'later', 'Later', 'default', 'Open'")
    });
    until(|| outcome(&home, &bus, AFTER) == "seen");
    bus.press(1, "later");
    until(|| outcome(&home, &bus, AFTER).starts_with("put off to 2026-11-24T09:0"));
    // Some servers leave it standing, with buttons that do nothing any more.
    until(|| bus.calls("CloseNotification").contains("[<1>]"));

    // It comes back in the place of its own; done in the terminal, it is taken away.
    let later = "2026-11-24T09:03:00Z";
    drop(_host);
    let _host = running(&home, &bus, later);
    until(|| bus.calls("Notify").contains("Back, as you asked."));
    until(|| outcome(&home, &bus, later) == "seen");
    assert!(remind(&home, &bus, later, &["done"]).status.success());
    until(|| bus.calls("CloseNotification").contains("[<2>]"));
    assert_eq!(outcome(&home, &bus, later), "done");
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn what_stands_is_shown_anew_where_its_server_ends_and_taken_away_where_the_host_does() {
    let (home, bus) = with_reminder("medication", "Methadone");
    let server = bus.mock(BUTTONS);
    let mut host = running(&home, &bus, AFTER);
    until(|| outcome(&home, &bus, AFTER) == "seen");
    drop(server);
    bus.until_there(false);
    // The next server knows nothing of it.
    let _server = bus.mock(BUTTONS);
    until(|| bus.calls("Notify").contains("A moment for you"));
    until(|| outcome(&home, &bus, AFTER) == "seen");
    let stop = Command::new("kill").arg(host.0.id().to_string()).status();
    assert!(stop.unwrap().success());
    assert!(host.0.wait().unwrap().success());
    assert!(bus.calls("CloseNotification").contains("[<"));
    let shown = || bus.calls("Notify").matches("A moment for you").count();
    let before = shown();
    let _host = running(&home, &bus, AFTER);
    until(|| shown() > before);
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn however_many_notices_stand_one_connection_and_one_listener_serve_them_all() {
    let home = tempfile::tempdir().unwrap();
    let bus = Bus::start(home.path());
    let times: Vec<_> = (1..=12).map(|minute| format!("08:{minute:02}")).collect();
    let when = format!("every day {}", times.join(" "));
    let add = ["add", when.as_str(), "--for", "medication"];
    let added = remind(&home, &bus, BEFORE, &add);
    assert!(added.status.success(), "{}", text(&added));
    let _server = bus.mock(BUTTONS);
    let mut host = ebb_at(&home, "2026-11-24T08:00:50Z");
    host.args(["--speed", "60", "remind", "run"]);
    let host = Ends(bus.on(host.stdout(Stdio::null())).spawn().unwrap());
    let held = |folder: &str| {
        let folder = format!("/proc/{}/{folder}", host.0.id());
        std::fs::read_dir(folder).unwrap().count()
    };
    let shown = || bus.calls("Notify").matches("A moment for you").count();
    until(|| shown() >= 3);
    let few = (held("task"), held("fd"));
    until(|| shown() >= 11);
    // A thread that hands a notice over ends with the server's answer.
    until(|| held("task") <= few.0 && held("fd") <= few.1);
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn a_zone_that_changes_while_it_runs_is_followed() {
    let home = tempfile::tempdir().unwrap();
    let bus = Bus::start(home.path());
    let zone = home.path().join("localtime");
    let point_to = |name: &str| {
        let fresh = home.path().join("fresh");
        let file = Path::new("/usr/share/zoneinfo").join(name);
        std::os::unix::fs::symlink(file, &fresh).unwrap();
        std::fs::rename(&fresh, &zone).unwrap();
    };
    let variable = format!(":{}", zone.display());
    let here = |arguments: &[&str]| {
        let mut command = ebb_at(&home, "2026-11-24T11:30:00Z");
        command.env("TZ", &variable).args(arguments);
        command
    };
    // Half past twelve in Berlin, half past eight in the evening in Tokyo.
    point_to("Europe/Berlin");
    let added = run(bus.on(&mut here(&["remind", "add", "every day 20:31"])));
    assert!(added.status.success(), "{}", text(&added));
    let _server = bus.mock(BUTTONS);
    let mut host = here(&["--speed", "3", "remind", "run"]);
    let mut host = Ends(bus.on(host.stdout(Stdio::piped())).spawn().unwrap());
    let mut begun = String::new();
    BufReader::new(host.0.stdout.take().unwrap())
        .read_line(&mut begun)
        .unwrap();
    assert!(begun.contains("12:3"), "{begun}");
    point_to("Asia/Tokyo");
    until(|| bus.calls("Notify").contains("A moment for you"));
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn done_on_the_notification_is_done() {
    let (home, bus) = with_reminder("own", "");
    let _server = bus.mock(BUTTONS);
    let _host = running(&home, &bus, AFTER);
    until(|| outcome(&home, &bus, AFTER) == "seen");
    bus.press(1, "done");
    until(|| outcome(&home, &bus, AFTER) == "done");
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn a_server_without_buttons_shows_it_without_and_is_named() {
    let (home, bus) = with_reminder("own", "");
    let _server = bus.mock(r#"{"capabilities": "body"}"#);
    let mut command = ebb_at(&home, AFTER);
    command
        .args(["remind", "run"])
        .stderr(Stdio::piped())
        .stdout(Stdio::null());
    let mut host = bus.on(&mut command).spawn().unwrap();
    until(|| outcome(&home, &bus, AFTER) == "seen");
    host.kill().unwrap();
    let said = text(&host.wait_with_output().unwrap());
    assert!(said.contains("shows no buttons"), "{said}");
    assert!(!bus.calls("Notify").contains("'later'"));
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn without_a_bus_or_a_server_it_is_said_and_the_reminder_is_kept() {
    let (home, bus) = with_reminder("own", "");
    let mut nowhere = ebb_at(&home, AFTER);
    nowhere.args(["remind", "due"]);
    nowhere.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let refused = run(&mut nowhere);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused).contains("no session bus"),
        "{}",
        text(&refused)
    );

    let nobody = remind(&home, &bus, "2026-11-24T08:02:00Z", &["due"]);
    assert_eq!(nobody.status.code(), Some(1));
    assert!(
        text(&nobody).contains("no notification server"),
        "{}",
        text(&nobody)
    );
    assert_eq!(outcome(&home, &bus, AFTER), "missed");
    let mut list = ebb_at(&home, "2026-11-24T08:03:00Z");
    let listed = json(bus.on(list.args(["remind", "list", "--json"])));
    assert_eq!(listed["reminders"]["undelivered"], 1, "{listed}");
    let mut list = ebb_at(&home, "2026-11-24T08:03:00Z");
    let listed = text(&run(bus.on(list.args(["remind", "list"]))));
    assert!(listed.contains("1 could not be shown yet"), "{listed}");

    let _server = bus.mock(BUTTONS);
    let at_last = remind(&home, &bus, "2026-11-24T08:10:00Z", &["due"]);
    assert!(at_last.status.success(), "{}", text(&at_last));
    assert_eq!(outcome(&home, &bus, "2026-11-24T08:10:00Z"), "seen");
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn a_server_that_dies_and_comes_back_gets_what_it_missed() {
    let (home, bus) = with_reminder("own", "");
    let server = bus.mock(BUTTONS);
    drop(server);
    bus.until_there(false);
    let mut command = ebb_at(&home, AFTER);
    // Faster, so that the seconds between two tries pass quickly.
    command
        .args(["--speed", "30", "remind", "run", "--json"])
        .stdout(Stdio::null());
    let _host = Ends(bus.on(&mut command).spawn().unwrap());
    until(|| outcome(&home, &bus, AFTER) == "missed");
    let _server = bus.mock(BUTTONS);
    until(|| bus.calls("Notify").contains("A moment for you"));
    until(|| outcome(&home, &bus, AFTER) == "seen");
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn two_that_show_would_show_twice_so_the_second_says_so() {
    let (home, bus) = with_reminder("own", "");
    let _server = bus.mock(BUTTONS);
    let _host = running(&home, &bus, AFTER);
    until(|| outcome(&home, &bus, AFTER) == "seen");
    let second = remind(&home, &bus, AFTER, &["run"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second).contains("already"), "{}", text(&second));
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn the_self_test_says_whether_it_arrived_and_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let bus = Bus::start(home.path());
    let test = |at: &str| -> (bool, Value) {
        let mut command = ebb_at(&home, at);
        let output = run(bus.on(command.args(["remind", "test", "--now", "--json"])));
        (
            output.status.success(),
            serde_json::from_slice(&last_line(&output.stdout)).unwrap(),
        )
    };
    let (works, said) = test(BEFORE);
    assert!(!works);
    assert_eq!(said["test"]["findings"][0]["problem"], "no_service");
    let _server = bus.mock(BUTTONS);
    let (works, said) = test("2026-11-24T07:30:00Z");
    assert!(works, "{said}");
    assert_eq!(said["test"]["verdict"], "works");
    assert!(bus.calls("Notify").contains("This one arrived."));
}

fn last_line(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    text.lines().last().unwrap_or_default().as_bytes().to_vec()
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn a_real_server_shows_it_and_its_button_is_heard() {
    let (home, bus) = with_reminder("own", "");
    let (_screen, name) = display(home.path());
    let mut command = Command::new("dunst");
    command
        .env("DISPLAY", &name)
        .env("HOME", home.path())
        .env_remove("WAYLAND_DISPLAY");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let _dunst = Ends(bus.on(&mut command).spawn().unwrap());
    bus.until_there(true);
    let _host = running(&home, &bus, AFTER);
    until(|| outcome(&home, &bus, AFTER) == "seen");
    let ctl = |arguments: &[&str]| {
        let mut command = Command::new("dunstctl");
        text(&run(bus.on(command.args(arguments))))
    };
    assert_eq!(ctl(&["count", "displayed"]).trim(), "1");
    // dunst's "action" is the one named default: Ebb is opened, which is an answer too.
    ctl(&["action"]);
    until(|| ctl(&["count", "displayed"]).trim() == "0");
    assert_eq!(outcome(&home, &bus, AFTER), "seen");
}

/// The programs of a server that people have, the one that shows notices last.
const SERVERS: [(&str, &[&str]); 4] = [
    ("dunst", &["/usr/bin/dunst"]),
    (
        "xfce4-notifyd",
        &[
            "/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd",
            "/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd",
        ],
    ),
    ("lxqt-notificationd", &["/usr/bin/lxqt-notificationd"]),
    (
        "mate-notification-daemon",
        &["/usr/lib/mate-notification-daemon/mate-notification-daemon"],
    ),
];

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn each_server_that_people_have_shows_it_anew_after_it_ended_and_takes_it_away_when_it_is_done() {
    for (server, programs) in SERVERS {
        let (home, bus) = with_reminder("medication", "");
        let (_screen, display) = display(home.path());
        let starts = || -> Vec<Ends> {
            let start = |program: &&str| {
                let mut command = Command::new(program);
                command
                    .env("DISPLAY", &display)
                    .env("HOME", home.path())
                    .env("XDG_RUNTIME_DIR", home.path())
                    .env_remove("WAYLAND_DISPLAY");
                command.stdout(Stdio::null()).stderr(Stdio::null());
                Ends(bus.on(&mut command).spawn().unwrap())
            };
            let all = programs.iter().map(start).collect();
            bus.until_there(true);
            all
        };
        let file = home.path().join("heard");
        let _listener = bus.listens(&file);
        let heard = |member: &str| {
            let text = std::fs::read_to_string(&file).unwrap();
            let is = |line: &&str| line.ends_with(&format!("\t{member}"));
            text.lines().filter(is).count()
        };
        let first = starts();
        let _host = running(&home, &bus, AFTER);
        until(|| outcome(&home, &bus, AFTER) == "seen");
        assert_eq!(heard("Notify"), 1, "{server}");
        drop(first);
        bus.until_there(false);
        let _second = starts();
        // What nobody answered is shown by the next one, which knows no ids of the first.
        until(|| heard("Notify") == 2);
        until(|| outcome(&home, &bus, AFTER) == "seen");
        assert_eq!(heard("CloseNotification"), 0, "{server}");
        let done = remind(&home, &bus, AFTER, &["done"]);
        assert!(done.status.success(), "{server}: {}", text(&done));
        until(|| heard("CloseNotification") == 1);
        assert_eq!(
            (outcome(&home, &bus, AFTER), heard("Notify")),
            ("done".to_owned(), 2),
            "{server}"
        );
    }
}

#[test]
#[ignore = "wants notification servers: tests/run notices"]
fn what_was_answered_on_lxqt_which_leaves_it_standing_is_taken_away() {
    let (home, bus) = with_reminder("medication", "");
    let (_screen, display) = display(home.path());
    let mut command = Command::new("lxqt-notificationd");
    command
        .env("DISPLAY", &display)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let _server = Ends(bus.on(&mut command).spawn().unwrap());
    bus.until_there(true);
    let file = home.path().join("heard");
    let _listener = bus.listens(&file);
    let heard = |member: &str| {
        let text = std::fs::read_to_string(&file).unwrap();
        let is = |line: &&str| line.ends_with(&format!("\t{member}"));
        text.lines().filter(is).count()
    };
    let _host = running(&home, &bus, AFTER);
    until(|| outcome(&home, &bus, AFTER) == "seen");
    let hand = |arguments: &[&str]| {
        let mut command = Command::new("xdotool");
        text(&run(command.args(arguments).env("DISPLAY", &display)))
    };
    // The one window that is not the screen: its notice, the buttons in its middle.
    let notice = || {
        let windows = hand(&["search", "--onlyvisible", "--name", ""]);
        let place = |window: &str| {
            let size = hand(&["getwindowgeometry", "--shell", window]);
            let number = |name: &str| {
                let line = size.lines().find_map(|line| line.strip_prefix(name));
                line.and_then(|number| number.parse::<i32>().ok())
            };
            let width = number("WIDTH=").filter(|width| (100..700).contains(width))?;
            let (x, y) = (number("X=")?, number("Y=")?);
            Some((x + width / 2, y + number("HEIGHT=")? - 45))
        };
        windows.lines().find_map(place)
    };
    // The window may still be on its way to its place, so it is looked for before each touch.
    until(|| {
        if let Some((x, y)) = notice() {
            hand(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
        }
        heard("CloseNotification") == 1
    });
    assert_eq!(heard("Notify"), 1);
}
