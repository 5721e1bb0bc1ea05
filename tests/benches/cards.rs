//! Finding a card while it is typed, in a deck of five hundred. The name carries its goal.
//!
//! `cargo bench -p ebb-tests --bench cards`
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that fails should stop"
)]

use std::hint::black_box;

use criterion::Criterion;
use ebb_core::cards::{Card, Deck, OwnCard, Search, own};
use ebb_core::content::content;
use ebb_core::crisis::is_danger;
use ebb_core::store::{KeyPlace, Store};
use ebb_tests::decade;

/// A card of the person's with other words than `card`, as in a deck by other hands: the index grows with it.
fn other_words(card: &Card, round: usize) -> OwnCard {
    let other = |text: &String| -> String {
        let turned = text.split(' ').map(|word| {
            let back: String = word.chars().rev().skip(round % 3).collect();
            format!("{back}{} ", ["", "er", "ing", "ly", "ed"][round])
        });
        turned.collect()
    };
    let mut text = card.text.clone();
    text.title = other(&text.title);
    text.steps = text.steps.iter().map(other).collect();
    text.why = other(&text.why);
    OwnCard {
        module: card.module,
        text,
        states: card.states.clone(),
        from_intensity: card.from_intensity,
        to_intensity: card.to_intensity,
        minutes: card.minutes,
        places: card.places.clone(),
        quiet: card.quiet,
    }
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let id = Store::new_id(decade::end()).unwrap();
    let store = Store::create(folder.path(), &id, &decade::key(), KeyPlace::File).unwrap();
    let ours = Deck::of_content(content("en"));
    let wanted = 500 - ours.cards().len();
    let others = (1..5).flat_map(|round| ours.cards().iter().map(move |card| (round, card)));
    for (round, card) in others.take(wanted) {
        own::write(&store, &other_words(card, round), decade::end()).unwrap();
    }
    let deck = Deck::read(&store, content("en")).unwrap();
    let index = Search::new(&deck);
    let mut criterion = Criterion::default().configure_from_args();
    let cards = deck.cards().len();
    let mut group = criterion.benchmark_group(format!("a key over {cards} cards, goal 200 us"));
    for typed in ["g", "i feel angry", "distrakt", "mimdfulnes"] {
        group.bench_function(typed, |bench| {
            bench.iter(|| black_box(index.find(typed, 20)));
        });
    }
    group.finish();
    criterion.bench_function("the deck of a store, read and indexed", |bench| {
        bench.iter(|| Search::new(&Deck::read(&store, content("en")).unwrap()));
    });
    let danger = &content("en").danger;
    for typed in [
        "i want to die",
        "g",
        "a quiet walk along the river before the evening comes",
    ] {
        criterion.bench_function(&format!("danger heard in `{typed}`, goal 50 us"), |bench| {
            bench.iter(|| is_danger(black_box(typed), danger));
        });
    }
    criterion.final_summary();
}
