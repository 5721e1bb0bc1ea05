//! `ebb remind run` and `ebb remind due`: asks the core what to show, hands it to the server, and reports what came
//! of it. When, what, in which words and when to try again are the core's to say.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use ebb_core::companion::Companion;
use ebb_core::reminders::{self, Look, NoticeAnswer};
use ebb_core::store::{Store, StoreError};
use ebb_core::view::Moment;
use serde_json::{Value, json};

use super::server::{Event, Server};
use crate::Failure;
use crate::clock::Clock;
use crate::keeper::Keeper;
use crate::signals::Stop;

/// Between two glances at whether anything was changed elsewhere: while a notice stands on the screen that may be done
/// there, and otherwise.
const GLANCE: Duration = Duration::from_secs(5);
const LONG_GLANCE: Duration = Duration::from_secs(30);
/// Between two tries to read a store that cannot be read.
const STORE_AGAIN: Duration = Duration::from_secs(30);
/// Between two looks whether a keyring has given the key to the store.
const KEYRING_LOOK: Duration = Duration::from_millis(250);
/// A reminder that somebody has just set into a zone goes by what this computer knows of it from then on.
const ZONES_AGAIN: TimeDelta = TimeDelta::hours(1);

/// Two hosts would show everything twice: the one that holds this lock shows it. None where another one does.
pub fn only_one(folder: &Path) -> io::Result<Option<File>> {
    let file = reminders::host_lock(folder)?;
    for _ in 0..3 {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            // Whoever only asks whether a host is there holds it for an instant.
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(None)
}

/// Waits for a store that could not be opened, and says why, once: at login a keyring is often locked for a while. False
/// where a signal asks to leave first.
pub fn until_open(
    companion: &mut Companion,
    keeper: &mut Keeper,
    clock: &Clock,
    stop: &Stop,
) -> io::Result<bool> {
    let mut said = None;
    let mut tried = Instant::now();
    while companion.store().is_none() {
        let problem = companion.problem();
        if said != problem {
            for line in companion.problems(&clock.moment()) {
                writeln!(io::stderr(), "ebb: {line}")?;
            }
            said = problem;
        }
        std::thread::sleep(KEYRING_LOOK);
        if stop.asked() {
            return Ok(false);
        }
        let opened = keeper.look_again(companion, clock);
        if !opened && !keeper.waits() && tried.elapsed() >= STORE_AGAIN {
            tried = Instant::now();
            companion.goes_on_over(keeper.open(clock.now()), &clock.moment());
        }
    }
    Ok(true)
}

/// One host: the companion, the server, and what is said about them.
pub struct Host<'a> {
    companion: &'a Companion,
    clock: &'a Clock,
    server: Server,
    json: bool,
    /// What was said last about the server, so that it is said once.
    said: String,
    /// Where this computer was, and when the core was told what it knows about zones.
    told: Option<Moment>,
    /// What the core said last, and whether it stood until now.
    waited: Option<Look>,
}

impl<'a> Host<'a> {
    pub fn new(companion: &'a Companion, clock: &'a Clock, json: bool) -> Self {
        let name = companion.wording(&clock.moment()).word();
        Self {
            companion,
            clock,
            server: Server::new(name),
            json,
            said: String::new(),
            told: None,
            waited: None,
        }
    }

    /// Stays until it is asked to leave.
    pub fn run(&mut self, stop: &Stop) -> Result<(), Failure> {
        stop.stays_with(self.companion);
        stop.wakes(self.server.waker());
        self.line(
            "started",
            "",
            "Reminders are shown from now on. Ctrl+C ends it.",
        )?;
        while !stop.asked() {
            match self.turn(stop) {
                Ok(()) => {}
                Err(Failure::Store(error)) => {
                    self.say_once(&error.to_string())?;
                    std::thread::sleep(STORE_AGAIN.min(self.clock.real(30_000)));
                }
                Err(error) => return Err(error),
            }
        }
        // Nobody would hear an answer to what stands: it is taken away, and shown anew by whoever shows next.
        let standing = self.server.standing();
        reminders::shown_no_more(self.store()?, &standing, self.clock.now())?;
        self.server.close_all();
        Ok(())
    }

    /// One look, and the wait for the next one. What the server has said is heard first, so that nothing is shown again
    /// that was answered a moment ago.
    fn turn(&mut self, stop: &Stop) -> Result<(), Failure> {
        while let Some(event) = self.server.hear(Duration::ZERO) {
            self.heard(event)?;
        }
        let mut look = self.look(true)?;
        self.close_what_is_done()?;
        let waited = self.wait(&mut look, stop);
        self.waited = Some(look);
        waited
    }

    /// Shows what is due, and answers how many were shown and how many could not be.
    pub fn due(&mut self) -> Result<(usize, usize), Failure> {
        self.look(false)?;
        let until = Instant::now() + Server::patience();
        let (mut shown, mut not_shown) = (0, 0);
        while !self.server.unanswered().is_empty() && Instant::now() < until {
            let left = until.saturating_duration_since(Instant::now());
            match self.server.hear(left) {
                Some(event @ Event::Shown { .. }) => {
                    shown += 1;
                    self.heard(event)?;
                }
                Some(event @ Event::NotShown { .. }) => {
                    not_shown += 1;
                    self.heard(event)?;
                }
                Some(_) | None => {}
            }
        }
        for notice in self.server.unanswered() {
            not_shown += 1;
            self.not_shown(&notice, "the notification server does not answer")?;
        }
        Ok((shown, not_shown))
    }

    fn look(&mut self, with_buttons: bool) -> Result<Look, Failure> {
        let moment = self.clock.moment();
        self.tell_zones(&moment);
        let answerable = with_buttons && !self.server.lacks_buttons();
        reminders::can_be_answered(self.store()?, answerable)?;
        let look = self.companion.deliveries(self.waited.as_ref(), &moment)?;
        if !look.deliver.is_empty() {
            self.server.rename(self.companion.wording(&moment).word());
        }
        for delivery in &look.deliver {
            self.server.show(delivery, with_buttons);
        }
        Ok(look)
    }

    /// Once an hour, and where the zone is another.
    fn tell_zones(&mut self, moment: &Moment) {
        let stands = self.told.as_ref().is_some_and(|told| {
            told.zone == moment.zone && (moment.now - told.now).abs() < ZONES_AGAIN
        });
        if !stands {
            self.clock.tell_zones(self.companion);
            self.told = Some(moment.clone());
        }
    }

    /// Until the next look: hears the server, and whether anything was changed elsewhere.
    fn wait(&mut self, look: &mut Look, stop: &Stop) -> Result<(), Failure> {
        let asked_at = Instant::now();
        let mut next = look.next_look;
        let mut hangs = false;
        loop {
            let Moment { now, zone, .. } = self.clock.moment();
            let elsewhere = self.told.as_ref().is_some_and(|told| told.zone != zone);
            if stop.asked() || now >= next || elsewhere {
                return Ok(());
            }
            if !look.stands(self.store()?, now)? {
                // Somebody may have set a reminder into a zone of which this computer knows more.
                self.told = None;
                return Ok(());
            }
            let left = self.clock.real((next - now).num_milliseconds());
            if let Some(event) = self.server.hear(left.min(self.glance()))
                && let Some(again) = self.heard(event)?
            {
                next = next.min(again);
            }
            // One that answers after all is heard; meanwhile nothing is given to it twice.
            if !hangs && asked_at.elapsed() > Server::patience() {
                hangs = true;
                for notice in self.server.unanswered() {
                    next = next
                        .min(self.not_shown(&notice, "the notification server does not answer")?);
                }
            }
        }
    }

    /// How long to hear the server before the next glance. What was given to a server that has not answered is taken back
    /// in time.
    fn glance(&self) -> Duration {
        let longest = if !self.server.unanswered().is_empty() {
            Server::patience()
        } else if !self.server.standing().is_empty() {
            GLANCE
        } else {
            LONG_GLANCE
        };
        longest.min(self.clock.real(longest.as_millis() as i64))
    }

    /// Reports what the server said. The answer is when to look again, where that is sooner.
    fn heard(&mut self, event: Event) -> Result<Option<ebb_core::time::Instant>, Failure> {
        let moment = self.clock.moment();
        let store = self.store()?;
        match event {
            Event::Shown { notice } => {
                reminders::delivered(store, &notice, moment.now)?;
                self.said.clear();
                self.line("shown", &notice, "shown")?;
                if self.server.lacks_buttons() {
                    let why = "the notification server shows no buttons; `ebb remind done` and `ebb remind snooze` do the same";
                    self.say_once(why)?;
                }
            }
            Event::NotShown { notice, why } => return self.not_shown(&notice, &why).map(Some),
            Event::Gone { notice } => self.line("gone", &notice, "put away")?,
            Event::Forgotten { notice } => {
                reminders::shown_no_more(store, &[notice], moment.now)?;
                return Ok(Some(moment.now));
            }
            Event::Pressed { notice, key } => {
                let Some(answer) = NoticeAnswer::ALL
                    .into_iter()
                    .find(|answer| answer.key() == key)
                else {
                    return Ok(None);
                };
                match reminders::answered(store, &notice, answer, moment.now, moment.zone) {
                    Ok(()) => self.line(key_word(answer), &notice, key_word(answer))?,
                    Err(error) => self.say_once(&error.to_string())?,
                }
                if answer == NoticeAnswer::Open {
                    self.open()?;
                }
                // What was put off is planned anew.
                return Ok(Some(moment.now));
            }
        }
        Ok(None)
    }

    fn not_shown(&mut self, notice: &str, why: &str) -> Result<ebb_core::time::Instant, Failure> {
        let (store, now) = (self.store()?, self.clock.now());
        let again = reminders::not_delivered(store, notice, now)?;
        let text = format!("not shown, kept and tried again: {}", plainly(why));
        if self.json {
            self.line("not_shown", notice, &text)?;
        } else {
            self.say_once(&text)?;
        }
        Ok(again)
    }

    fn close_what_is_done(&mut self) -> Result<(), Failure> {
        let standing = self.server.standing();
        let closed = reminders::closed_elsewhere(self.store()?, &standing, self.clock.now());
        for notice in closed? {
            self.server.close(&notice);
            self.line("closed", &notice, "done elsewhere, taken away")?;
        }
        Ok(())
    }

    fn store(&self) -> Result<&'a Store, Failure> {
        let why = || self.companion.problem().unwrap_or(StoreError::Closed);
        self.companion.store().ok_or_else(|| why().into())
    }

    /// Opens Ebb in a terminal.
    fn open(&mut self) -> Result<(), Failure> {
        let program = std::env::current_exe()?;
        let terminal = std::env::var_os("EBB_TERMINAL")
            .or_else(|| std::env::var_os("TERMINAL"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| "x-terminal-emulator".into());
        let mut command = Command::new(terminal);
        command.arg("-e").arg(program);
        if let Some(store) = self.companion.store() {
            command.arg("--data").arg(store.folder());
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match command.spawn() {
            // Nobody waits for a window; what is left of it goes with this process.
            Ok(mut child) => drop(std::thread::Builder::new().spawn(move || child.wait())),
            Err(_) => {
                self.say_once("there is no terminal to open Ebb in; set EBB_TERMINAL to one")?
            }
        }
        Ok(())
    }

    fn say_once(&mut self, text: &str) -> Result<(), Failure> {
        if self.said != text {
            writeln!(io::stderr(), "ebb: {text}")?;
            text.clone_into(&mut self.said);
        }
        Ok(())
    }

    /// One line of a log that says nothing of what the reminders are.
    fn line(&self, event: &str, notice: &str, text: &str) -> io::Result<()> {
        let out = &mut io::stdout().lock();
        let moment = self.clock.moment();
        if self.json {
            let mut fields = json!({});
            if !notice.is_empty() {
                fields = json!({ "notice": notice });
            }
            if event == "not_shown" {
                fields["why"] = Value::from(text);
            }
            crate::json::line(out, event, moment.now, fields)
        } else {
            let clock = moment.zone.wall_clock(moment.now).format("%H:%M");
            writeln!(out, "{clock}  {text}")?;
            out.flush()
        }
    }
}

fn key_word(answer: NoticeAnswer) -> &'static str {
    match answer {
        NoticeAnswer::Open => "open",
        other => other.key(),
    }
}

/// What a bus says, in words that somebody can act on.
pub fn plainly(why: &str) -> String {
    let known = match why {
        why if why.contains("ServiceUnknown") => "no notification server runs on this desktop",
        // zbus 6 begins it small.
        why if why.contains("ailed to connect")
            || why.contains("No such file")
            || why.contains("DBUS_SESSION_BUS_ADDRESS") =>
        {
            "there is no session bus here; start this from within your desktop session"
        }
        why if why.contains(".Spawn.") => "the notification server of this desktop cannot start",
        why if why.contains("NoReply") => "the notification server went away",
        other => return other.to_owned(),
    };
    known.to_owned()
}
