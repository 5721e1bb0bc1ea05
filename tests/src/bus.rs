//! A session bus of a test's own, and notification servers on it: a mock that writes down what it is asked, and
//! real ones. Everything that was started ends with the test.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::run;

/// How long anything may take to come up; only what is broken takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that ends with the test.
#[derive(Debug)]
pub struct Ends(pub Child);

impl Drop for Ends {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A session bus.
#[derive(Debug)]
pub struct Bus {
    /// Where it listens.
    pub address: String,
    _daemon: Ends,
}

impl Bus {
    /// Starts a bus that starts nothing by itself, with its own home folder.
    ///
    /// # Panics
    /// Where there is no `dbus-daemon`.
    pub fn start(home: &Path) -> Self {
        let settings = home.join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>unix:dir={}</listen>
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
            home.display()
        );
        std::fs::write(&settings, text).expect("the home folder can be written");
        let mut daemon = Command::new("dbus-daemon")
            .arg("--config-file")
            .arg(&settings)
            .args(["--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts");
        let mut address = String::new();
        let out = daemon.stdout.take().expect("it was piped");
        BufReader::new(out)
            .read_line(&mut address)
            .expect("it prints its address");
        Self {
            address: address.trim().to_owned(),
            _daemon: Ends(daemon),
        }
    }

    /// Lets a command meet this bus.
    pub fn on<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address)
    }

    /// Starts a notification server that writes down what it is asked; `parameters` is JSON for the template.
    ///
    /// # Panics
    /// Where it does not come up.
    pub fn mock(&self, parameters: &str) -> Ends {
        let mut command = Command::new("/usr/bin/python3");
        command.args(["-m", "dbusmock", "--session", "-t", "notification_daemon"]);
        command.args(["-p", parameters]).stdout(Stdio::null());
        let server = Ends(self.on(&mut command).spawn().expect("python3 starts"));
        self.until_there(true);
        server
    }

    /// Waits until a notification server is there, or gone.
    pub fn until_there(&self, there: bool) {
        self.until_owned("org.freedesktop.Notifications", there);
    }

    /// Waits until somebody owns this name, or nobody does.
    pub fn until_owned(&self, name: &str, there: bool) {
        let owner = "org.freedesktop.DBus.NameHasOwner";
        until(|| {
            let answer = self.call(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                owner,
                &[name],
            );
            String::from_utf8_lossy(&answer.stdout).contains(if there { "true" } else { "false" })
        });
    }

    /// What the mock was asked to show, as gdbus writes it.
    pub fn calls(&self, method: &str) -> String {
        let (name, path) = server();
        let get = "org.freedesktop.DBus.Mock.GetMethodCalls";
        let answer = self.call(name, path, get, &[method]);
        String::from_utf8_lossy(&answer.stdout).into_owned()
    }

    /// Writes down every call to whatever notification server is there, a line each, into `file`.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub fn listens(&self, file: &Path) -> Ends {
        let out = std::fs::File::create(file).expect("the home folder can be written");
        let mut command = Command::new("dbus-monitor");
        command.args(["--session", "--profile"]);
        command.arg("type='method_call',interface='org.freedesktop.Notifications'");
        command.stdout(out).stderr(Stdio::null());
        let listener = Ends(self.on(&mut command).spawn().expect("dbus-monitor starts"));
        // Its first line is a heading, and says that it listens.
        until(|| std::fs::read(file).is_ok_and(|text| !text.is_empty()));
        listener
    }

    /// The person presses a button, as the server says it.
    pub fn press(&self, id: u32, key: &str) {
        let (name, path) = server();
        let emit = "org.freedesktop.DBus.Mock.EmitSignal";
        let values = format!("[<uint32 {id}>, <'{key}'>]");
        let arguments = [
            "org.freedesktop.Notifications",
            "ActionInvoked",
            "us",
            &values,
        ];
        let answer = self.call(name, path, emit, &arguments);
        assert!(
            answer.status.success(),
            "{}",
            String::from_utf8_lossy(&answer.stderr)
        );
    }

    fn call(&self, name: &str, path: &str, method: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new("gdbus");
        command.args(["call", "--session", "--dest", name, "--object-path", path]);
        command.args(["--method", method]).args(arguments);
        run(self.on(&mut command))
    }
}

fn server() -> (&'static str, &'static str) {
    (
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
    )
}

/// A display of a test's own, for programs that draw. The server chooses its number: tests run side by side.
///
/// # Panics
/// Where it does not come up.
pub fn display(home: &Path) -> (Ends, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "800x600x24"]);
    command.args(["-nolisten", "tcp"]).env("HOME", home);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = Ends(command.spawn().expect("Xvfb starts"));
    let mut number = String::new();
    let told = server.0.stdout.take().expect("its output is ours");
    let read = BufReader::new(told).read_line(&mut number);
    assert!(
        read.is_ok_and(|read| read > 1),
        "Xvfb came up on no display"
    );
    (server, format!(":{}", number.trim()))
}

/// Waits for what another process is about to do.
///
/// # Panics
/// Where it does not happen.
#[track_caller]
pub fn until(mut happened: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !happened() {
        assert!(begun.elapsed() < PATIENCE, "it did not happen");
        thread::sleep(Duration::from_millis(50));
    }
}
