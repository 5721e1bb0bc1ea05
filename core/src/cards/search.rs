//! Search as you type. The index is built once from the deck: every word of every card, sorted, with the cards that
//! it stands on. A key press looks up a range of words and compares the others for typos; nothing is allocated for a
//! card that is not found.

use std::collections::BTreeMap;
use std::ops::Range;

use super::card::Card;
use super::deck::Deck;
use super::typo::Letters;
use crate::content::CardsWords;

/// How much a word counts, by where it stands on a card.
const IN_TITLE: u32 = 60;
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
const TWO_TYPOS: u32 = 2;

/// The whole title was typed, or its beginning.
const WHOLE_TITLE: u32 = 100_000;
const TITLE_BEGINS: u32 = 1_000;
const FAVOURITE: u32 = 60;

/// A card that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
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
    letters: Letters,
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
        Self::of_cards(deck.in_sight(), &deck.content.cards_words)
    }

    fn of_cards<'a>(deck: impl Iterator<Item = &'a Card>, words: &CardsWords) -> Self {
        let mut cards = Vec::new();
        let mut standing: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
        for (at, card) in (0..).zip(deck) {
            weigh_words(card, words, |word, weight| {
                let there = standing.entry(word).or_default().entry(at).or_default();
                *there = weight.max(*there);
            });
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
        let words = standing
            .into_iter()
            .map(|(text, on)| {
                let from = postings.len();
                postings.extend(
                    on.into_iter()
                        .map(|(card, weight)| Posting { card, weight }),
                );
                Word {
                    letters: Letters::of(&text),
                    text,
                    postings: from..postings.len(),
                }
            })
            .collect();
        Self {
            cards,
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
        let letters = Letters::of(token);
        let limit = letters.overlooked();
        if limit == 0 {
            return;
        }
        let others = self.words[..from]
            .iter()
            .chain(&self.words[from + beginnings..]);
        for word in others {
            let typos = letters.typos(&word.letters, limit).or_else(|| {
                letters
                    .typos_in_beginning(&word.letters, limit)
                    .filter(|_| still_typed)
            });
            match typos {
                Some(0 | 1) => self.add(word, ONE_TYPO, best),
                Some(_) => self.add(word, TWO_TYPOS, best),
                None => {}
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use proptest::prelude::*;
    use std::sync::LazyLock;
    use std::time::Instant;

    static DECK: LazyLock<Deck> = LazyLock::new(|| Deck::of_content(content("en")));
    static INDEX: LazyLock<Search> = LazyLock::new(|| Search::new(&DECK));

    fn ids(typed: &str) -> Vec<String> {
        let found = INDEX.find(typed, i32::MAX);
        found.into_iter().map(|found| found.id).collect()
    }

    #[test]
    fn every_card_is_the_first_to_be_found_by_its_title() {
        for card in DECK.cards() {
            assert_eq!(ids(&card.text.title).first(), Some(&card.id));
            let shouted = card.text.title.to_uppercase();
            assert_eq!(ids(&shouted).first(), Some(&card.id), "{shouted}");
        }
    }

    #[test]
    fn every_card_is_found_by_each_beginning_of_a_word_of_its_title() {
        for card in DECK.cards() {
            for word in words_of(&card.text.title) {
                for (end, letter) in word.char_indices().skip(2) {
                    let typed = &word[..end + letter.len_utf8()];
                    assert!(ids(typed).contains(&card.id), "{typed} for {}", card.id);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn one_typo_in_a_word_of_a_title_still_finds_the_card(
            card in 0..DECK.cards().len(), word in any::<prop::sample::Index>(),
            at in any::<prop::sample::Index>(), kind in 0..4, letter in proptest::char::range('a', 'z'),
        ) {
            let card = &DECK.cards()[card];
            let words: Vec<_> = words_of(&card.text.title).filter(|word| word.chars().count() >= 5).collect();
            prop_assume!(!words.is_empty());
            let mut letters: Vec<_> = word.get(&words).chars().collect();
            let at = at.index(letters.len());
            match kind {
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                2 => { letters.remove(at); }
                _ if at > 0 => letters.swap(at - 1, at),
                _ => {}
            }
            let typed: String = letters.into_iter().collect();
            prop_assert!(ids(&typed).contains(&card.id), "{} for {}", typed, card.id);
        }

        #[test]
        fn no_input_makes_it_stumble(typed in ".{0,60}", limit in -2..20) {
            prop_assert!(INDEX.find(&typed, limit).len() <= usize::try_from(limit).unwrap_or(0));
        }
    }

    #[test]
    fn a_state_is_found_by_the_words_that_people_use_for_it() {
        for (typed, id) in [
            ("craving", "stop"),
            ("furious", "opposite-anger"),
            ("can't sleep", "sleep"),
            ("insomn", "sleep"),
            ("flashback", "five-senses"),
            ("i want to drink", "play-the-tape-forward"),
        ] {
            let found = ids(typed);
            let at = found.iter().position(|found| found == id);
            assert!(at.is_some_and(|at| at < 20), "{typed}: {found:?}");
        }
        assert!(ids("zzzzqx").is_empty());
        assert!(ids(" … ").is_empty());
    }

    #[test]
    fn favourites_and_tags_count_and_hidden_cards_are_not_found() {
        let mut cards = DECK.cards().to_vec();
        cards[3].tags = vec!["Bus".to_owned()];
        cards[4].hidden = true;
        let deck = Deck::of_cards(content("en"), cards);
        let index = Search::new(&deck);
        assert_eq!(index.find("bus", 1)[0].id, deck.cards()[3].id);
        let hidden = &deck.cards()[4];
        let found = index.find(&hidden.text.title, i32::MAX);
        assert!(found.iter().all(|found| found.id != hidden.id));
    }

    /// `cargo test --release -p ebb-core --lib cards::search -- --ignored --nocapture`
    #[test]
    #[ignore = "a measurement, meant for a release build on a machine at rest"]
    fn a_key_over_five_hundred_cards_takes_at_most_200_microseconds() {
        let mut cards = DECK.cards().to_vec();
        for round in 1..5 {
            let more = DECK.cards().iter().map(|card| {
                // Other words on each, as in decks by other hands: the index grows with them.
                let mut card = card.clone();
                card.id = format!("{}-{round}", card.id);
                let other = |text: &String| {
                    text.split(' ')
                        .map(|word| {
                            let turned = word.chars().rev().skip(round % 3).collect::<String>();
                            format!("{turned}{} ", ["", "er", "ing", "ly", "ed"][round])
                        })
                        .collect()
                };
                card.text.title = other(&card.text.title);
                card.text.steps = card.text.steps.iter().map(other).collect();
                card.text.why = other(&card.text.why);
                card
            });
            cards.extend(more.collect::<Vec<_>>());
        }
        cards.truncate(500);
        let index = Search::of_cards(cards.iter(), &content("en").cards_words);
        let mut worst = (0, String::new());
        for typed in [
            "grounding",
            "i feel angry",
            "paced breathing",
            "distrakt",
            "s",
            "mimdfulnes",
        ] {
            for end in 1..=typed.len() {
                let rounds = 200;
                let began = Instant::now();
                for _ in 0..rounds {
                    std::hint::black_box(index.find(&typed[..end], 20));
                }
                let nanos = began.elapsed().as_nanos() / rounds;
                worst = worst.max((nanos, typed[..end].to_owned()));
            }
        }
        println!("{} words, worst key: {worst:?} ns", index.words.len());
        assert!(worst.0 <= 200_000);
    }
}
