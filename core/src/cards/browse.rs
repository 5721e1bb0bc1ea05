//! Browsing: by module, and by "I feel …" × "I have … minutes" × where the person is.

use std::collections::BTreeSet;

use super::card::Card;
use super::deck::Deck;
use super::surroundings::Surroundings;
use crate::content::{CardState, Module};

/// The cards of one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleCards {
    /// Which one.
    pub module: Module,
    /// Its name.
    pub name: String,
    /// Its cards, favourites first and what makes things worse last.
    pub cards: Vec<CardLine>,
}

/// One card in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// Id of the card.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When to use it.
    pub when: String,
    /// How long it takes.
    pub minutes: i32,
    /// Kept as a favourite.
    pub favourite: bool,
    /// A caution on it still waits for the person's tick.
    pub waits_for_tick: bool,
    /// The person said that it makes things worse.
    pub made_worse: bool,
}

impl CardLine {
    fn of(card: &Card) -> Self {
        Self {
            id: card.id.clone(),
            title: card.text.title.clone(),
            when: card.text.when.clone(),
            minutes: card.minutes,
            favourite: card.favourite,
            waits_for_tick: card.waits_for_tick,
            made_worse: card.made_worse,
        }
    }
}

/// Every module that has a card in sight, in a fixed order.
pub fn by_module(deck: &Deck) -> Vec<ModuleCards> {
    let names = &deck.content.cards_words.modules;
    Module::ALL
        .into_iter()
        .map(|module| ModuleCards {
            module,
            name: names.get(&module).cloned().unwrap_or_default(),
            cards: lines(deck.in_sight().filter(|card| card.module == module)),
        })
        .filter(|module| !module.cards.is_empty())
        .collect()
}

/// The cards in sight that fit. What is left open fits everything.
pub fn fitting(
    deck: &Deck,
    state: Option<CardState>,
    minutes: Option<i32>,
    surroundings: Option<Surroundings>,
) -> Vec<CardLine> {
    lines(deck.in_sight().filter(|card| {
        state.is_none_or(|state| card.states.contains(&state))
            && minutes.is_none_or(|minutes| card.minutes <= minutes)
            && surroundings.is_none_or(|here| here.allow(&card.places, card.quiet))
    }))
}

/// The favourites in sight.
pub fn favourites(deck: &Deck) -> Vec<CardLine> {
    lines(deck.in_sight().filter(|card| card.favourite))
}

/// The cards in sight that carry a tag.
pub fn tagged(deck: &Deck, tag: &str) -> Vec<CardLine> {
    lines(
        deck.in_sight()
            .filter(|card| card.tags.iter().any(|own| own == tag)),
    )
}

/// Every tag on a card in sight, in order of the alphabet.
pub fn tags(deck: &Deck) -> Vec<String> {
    let tags = deck.in_sight().flat_map(|card| &card.tags);
    let tags: BTreeSet<&String> = tags.collect();
    tags.into_iter().cloned().collect()
}

/// The hidden cards, to show them again.
pub fn hidden(deck: &Deck) -> Vec<CardLine> {
    lines(deck.cards().iter().filter(|card| card.hidden))
}

/// Favourites first, what makes things worse last, otherwise in the order of the deck.
fn lines<'a>(cards: impl Iterator<Item = &'a Card>) -> Vec<CardLine> {
    let mut lines: Vec<_> = cards.map(CardLine::of).collect();
    lines.sort_by_key(|line| (line.made_worse, !line.favourite));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cards::marks::{self, Mark};
    use crate::content::content;
    use crate::store::{Store, scratch};
    use crate::time::Instant;

    #[test]
    fn every_card_stands_in_exactly_one_module() {
        let deck = Deck::of_content(content("en"));
        let modules = by_module(&deck);
        let count: usize = modules.iter().map(|module| module.cards.len()).sum();
        assert_eq!(count, deck.cards().len());
        assert!(modules.iter().all(|module| !module.name.is_empty()));
    }

    #[test]
    fn every_feeling_has_a_card_for_five_minutes_that_nobody_notices() {
        let deck = Deck::of_content(content("en"));
        for state in CardState::ALL {
            let fit = fitting(&deck, Some(state), Some(5), Some(Surroundings::AmongPeople));
            assert!(!fit.is_empty(), "{state:?}");
        }
    }

    #[test]
    fn a_card_that_makes_it_worse_stands_last_even_among_the_favourites() {
        let (_folder, store) = scratch::store();
        let first = |store: &Store| {
            let deck = Deck::read(store, content("en")).unwrap();
            let lines = by_module(&deck).swap_remove(0).cards;
            let at = |id: &str| lines.iter().position(|line| line.id == id);
            (at("five-senses"), lines.len())
        };
        assert_eq!(first(&store).0, Some(0));
        for mark in [Mark::Favourite, Mark::MadeWorse] {
            marks::mark(&store, "card:five-senses", mark, Instant::UNIX_EPOCH).unwrap();
        }
        let (place, count) = first(&store);
        assert_eq!(place, Some(count - 1));
    }

    #[test]
    fn the_index_of_the_deck_reads_well() {
        let deck = Deck::of_content(content("en"));
        let mut index = String::new();
        for module in by_module(&deck) {
            index += &format!("{} ({})\n", module.name, module.cards.len());
            for line in module.cards {
                index += &format!("  {} · {} min · {}\n", line.title, line.minutes, line.when);
            }
        }
        insta::assert_snapshot!(index);
    }
}
