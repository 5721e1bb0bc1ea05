//! The notification server of this desktop: shows, replaces, closes, and says what was answered. What a server does
//! not answer in time counts as not shown, so that a server that hangs stops nothing.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use ebb_core::reminders::{Delivery, Urgency};
use futures_lite::future::block_on;
use notify_rust::{Notification, NotificationHandle, NotificationResponse, Timeout};

/// A server answers within milliseconds, or hangs.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

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
}

enum Heard {
    Shown(String, Arc<NotificationHandle>),
    Other(Event),
}

/// What stands on the screen, and who is waited for.
pub struct Server {
    name: String,
    heard: Receiver<Heard>,
    tell: Sender<Heard>,
    standing: HashMap<String, Standing>,
    /// Given to a server that has not answered yet.
    asked: HashMap<String, String>,
    /// False where the server shows no buttons; none until it was asked.
    buttons: Option<bool>,
}

struct Standing {
    handle: Arc<NotificationHandle>,
    takes_place_of: String,
}

impl Server {
    /// A server to which this program gives its name as `name`.
    pub fn new(name: String) -> Self {
        let (tell, heard) = mpsc::channel();
        Self {
            name,
            heard,
            tell,
            standing: HashMap::new(),
            asked: HashMap::new(),
            buttons: None,
        }
    }

    /// Under which name the server shows what comes from now on.
    pub fn rename(&mut self, name: String) {
        self.name = name;
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
        let mut notification = Notification::new();
        // The second line is never the person's own words, so that no server reads marks in it.
        notification
            .appname(&self.name)
            .summary(&delivery.text.title)
            .body(&delivery.text.body)
            .timeout(match delivery.urgency {
                Urgency::High => Timeout::Never,
                Urgency::Low | Urgency::Normal => Timeout::Default,
            })
            .urgency(match delivery.urgency {
                Urgency::Low => notify_rust::Urgency::Low,
                Urgency::Normal => notify_rust::Urgency::Normal,
                Urgency::High => notify_rust::Urgency::Critical,
            });
        let place = &delivery.takes_place_of;
        let earlier = self.standing.iter().find(|(notice, standing)| {
            *notice == &delivery.notice || standing.takes_place_of == *place
        });
        if let Some((_, earlier)) = earlier {
            notification.id(earlier.handle.id());
        }
        if with_buttons && self.shows_buttons() {
            for action in &delivery.actions {
                notification.action(action.answer.key(), &action.label);
            }
        }
        let notice = delivery.notice.clone();
        self.asked.insert(notice.clone(), place.clone());
        let tell = self.tell.clone();
        thread::spawn(move || {
            let heard = match notification.show() {
                Ok(handle) => Heard::Shown(notice, Arc::new(handle)),
                Err(error) => Heard::Other(Event::NotShown {
                    notice,
                    why: error.to_string(),
                }),
            };
            let _ = tell.send(heard);
        });
    }

    /// True where the server shows buttons, as far as it says.
    pub fn shows_buttons(&mut self) -> bool {
        if self.buttons.is_none() {
            self.buttons = capabilities().map(|all| all.iter().any(|name| name == "actions"));
        }
        self.buttons != Some(false)
    }

    /// True where the server has said that it shows no buttons.
    pub fn lacks_buttons(&self) -> bool {
        self.buttons == Some(false)
    }

    /// Waits up to `patience` for what the server has to say.
    pub fn hear(&mut self, patience: Duration) -> Option<Event> {
        match self.heard.recv_timeout(patience) {
            Ok(Heard::Shown(notice, handle)) => {
                let takes_place_of = self.asked.remove(&notice).unwrap_or_default();
                self.standing
                    .retain(|_, other| other.handle.id() != handle.id());
                self.listen(notice.clone(), Arc::clone(&handle));
                let standing = Standing {
                    handle,
                    takes_place_of,
                };
                self.standing.insert(notice.clone(), standing);
                Some(Event::Shown { notice })
            }
            Ok(Heard::Other(event)) => {
                match &event {
                    Event::NotShown { notice, .. } => {
                        self.asked.remove(notice);
                        // The next server may be another one.
                        self.buttons = None;
                    }
                    Event::Gone { notice } | Event::Pressed { notice, .. } => {
                        self.standing.remove(notice);
                    }
                    Event::Shown { .. } => {}
                }
                Some(event)
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
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
            // A server that is gone has nothing to close, and one that hangs is not waited for.
            thread::spawn(move || block_on(standing.handle.close_async()));
        }
    }

    fn listen(&self, notice: String, handle: Arc<NotificationHandle>) {
        let tell = self.tell.clone();
        thread::spawn(move || {
            let answered = |response: &NotificationResponse| {
                let event = match response {
                    NotificationResponse::Default => Event::Pressed {
                        notice,
                        key: "default".to_owned(),
                    },
                    NotificationResponse::Action(key) => Event::Pressed {
                        notice,
                        key: key.clone(),
                    },
                    _ => Event::Gone { notice },
                };
                let _ = tell.send(Heard::Other(event));
            };
            block_on(handle.wait_for_action_async(answered));
        });
    }
}

/// What the server says of itself; none where there is no bus, no server, or no answer.
pub fn capabilities() -> Option<Vec<String>> {
    ask(|| notify_rust::get_capabilities().ok()).flatten()
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
    thread::spawn(move || {
        let _ = tell.send(question());
    });
    heard.recv_timeout(ANSWERS_WITHIN).ok()
}
