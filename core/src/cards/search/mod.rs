//! Search as you type. The index is built once from the deck: every word of every card, sorted, with the cards that
//! it stands on. A key press looks up a range of words and compares the others for typos; nothing is allocated for a
//! card that is not found.

#[cfg(test)]
mod tests;
mod typo;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use typo::{Glance, Part, is_within, overlooked};

use super::card::Card;
use super::deck::Deck;
use crate::content::{CardsWords, Content};

/// How much a word counts, by where it stands on a card.
const IN_TITLE: u32 = 60;
const IN_ALSO: u32 = 55;
const IN_TAG: u32 = 50;
const IN_STATE: u32 = 40;
const IN_MODULE: u32 = 25;
const IN_WHEN: u32 = 20;
const IN_STEPS: u32 = 8;
const IN_WHY: u32 = 6;

/// How much it counts by how well it fits what was typed.
const WHOLE: u32 = 12;
const BEGINNING: u32 = 9;
const ONE_TYPO: u32 = 5;
/// A word that is still typed, with a typo: less than a whole word with one.
const ONE_TYPO_SO_FAR: u32 = 4;
const TWO_TYPOS: u32 = 2;

/// The whole title was typed, or its beginning.
const WHOLE_TITLE: u32 = 100_000;
const TITLE_BEGINS: u32 = 1_000;
const FAVOURITE: u32 = 60;

/// A card that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Id of the card.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The index over a deck. Build it anew when the deck changes.
#[derive(Debug)]
pub struct Search {
    cards: Vec<Indexed>,
    /// In order of the alphabet.
    words: Vec<Word>,
    /// The same words at a glance, side by side, as each key looks at all of them.
    glances: Vec<Glance>,
    postings: Vec<Posting>,
}

#[derive(Debug)]
struct Indexed {
    found: Found,
    /// The words of the title with one space between them.
    title: String,
    favourite: bool,
}

#[derive(Debug)]
struct Word {
    text: String,
    letters: Vec<char>,
    postings: Range<usize>,
}

#[derive(Debug)]
struct Posting {
    card: u32,
    weight: u32,
}

impl Search {
    /// The index over the cards of `deck` that are not hidden.
    pub fn new(deck: &Deck) -> Self {
        Self::of_cards(deck.in_sight(), deck.content)
    }

    fn of_cards<'a>(deck: impl Iterator<Item = &'a Card>, content: &Content) -> Self {
        let also = content.cards.cards.iter();
        let also: HashMap<_, _> = also.map(|card| (&card.id, &card.also)).collect();
        let mut cards = Vec::new();
        let mut standing: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
        for (at, card) in (0..).zip(deck) {
            let mut weigh = |word: String, weight: u32| {
                let there = standing.entry(word).or_default().entry(at).or_default();
                *there = weight.max(*there);
            };
            weigh_words(card, &content.cards_words, &mut weigh);
            for name in also.get(&card.id).into_iter().copied().flatten() {
                words_of(name).for_each(|word| weigh(word, IN_ALSO));
            }
            cards.push(Indexed {
                found: Found {
                    id: card.id.clone(),
                    title: card.text.title.clone(),
                },
                title: words_of(&card.text.title).collect::<Vec<_>>().join(" "),
                favourite: card.favourite,
            });
        }
        let mut postings = Vec::new();
        let words: Vec<_> = standing
            .into_iter()
            .map(|(text, on)| {
                let from = postings.len();
                postings.extend(
                    on.into_iter()
                        .map(|(card, weight)| Posting { card, weight }),
                );
                Word {
                    letters: text.chars().collect(),
                    text,
                    postings: from..postings.len(),
                }
            })
            .collect();
        Self {
            cards,
            glances: words.iter().map(|word| Glance::of(&word.letters)).collect(),
            words,
            postings,
        }
    }

    /// The cards that fit what was typed so far, best first, at most `limit`. Where no card has all of the words,
    /// those with most of them.
    pub fn find(&self, typed: &str, limit: i32) -> Vec<Found> {
        let tokens: Vec<_> = words_of(typed).collect();
        let mut scores = vec![0; self.cards.len()];
        let mut matched = vec![0; self.cards.len()];
        let mut best = vec![0; self.cards.len()];
        for (at, token) in tokens.iter().enumerate() {
            best.fill(0);
            self.look_up(token, at + 1 == tokens.len(), &mut best);
            for (at, best) in best.iter().enumerate().filter(|(_, best)| **best > 0) {
                scores[at] += best;
                matched[at] += 1;
            }
        }
        let most = matched.iter().copied().max().unwrap_or(0);
        if most == 0 {
            return Vec::new();
        }
        let typed = tokens.join(" ");
        let mut ranked: Vec<(u32, usize)> = Vec::with_capacity(self.cards.len());
        for (at, card) in self.cards.iter().enumerate() {
            if matched[at] < most {
                continue;
            }
            let title = if card.title == typed {
                WHOLE_TITLE
            } else if card.title.starts_with(&typed) {
                TITLE_BEGINS
            } else {
                0
            };
            ranked.push((
                scores[at] + title + FAVOURITE * u32::from(card.favourite),
                at,
            ));
        }
        ranked.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        ranked.truncate(usize::try_from(limit).unwrap_or(0));
        ranked
            .into_iter()
            .map(|(_, at)| self.cards[at].found.clone())
            .collect()
    }

    /// Writes into `best` how well each card has this word.
    fn look_up(&self, token: &str, still_typed: bool, best: &mut [u32]) {
        let from = self
            .words
            .partition_point(|word| word.text.as_str() < token);
        let beginnings = self.words[from..]
            .iter()
            .take_while(|word| word.text.starts_with(token))
            .count();
        for word in &self.words[from..from + beginnings] {
            let fit = if word.text == token { WHOLE } else { BEGINNING };
            self.add(word, fit, best);
        }
        let letters: Vec<_> = token.chars().collect();
        let limit = overlooked(letters.len());
        if limit == 0 {
            return;
        }
        let glance = Glance::of(&letters);
        for (at, there) in self.glances.iter().enumerate() {
            let whole = glance.may_be(*there, limit);
            let beginning = still_typed && glance.may_begin(*there, limit);
            if !(whole || beginning) || (from..from + beginnings).contains(&at) {
                continue;
            }
            let word = &self.words[at];
            let part = if beginning {
                Part::Beginning
            } else {
                Part::Whole
            };
            if whole && is_within(&letters, &word.letters, Part::Whole, 1) {
                self.add(word, ONE_TYPO, best);
            } else if beginning && is_within(&letters, &word.letters, part, 1) {
                self.add(word, ONE_TYPO_SO_FAR, best);
            } else if limit > 1 && is_within(&letters, &word.letters, part, limit) {
                self.add(word, TWO_TYPOS, best);
            }
        }
    }

    fn add(&self, word: &Word, fit: u32, best: &mut [u32]) {
        for posting in &self.postings[word.postings.clone()] {
            let there = &mut best[posting.card as usize];
            *there = (*there).max(posting.weight * fit);
        }
    }
}

/// Hands every word by which a card is found to `weigh`, with how much it counts there.
fn weigh_words(card: &Card, words: &CardsWords, mut weigh: impl FnMut(String, u32)) {
    let mut text = |text: &str, weight| words_of(text).for_each(|word| weigh(word, weight));
    text(&card.text.title, IN_TITLE);
    card.tags.iter().for_each(|tag| text(tag, IN_TAG));
    for (place, state) in (0..).zip(&card.states) {
        // The state that it is for above all stands first.
        let weight = IN_STATE - place.min(IN_STATE / 2);
        if let Some(state) = words.states.get(state) {
            text(&state.label, weight);
            text(&state.noun, weight);
            state.words.iter().for_each(|word| text(word, weight));
        }
    }
    if let Some(module) = words.modules.get(&card.module) {
        text(module, IN_MODULE);
    }
    text(&card.text.when, IN_WHEN);
    card.text.steps.iter().for_each(|step| text(step, IN_STEPS));
    text(&card.text.why, IN_WHY);
}

/// The words of a text in lower case; "don't" is one word.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
}
