//! Every card is found, also by hurried fingers.

use super::*;
use crate::content::content;
use proptest::prelude::*;
use std::sync::LazyLock;

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

#[test]
fn a_card_is_found_by_the_names_that_people_know_it_by() {
    for (typed, id) in [
        ("TIPP", "cold"),
        ("tipp", "paced-breathing"),
        ("TIPP", "intense-movement"),
        ("TIPP", "paired-relaxation"),
        ("PLEASE", "caring-for-the-body"),
        ("HALT", "hungry-angry-lonely-tired"),
        ("SOBER", "breathing-space"),
        ("urge surfing", "urge-surfing"),
        ("surf the urge", "urge-surfing"),
        ("wise mind", "wise-mind"),
        ("DEAR MAN", "asking"),
        ("GIVE", "keeping-the-relationship"),
        ("FAST", "keeping-self-respect"),
        ("chain analysis", "where-it-could-break"),
        ("breakdown point", "where-it-could-break"),
        ("cope ahead", "coping-ahead"),
        ("5-4-3-2-1", "five-senses"),
    ] {
        let found = ids(typed);
        let among = &found[..found.len().min(5)];
        assert!(among.iter().any(|found| found == id), "{typed}: {found:?}");
    }
}
