//! Sound in the terminal: what the core renders is handed to a program that plays it, or written to a file. Which
//! sound it is, and when it changes, the core says.

mod file;
mod player;

use chrono::TimeDelta;
use ebb_core::companion::{Companion, SoundNow};
use ebb_core::content::{content, fill};
use ebb_core::time::Instant;
use ebb_core::view::Moment;
use player::{PLAYERS, Player, Playing};

pub use file::write_track;

use crate::clock::Clock;

/// How far ahead of the present the player is given samples.
const AHEAD: TimeDelta = TimeDelta::seconds(4);
/// How much is rendered at once.
const PIECE: TimeDelta = TimeDelta::seconds(2);

/// The sound of whatever is under way.
pub struct Sound {
    /// Programs that are left to try, the next one last; none where sound was not asked for.
    players: Vec<Player>,
    wanted: bool,
    now: Option<Playing>,
    /// What is played, and up to when the player has it.
    what: Option<(SoundNow, Instant)>,
}

impl Sound {
    /// Sound where `wanted`, else silence.
    pub fn new(wanted: bool) -> Self {
        Self {
            players: if wanted { player::found() } else { Vec::new() },
            wanted,
            now: None,
            what: None,
        }
    }

    /// True while something is to be heard.
    pub fn plays(&self) -> bool {
        self.what.is_some()
    }

    /// Gives the player what comes next; begins and stops as the exercise does. Answers what has to be said, once.
    pub fn follow(&mut self, companion: &Companion, clock: &Clock) -> Option<String> {
        let moment = clock.moment();
        if !self.wanted {
            return None;
        }
        let sounds = companion.sound_now(moment.now);
        let as_before = self.what.as_ref().map(|(what, _)| what) == sounds.as_ref();
        let late = self.what.as_ref().is_some_and(|(_, to)| *to < moment.now);
        if !as_before || late {
            self.stop();
        }
        let sounds = sounds?;
        let broken = self.now.as_mut().is_some_and(|playing| playing.has_ended());
        if broken {
            self.stop();
            self.players.pop();
        }
        if self.now.is_none() {
            self.now = self.begin();
            if self.now.is_none() {
                self.wanted = false;
                return Some(unheard(&moment, broken));
            }
            self.what = Some((sounds, moment.now));
            self.feed(companion, &moment, true);
        } else {
            self.feed(companion, &moment, false);
        }
        None
    }

    /// Silence, at once.
    pub fn stop(&mut self) {
        self.now = None;
        self.what = None;
    }

    /// The first player that starts.
    fn begin(&mut self) -> Option<Playing> {
        while let Some(player) = self.players.last() {
            if let Some(playing) = player.start() {
                return Some(playing);
            }
            self.players.pop();
        }
        None
    }

    fn feed(&mut self, companion: &Companion, moment: &Moment, mut begins: bool) {
        let (Some(playing), Some((_, has))) = (&self.now, &mut self.what) else {
            return;
        };
        while *has < moment.now + AHEAD {
            let to = *has + PIECE;
            let piece = companion.track(*has, to, begins);
            begins = false;
            *has = to;
            playing.give(piece);
        }
    }
}

fn unheard(moment: &Moment, broken: bool) -> String {
    let words = &content(&moment.language).practice_words.sound;
    if broken {
        return words.player_ended.clone();
    }
    let names: Vec<_> = PLAYERS.iter().map(|player| player.program).collect();
    fill(&words.no_player, &[("players", &names.join(", "))])
}
