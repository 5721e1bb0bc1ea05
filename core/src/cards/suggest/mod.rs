//! What could help now. First comes what fits: the state, its strength, the time, the place and the cautions. Among
//! that, what has helped this person; where nothing is known yet, a fixed order that begins with the first cards.

mod fits;
#[cfg(test)]
mod tests;

use fits::{Candidate, Rank, candidates};

use serde::Serialize;

use super::deck::Deck;
use super::helped::History;
use super::surroundings::Surroundings;
use crate::content::{CardState, counted_with, fill};

/// Above this strength nothing new is tried (safety rule).
const EXPLORE_UP_TO: i32 = 6;
/// A card that suits nothing fainter than this is made for strong moments.
const STRONG_FROM: i32 = 5;

/// What a suggestion goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// How the person is.
    pub state: CardState,
    /// How strong that is, 0 to 10.
    pub intensity: i32,
    /// Minutes that they have.
    pub minutes: i32,
    /// Where they are.
    pub surroundings: Surroundings,
    /// They have used on this day.
    pub used: bool,
    /// A sign of danger is there (safety rules, "Signals").
    pub signal: bool,
    /// The person wants something new now and then.
    pub explore: bool,
    /// What a choice among new things goes by; the same seed gives the same choice.
    pub seed: u64,
    /// At most this many.
    pub limit: i32,
}

/// One thing that could help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Id of the card, the pattern or the practice.
    pub id: String,
    /// What it is.
    pub kind: SuggestionKind,
    /// Its title or name.
    pub title: String,
    /// How long it takes.
    pub minutes: i32,
    /// Why it is here, in one sentence.
    pub reason: String,
}

/// What is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// A skill card.
    Card,
    /// A breathing pattern.
    Breathing,
    /// A guided practice.
    Practice,
}

/// What could help, best first. The same arguments give the same list.
pub fn suggest(deck: &Deck, history: &History, situation: &Situation) -> Vec<Suggestion> {
    let situation = &Situation {
        used: situation.used || situation.state == CardState::AfterUsing,
        ..*situation
    };
    let mut ranked: Vec<_> = candidates(deck, history, situation).collect();
    ranked.sort_by(|a, b| {
        (a.rank.cmp(&b.rank))
            .then(b.score.total_cmp(&a.score))
            .then(b.favourite.cmp(&a.favourite))
            .then(b.first.cmp(&a.first))
            .then(a.place_of_state.cmp(&b.place_of_state))
            .then(a.off_centre.cmp(&b.off_centre))
    });
    let mut chosen = one_form_of_each(ranked);
    let explored = explore(&mut chosen, history, situation);
    chosen.truncate(usize::try_from(situation.limit).unwrap_or(0));
    chosen
        .into_iter()
        .enumerate()
        .map(|(at, candidate)| Suggestion {
            reason: reason(deck, history, situation, &candidate, explored == Some(at)),
            id: candidate.id,
            kind: candidate.kind,
            title: candidate.title,
            minutes: candidate.minutes,
        })
        .collect()
}

/// A card and the exercise that it leads on to are one skill, and so are all slow breaths: the better one stays.
fn one_form_of_each(ranked: Vec<Candidate>) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = Vec::with_capacity(ranked.len());
    for candidate in ranked {
        if !chosen.iter().any(|other| same_skill(other, &candidate)) {
            chosen.push(candidate);
        }
    }
    chosen
}

fn same_skill(a: &Candidate, b: &Candidate) -> bool {
    let breathes = |candidate: &Candidate| {
        let tools = [Some(&candidate.tool), candidate.leads_to.as_ref()];
        let mut tools = tools.into_iter().flatten();
        tools.any(|tool| tool.starts_with("breathing:"))
    };
    a.leads_to.as_ref() == Some(&b.tool)
        || b.leads_to.as_ref() == Some(&a.tool)
        || breathes(a) && breathes(b)
}

/// Moves one thing that was hardly tried to the second place; answers with its place.
fn explore(chosen: &mut [Candidate], history: &History, situation: &Situation) -> Option<usize> {
    let allowed = situation.explore
        && situation.intensity <= EXPLORE_UP_TO
        && !situation.used
        && !situation.signal;
    let new: Vec<_> = (1..chosen.len())
        .filter(|at| chosen[*at].rank == Rank::Fits && history.hardly_tried(&chosen[*at].tool))
        .collect();
    if !allowed || new.is_empty() {
        return None;
    }
    let at = new[(mixed(situation.seed) % new.len() as u64) as usize];
    chosen[1..=at].rotate_right(1);
    Some(1)
}

/// SplitMix64: seeds that lie side by side lead to choices that do not.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn reason(
    deck: &Deck,
    history: &History,
    situation: &Situation,
    candidate: &Candidate,
    explored: bool,
) -> String {
    let words = &deck.content.cards_words.suggest;
    let states = &deck.content.cards_words.states;
    let state = states.get(&situation.state).map_or("", |words| &words.noun);
    let about_state = |template: &str| fill(template, &[("state", state)]);
    let (helped, times) = history.helped(&candidate.tool);
    if explored {
        about_state(&words.explore)
    } else if 2 * helped > times {
        let of = times.to_string();
        counted_with(&words.helped, i64::from(helped), &[("of", &of)])
    } else if matches!(candidate.rank, Rank::AfterUsing { .. }) {
        words.after_using.clone()
    } else if candidate.rank == Rank::StandBy {
        words.steadies.clone()
    } else if candidate.favourite {
        about_state(&words.favourite)
    } else if candidate.first {
        about_state(&words.first)
    } else if candidate.from_intensity >= STRONG_FROM {
        words.fits_strong.clone()
    } else {
        about_state(&words.fits)
    }
}
