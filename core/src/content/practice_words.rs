//! The words around the guided practices and the daily routine.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cards::PracticeGroup;

/// `practice_words.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeWords {
    pub title: String,
    pub detail: String,
    pub about: String,
    pub count: String,
    pub morning: String,
    pub evening: String,
    pub nothing_chosen: String,
    pub add_morning: String,
    pub add_evening: String,
    pub remove_morning: String,
    pub remove_evening: String,
    pub done_today: String,
    pub start: String,
    pub open: String,
    pub all: String,
    pub outward: String,
    pub inward: String,
    pub after_using: String,
    pub made_worse: String,
    pub take_back_worse: String,
    pub tick: String,
    pub over: String,
    /// Shown where a practice that is under way has a line that an update took out of the content.
    pub in_place_of_a_line: String,
    pub how_strong_rehearsal: String,
    pub too_strong: String,
    pub ground: String,
    /// What brings somebody back to the room, by practice id.
    pub grounding: String,
    pub groups: BTreeMap<PracticeGroup, String>,
    pub sound: SoundWords,
}

/// What is said where there is no sound.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundWords {
    /// `{players}` is a list of programs.
    pub no_player: String,
    pub player_ended: String,
}
