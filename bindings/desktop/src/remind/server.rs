//! The notification server of this desktop: shows, replaces, closes, and says what was answered. All notices go over
//! one connection, with one listener: it stays for years. What a server does not answer in time counts as not shown,
//! so that a server that hangs stops nothing.

use std::collections::{HashMap, VecDeque};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use ebb_core::reminders::{Delivery, Urgency};
use zbus::blocking::{Connection, MessageIterator, connection, fdo};
use zbus::zvariant::{DynamicType, Value};
use zbus::{MatchRule, message};

/// A server answers within milliseconds, or hangs.
const ANSWERS_WITHIN: Duration = Duration::from_secs(3);
const SERVER: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// As long as the server likes, and until somebody puts it away.
const AS_USUAL: i32 = -1;
const STAYS: i32 = 0;
/// Answers that are kept of notices that nobody knows of yet.
const MOST_EARLY: usize = 64;

/// What comes back from the server.
#[derive(Debug)]
pub enum Event {
    /// It is on the screen.
    Shown { notice: String },
    /// It is not, and why.
    NotShown { notice: String, why: String },
    /// A button was pressed, by its key.
    Pressed { notice: String, key: String },
    /// It is gone from the screen.
    Gone { notice: String },
    /// The server that showed it is another one now: nobody knows of it any more.
    Forgotten { notice: String },
}

/// What comes out of the threads that talk to the server.
enum Heard {
    Shown {
        notice: String,
        id: u32,
    },
    NotShown {
        notice: String,
        why: String,
    },
    Pressed {
        id: u32,
        key: String,
    },
    Gone {
        id: u32,
    },
    /// The server ended, or another one took its place.
    Renewed,
    /// Nothing was said: whoever waits is to look up.
    Nothing,
}

/// What stands on the screen, and who is waited for.
pub struct Server {
    name: String,
    heard: Receiver<Heard>,
    tell: Sender<Heard>,
    wire: Shared,
    standing: HashMap<String, Standing>,
    /// Given to a server that has not answered yet.
    asked: HashMap<String, String>,
    /// What was answered to a notice before the server had said which one it is.
    early: VecDeque<(u32, Option<String>)>,
    /// What is to be said next.
    events: VecDeque<Event>,
}

/// The one connection, where there is one.
type Shared = Arc<Mutex<Option<Wire>>>;

/// The connection, and what the server behind it can do.
#[derive(Clone)]
struct Wire {
    connection: Connection,
    /// False where the server shows no buttons; none until it has said.
    buttons: Option<bool>,
}

/// One notice on the screen, by the number that the server gave it.
struct Standing {
    id: u32,
    takes_place_of: String,
}

/// One notice as it is handed to the server.
struct Request {
    app: String,
    replaces: u32,
    title: String,
    body: String,
    actions: Vec<String>,
    urgency: u8,
    timeout: i32,
}

impl Server {
    /// A server to which this program gives its name as `name`.
    pub fn new(name: String) -> Self {
        let (tell, heard) = mpsc::channel();
        Self {
            name,
            heard,
            tell,
            wire: Shared::default(),
            standing: HashMap::new(),
            asked: HashMap::new(),
            early: VecDeque::new(),
            events: VecDeque::new(),
        }
    }

    /// Under which name the server shows what comes from now on.
    pub fn rename(&mut self, name: String) {
        self.name = name;
    }

    /// Lets whoever waits for the server look up.
    pub fn waker(&self) -> impl Fn() + Send + 'static {
        let tell = self.tell.clone();
        move || drop(tell.send(Heard::Nothing))
    }

    /// What stands on the screen, as far as the server has said.
    pub fn standing(&self) -> Vec<String> {
        self.standing.keys().cloned().collect()
    }

    /// Gives a notice to the server, in place of an earlier one of the same occurrence. What comes of it is heard
    /// later. One that a server has not answered is not given to it again. `with_buttons` is false where nobody
    /// would wait for them.
    pub fn show(&mut self, delivery: &Delivery, with_buttons: bool) {
        if self.asked.contains_key(&delivery.notice) {
            return;
        }
        let place = &delivery.takes_place_of;
        let earlier = self.standing.iter().find(|(notice, standing)| {
            *notice == &delivery.notice || standing.takes_place_of == *place
        });
        let replaces = earlier.map_or(0, |(_, earlier)| earlier.id);
        let mut actions = Vec::new();
        for action in delivery.actions.iter().filter(|_| with_buttons) {
            actions.extend([action.answer.key().to_owned(), action.label.clone()]);
        }
        let request = Request {
            app: self.name.clone(),
            replaces,
            title: delivery.text.title.clone(),
            // The second line is never the person's own words, so that no server reads marks in it.
            body: delivery.text.body.clone(),
            actions,
            urgency: match delivery.urgency {
                Urgency::Low => 0,
                Urgency::Normal => 1,
                Urgency::High => 2,
            },
            timeout: match delivery.urgency {
                Urgency::High => STAYS,
                Urgency::Low | Urgency::Normal => AS_USUAL,
            },
        };
        let notice = delivery.notice.clone();
        self.asked.insert(notice.clone(), place.clone());
        let (tell, shared) = (self.tell.clone(), Arc::clone(&self.wire));
        let waiting = notice.clone();
        // It ends with the server's answer, or with its patience.
        let asking = thread::Builder::new().spawn(move || {
            let shown = wire(&shared, &tell).and_then(|to| notify(&to, request));
            let _ = tell.send(match shown {
                Ok(id) => Heard::Shown { notice, id },
                Err(error) => Heard::NotShown {
                    notice,
                    why: error.to_string(),
                },
            });
        });
        if let Err(error) = asking {
            let why = error.to_string();
            let _ = self.tell.send(Heard::NotShown {
                notice: waiting,
                why,
            });
        }
    }

    /// True where the server has said that it shows no buttons.
    pub fn lacks_buttons(&self) -> bool {
        let wire = open(&self.wire);
        wire.as_ref()
            .is_some_and(|wire| wire.buttons == Some(false))
    }

    /// Waits up to `patience` for what the server has to say.
    pub fn hear(&mut self, patience: Duration) -> Option<Event> {
        if self.events.is_empty() {
            match self.heard.recv_timeout(patience) {
                Ok(heard) => self.take_in(heard),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
        }
        self.events.pop_front()
    }

    fn take_in(&mut self, heard: Heard) {
        match heard {
            Heard::Shown { notice, id } => {
                let takes_place_of = self.asked.remove(&notice).unwrap_or_default();
                self.standing.retain(|_, other| other.id != id);
                let standing = Standing { id, takes_place_of };
                self.standing.insert(notice.clone(), standing);
                self.events.push_back(Event::Shown { notice });
                if let Some(at) = self.early.iter().position(|(of, _)| *of == id)
                    && let Some((id, key)) = self.early.remove(at)
                {
                    self.answered(id, key);
                }
            }
            Heard::NotShown { notice, why } => {
                self.asked.remove(&notice);
                self.events.push_back(Event::NotShown { notice, why });
            }
            Heard::Pressed { id, key } => self.answered(id, Some(key)),
            Heard::Gone { id } => self.answered(id, None),
            Heard::Nothing => {}
            Heard::Renewed => {
                self.early.clear();
                let all = self.standing.drain().map(|(notice, _)| notice);
                self.events
                    .extend(all.map(|notice| Event::Forgotten { notice }));
            }
        }
    }

    /// A button of a notice was pressed, or it is gone from the screen.
    fn answered(&mut self, id: u32, key: Option<String>) {
        let mut standing = self.standing.iter();
        let notice = standing.find(|(_, standing)| standing.id == id);
        let Some(notice) = notice.map(|(notice, _)| notice.clone()) else {
            if !self.asked.is_empty() {
                self.early.truncate(MOST_EARLY);
                self.early.push_front((id, key));
            }
            return;
        };
        self.standing.remove(&notice);
        self.events.push_back(match key {
            Some(key) => {
                // Some servers leave it standing, with buttons that do nothing any more.
                self.take_away(id);
                Event::Pressed { notice, key }
            }
            None => Event::Gone { notice },
        });
    }

    /// How long to wait for a server before what it was given counts as not shown.
    pub fn patience() -> Duration {
        ANSWERS_WITHIN
    }

    /// What was given to a server that has not answered.
    pub fn unanswered(&self) -> Vec<String> {
        self.asked.keys().cloned().collect()
    }

    /// Takes a notice away.
    pub fn close(&mut self, notice: &str) {
        if let Some(standing) = self.standing.remove(notice) {
            self.take_away(standing.id);
        }
    }

    /// Takes everything away that stands; on leaving, when nobody would hear an answer.
    pub fn close_all(&mut self) {
        let standing: Vec<_> = self.standing.drain().collect();
        let closing = standing
            .iter()
            .filter_map(|(_, standing)| self.take_away(standing.id));
        let closing: Vec<_> = closing.collect();
        for one in closing {
            // It ends with the server's answer, or with its patience.
            let _ = one.join();
        }
    }

    /// A server that is gone has nothing to close, and one that hangs is not waited for.
    fn take_away(&self, id: u32) -> Option<thread::JoinHandle<()>> {
        let wire = open(&self.wire).clone()?;
        let closing = thread::Builder::new().spawn(move || {
            let _ = call(&wire.connection, "CloseNotification", &(id));
        });
        closing.ok()
    }
}

fn open(shared: &Shared) -> MutexGuard<'_, Option<Wire>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The connection that there is, or a new one with its listener; what the server can do is asked once. Whoever comes
/// meanwhile waits for it.
fn wire(shared: &Shared, tell: &Sender<Heard>) -> zbus::Result<Wire> {
    let mut there = open(shared);
    let wire = match &mut *there {
        Some(wire) => wire,
        nothing => nothing.insert(Wire {
            connection: connect(shared, tell)?,
            buttons: None,
        }),
    };
    if wire.buttons.is_none() {
        let reply = call(&wire.connection, "GetCapabilities", &())?;
        let all: Vec<String> = reply.body().deserialize()?;
        wire.buttons = Some(all.iter().any(|name| name == "actions"));
    }
    Ok(wire.clone())
}

fn connect(shared: &Shared, tell: &Sender<Heard>) -> zbus::Result<Connection> {
    let connection = connection::Builder::session()?
        .method_timeout(ANSWERS_WITHIN)
        .build()?;
    let bus = fdo::DBusProxy::new(&connection)?;
    let signals = || MatchRule::builder().msg_type(message::Type::Signal);
    let of_server = signals().interface(SERVER)?.build();
    let of_name = signals()
        .interface("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .arg(0, SERVER)?
        .build();
    let heard = MessageIterator::from(&connection);
    bus.add_match_rule(of_server)?;
    bus.add_match_rule(of_name)?;
    let (told, shared) = (tell.clone(), Arc::clone(shared));
    thread::Builder::new().spawn(move || {
        for message in heard.map_while(Result::ok) {
            let said = said_by(&message);
            if let (Some(Heard::Renewed), Some(wire)) = (&said, &mut *open(&shared)) {
                // The next server may be able to do something else.
                wire.buttons = None;
            }
            if said.is_some_and(|said| told.send(said).is_err()) {
                break;
            }
        }
        // Nothing is heard over it any more: the next notice looks for a bus anew.
        *open(&shared) = None;
        let _ = told.send(Heard::Renewed);
    })?;
    Ok(connection)
}

/// What a signal says of a notice, or of the server.
fn said_by(signal: &zbus::Message) -> Option<Heard> {
    let header = signal.header();
    if header.message_type() != message::Type::Signal {
        return None;
    }
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (SERVER, "ActionInvoked") => {
            let (id, key) = signal.body().deserialize().ok()?;
            Some(Heard::Pressed { id, key })
        }
        (SERVER, "NotificationClosed") => {
            let (id, _reason): (u32, u32) = signal.body().deserialize().ok()?;
            Some(Heard::Gone { id })
        }
        ("org.freedesktop.DBus", "NameOwnerChanged") => {
            let body = signal.body();
            let (name, before, _after): (&str, &str, &str) = body.deserialize().ok()?;
            (name == SERVER && !before.is_empty()).then_some(Heard::Renewed)
        }
        _ => None,
    }
}

/// Gives a notice to the server; its number there.
fn notify(to: &Wire, request: Request) -> zbus::Result<u32> {
    let hints = HashMap::from([("urgency", Value::U8(request.urgency))]);
    let actions = if to.buttons == Some(false) {
        Vec::new()
    } else {
        request.actions
    };
    let body = (
        request.app,
        request.replaces,
        "",
        request.title,
        request.body,
        actions,
        hints,
        request.timeout,
    );
    call(&to.connection, "Notify", &body)?.body().deserialize()
}

fn call(
    to: &Connection,
    method: &str,
    body: &(impl serde::Serialize + DynamicType),
) -> zbus::Result<zbus::Message> {
    to.call_method(Some(SERVER), PATH, Some(SERVER), method, body)
}

/// The server's name, or why there is none.
pub fn server_name() -> Result<String, String> {
    let answer = ask(|| {
        notify_rust::get_server_information()
            .map(|server| format!("{} {}", server.name, server.version))
            .map_err(|error| error.to_string())
    });
    answer.unwrap_or_else(|| Err("the notification server does not answer".to_owned()))
}

fn ask<T: Send + 'static>(question: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (tell, heard) = mpsc::channel();
    let asking = thread::Builder::new().spawn(move || {
        let _ = tell.send(question());
    });
    asking.ok()?;
    heard.recv_timeout(ANSWERS_WITHIN).ok()
}
