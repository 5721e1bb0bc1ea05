//! One person's Ebb, as one process holds it: the store where it can be opened, the crisis plan in its own files, the
//! lock, the exercise that is under way, and what each room remembers.
//!
//! A host needs two calls: [`Companion::page`] for where somebody is, and [`Companion::carry_out`] for what they chose
//! there. `rooms` asks the room of a place or an action; `links` tells a room what others keep; `own` has the pages
//! that join all rooms (the first one, *Settings*, *About*); `live` and `practise` those of exercises. The rest is what
//! happens whatever page is looked at: `state` and `doing` carry an exercise on, `holds` knows what was said that
//! holds everywhere, `notices` speaks with what shows notifications.

mod backups;
mod begin;
mod believed;
mod cards_readout;
#[cfg(test)]
mod crawler;
#[cfg(test)]
mod crawler_live;
mod danger;
mod doing;
mod doors;
mod entry;
#[cfg(test)]
mod filled;
mod front;
mod holds;
mod links;
mod lists_readout;
mod live;
mod look_back;
mod measures_readout;
mod notices;
mod own;
mod own_in_ride;
mod phone_words;
mod plan_opened;
mod plans_in_ride;
mod practices;
mod practise;
mod question;
mod readout;
mod refusal;
mod reminders_readout;
mod reminding;
mod reopen;
mod righted;
mod rooms;
mod save;
mod state;
mod steady_clock;
#[cfg(test)]
mod tests;
mod unread;
#[cfg(test)]
mod world;

pub use entry::Entry;
pub use front::Front;
pub use own::{Act, At};
pub use phone_words::{PhoneWords, WayIn, unlocks};
pub use readout::{PracticeRecord, PractiseRecord, StatusRecord};
pub use refusal::Refusal;
pub use rooms::first_page;
pub use state::{Companion, SoundNow};
pub use steady_clock::SteadyClock;
