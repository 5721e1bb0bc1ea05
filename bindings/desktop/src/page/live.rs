//! What both forms of the terminal share of an exercise that runs.

use ebb_core::page::{Block, Exercise, Page, PhaseWords};
use ebb_core::session::Phase;

/// The exercise of a page, where one runs on it.
pub fn exercise(page: &Page) -> Option<&Exercise> {
    page.blocks.iter().find_map(|block| match block {
        Block::Live { exercise } => Some(exercise),
        _ => None,
    })
}

/// What a phase is called.
pub fn phase_words(words: &PhaseWords, phase: Phase) -> &str {
    match phase {
        Phase::Inhale => &words.inhale,
        Phase::TopUp => &words.top_up,
        Phase::HoldFull => &words.hold_full,
        Phase::Exhale => &words.exhale,
        Phase::HoldEmpty => &words.hold_empty,
        Phase::Rest => &words.rest,
    }
}
