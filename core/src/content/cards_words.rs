//! The words around the cards: names of modules, states and places, and the sentences that say why something is
//! suggested.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cards::{CardState, Module};
use super::words::Counted;

/// `cards_words.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardsWords {
    pub modules: BTreeMap<Module, String>,
    pub states: BTreeMap<CardState, StateWords>,
    pub surroundings: SurroundingsWords,
    pub browse: BrowseWords,
    pub deck: DeckWords,
    pub suggest: SuggestWords,
    pub signals: SignalWords,
    pub rehearse: RehearseWords,
    pub diary: DiaryWords,
    pub page: super::cards_page_words::CardsPageWords,
}

/// How one state is called.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateWords {
    /// On a chip, after "I feel …".
    pub label: String,
    /// In a sentence, as in "it suits …".
    pub noun: String,
    /// What else people type when they look for it.
    pub words: Vec<String>,
}

/// Where the person is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurroundingsWords {
    pub home: String,
    pub bed: String,
    pub outside: String,
    pub among_people: String,
}

/// Looking for a card.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrowseWords {
    pub title: String,
    pub search: String,
    pub nothing_found: String,
    pub i_feel: String,
    pub i_have: String,
    pub i_am: String,
    /// Lengths to choose from, in minutes.
    pub minutes: Vec<i32>,
    pub nothing_fits: String,
    pub favourites: String,
    pub hidden: String,
    pub tagged: String,
    pub modules: String,
    pub how_strong: String,
    pub all_that_fit: String,
    pub feel: String,
    pub feel_detail: String,
    pub back_to_cards: String,
}

/// Around one card.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeckWords {
    pub when: String,
    pub why: String,
    pub outward: String,
    pub minutes: Counted,
    pub own: String,
    pub edited: String,
    pub write_own: String,
    pub write_reason: String,
    pub edit: String,
    pub restore: String,
    pub delete: String,
    pub favourite: String,
    pub not_favourite: String,
    pub hide: String,
    pub unhide: String,
    pub tag: String,
    pub makes_worse: String,
    pub made_worse: String,
    pub take_back_worse: String,
    /// Stands before a caution that has to be ticked first.
    pub tick: String,
    pub ticked: String,
    pub start: String,
    pub step: String,
    pub next: String,
    pub previous: String,
    pub to_card: String,
    pub strong_before: String,
    pub strong_after: String,
    pub skip: String,
    pub inward: String,
    pub used_today: String,
    pub untag: String,
    pub restore_detail: String,
    pub ask_title: String,
    pub ask_when: String,
    pub ask_step: String,
    pub ask_why: String,
    pub ask_reason: String,
    pub ask_tag: String,
    /// Said once on a screen for writing.
    pub not_read: String,
}

/// Why something is suggested, one sentence each. `{state}` is a noun, `{n}` and `{of}` are counts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestWords {
    pub title: String,
    pub first: String,
    pub fits: String,
    pub after_using: String,
    pub fits_strong: String,
    pub steadies: String,
    pub helped: Counted,
    pub favourite: String,
    pub explore: String,
    pub nothing: String,
    pub explore_switch: String,
    pub no_explore_switch: String,
    pub again: String,
}

/// Words that stand for danger (safety rules, "Signals"): the plan is offered first.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalWords {
    pub sentence: String,
    pub no_plan: String,
    pub emergency: String,
    pub ill: String,
    pub plan: String,
    pub first_plan: String,
    pub lines: String,
    /// At 9 and 10, above what could help.
    pub strong: String,
    pub feelings: BTreeMap<String, SignalFeeling>,
}

/// One feeling that stands for danger.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalFeeling {
    /// On a chip, after "I feel …".
    pub label: String,
    /// The state that cards are looked for by.
    pub state: CardState,
    /// What else people type.
    pub words: Vec<String>,
}

/// Rehearsal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RehearseWords {
    pub title: String,
    pub about: String,
    pub question: String,
    pub show: String,
    pub not_yet: String,
    pub with_effort: String,
    pub knew: String,
    pub at_once: String,
    pub choose: String,
    pub leave: String,
    pub nothing_due: String,
    pub nothing_chosen: String,
    pub due: String,
    pub comes_back_today: String,
    pub comes_back: String,
    pub take_back: String,
    pub rehearsed: Counted,
    pub used: Counted,
}

/// A while ago, as an answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ago {
    /// Minutes, at least 0.
    pub minutes: i64,
    pub label: String,
}

/// The diary of skills and urges.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiaryWords {
    pub title: String,
    pub used: String,
    pub tried: String,
    pub could_have: String,
    pub did_it_help: String,
    pub worse: String,
    pub no: String,
    pub a_little: String,
    pub a_lot: String,
    pub why_not: String,
    pub forgot: String,
    pub too_strong: String,
    pub did_not_want: String,
    pub no_place: String,
    pub thought_useless: String,
    pub another_reason: String,
    pub before: String,
    pub after: String,
    pub urge: String,
    pub action: String,
    pub when: String,
    pub ago: Vec<Ago>,
    pub acted: String,
    pub acted_partly: String,
    pub did_not_act: String,
    pub skip: String,
    pub about: String,
    pub how: String,
    pub urge_title: String,
    pub nothing: String,
    pub nothing_lately: String,
    pub delete: String,
    pub back: String,
    pub relief: String,
    pub urge_was: String,
    pub used_count: Counted,
    pub tried_count: Counted,
    pub could_have_count: Counted,
    pub helped_count: Counted,
    pub urges_count: Counted,
    pub highest: String,
    pub acted_count: Counted,
}
