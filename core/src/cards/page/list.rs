//! The deck by its shelves with its search, or one shelf of it.

use super::{At, Cards, card, go, next_question, tags};
use crate::cards::Card;
use crate::cards::browse::{self, CardLine};
use crate::cards::handed::when_and_from;
use crate::cards::signals::Heard;
use crate::content::Content;
use crate::crisis::BodySign;
use crate::page::{Answers, Block, Field, Form, Item, Items, Offer, Role, Target};
use crate::view::Body;

/// How many cards a search shows.
pub(super) const FOUND: i32 = 20;
/// The field of the search, and how much can be typed there.
const TYPED: &str = "typed";
const LONGEST_SEARCH: i32 = 60;

/// The shelves, or the cards that fit what was typed so far: a hundred cards below each other are too many for
/// somebody who looks for one, and for somebody who listens.
pub(super) fn all(said: Answers<'_>, cards: &Cards<'_>) -> Body {
    let (browse, page) = (&cards.words().browse, cards.page_words());
    let field = Field::line(TYPED, &browse.search, LONGEST_SEARCH).asks_again();
    let submit =
        Offer::new(&browse.search, Role::Go, Target::go(&At::All)).marked(&page.marks.search);
    let form = Form::new("search", vec![field], submit);
    let mut body = Body::new(&browse.title).block(Block::Form { form });
    if let Some(typed) = said.words(TYPED) {
        let (heard, found) = found(typed, cards);
        (body.danger, body.sign) = (heard.danger, heard.sign);
        let found = found.into_iter();
        let items = Items::new("found").items(found.map(|one| item(one, cards.content())));
        // That nothing was found is not said to somebody who may be in danger: people were.
        let items = if heard.comes_first() {
            items
        } else {
            items.none(&browse.nothing_found)
        };
        return body.block(Block::items(items));
    }
    body = body.block(Block::offers(offers(cards)));
    body = body.block(Block::items(
        Items::new("shelves")
            .title(&page.shelves)
            .items(shelves(cards)),
    ));
    // What is the person's own would stand here.
    body.blocks(cards.closed())
}

/// What a search answers: what was heard in it, and the cards, the ones that fit best first.
pub(super) fn found<'c>(typed: &str, cards: &'c Cards<'_>) -> (Heard, Vec<&'c Card>) {
    let heard = Heard::of(cards.content(), typed);
    let card = |id: &String| cards.deck().card(id);
    // To somebody in danger what a stray word finds would read as mockery.
    let words = &cards.content().danger;
    let few = match heard.sign {
        _ if heard.danger => words.cards.as_slice(),
        Some(BodySign::Emergency) => &words.emergency.cards,
        Some(BodySign::Ill) => &words.ill.cards,
        None => &[],
    };
    let found = if heard.danger || !few.is_empty() {
        let few = few.iter().filter_map(card);
        few.filter(|card| !card.made_worse).collect()
    } else {
        let found = cards.search().find(typed, FOUND);
        found.iter().filter_map(|found| card(&found.id)).collect()
    };
    (heard, found)
}

/// What could help now, rehearsal, the diary, and what can be written.
fn offers(cards: &Cards<'_>) -> Vec<Offer> {
    let (words, marks) = (cards.words(), &cards.page_words().marks);
    let mut offers = vec![
        go(
            &words.browse.feel,
            &marks.feel,
            &next_question(None, None, None),
        )
        .detail(&words.browse.feel_detail),
    ];
    if cards.own.is_ok() {
        let rehearse = At::Rehearse { shown: false };
        let deck = &words.deck;
        offers.push(go(&words.rehearse.title, &marks.rehearsal, &rehearse));
        offers.push(go(&words.diary.title, &marks.diary, &At::Diary));
        let write = |label, mark, at| Offer::new(label, Role::Write, Target::go(at)).marked(mark);
        offers.push(write(&deck.write_own, &marks.write_own, &At::Write));
        offers.push(write(
            &deck.write_reason,
            &marks.write_reason,
            &At::WriteReason,
        ));
    }
    offers
}

/// Each topic, and what the person made of the deck.
fn shelves(cards: &Cards<'_>) -> Vec<Item> {
    let (deck, words) = (cards.deck(), cards.words());
    let modules = browse::by_module(deck).into_iter();
    let mut shelves: Vec<_> = modules
        .map(|cards| {
            let module = cards.module;
            let id = format!("shelf-{}", crate::page::word_of(&module));
            Item::new(id, cards.name).open(Target::go(&At::OfModule { module }))
        })
        .collect();
    if !browse::favourites(deck).is_empty() {
        let favourites = Item::new("shelf-favourites", &words.browse.favourites);
        shelves.push(favourites.open(Target::go(&At::Favourites)));
    }
    if let Ok(store) = &cards.own {
        shelves.extend(tags::shelves(cards, store));
    }
    if !browse::hidden(deck).is_empty() {
        let hidden = Item::new("shelf-hidden", &words.browse.hidden);
        shelves.push(hidden.open(Target::go(&At::Hidden)));
    }
    shelves
}

/// A part of the deck.
pub(super) fn shelf(at: &At, cards: &Cards<'_>) -> Body {
    let (deck, words) = (cards.deck(), cards.words());
    let (title, found, none) = match at {
        At::OfModule { module } => {
            let modules = browse::by_module(deck).into_iter();
            let mut of = modules.filter(|cards| cards.module == *module);
            let lines = of.next().map_or_else(Vec::new, |module| module.cards);
            let name = words.modules.get(module).cloned().unwrap_or_default();
            (name, lines, &cards.page_words().nothing_on_shelf)
        }
        At::Fitting {
            state,
            minutes,
            here,
        } => {
            // It stands beside what is suggested, so it keeps to what may be suggested.
            let used = cards.used();
            let may = |line: &CardLine| {
                deck.card(&line.id).is_some_and(|card| {
                    !(card.waits_for_tick || card.made_worse || used && card.not_after_using)
                })
            };
            let mut lines = browse::fitting(deck, Some(*state), Some(*minutes), Some(*here));
            lines.retain(may);
            let name = words.browse.all_that_fit.clone();
            (name, lines, &words.browse.nothing_fits)
        }
        At::Hidden => {
            let none = &cards.page_words().nothing_on_shelf;
            (words.browse.hidden.clone(), browse::hidden(deck), none)
        }
        _ => {
            let none = &cards.page_words().nothing_on_shelf;
            let name = words.browse.favourites.clone();
            (name, browse::favourites(deck), none)
        }
    };
    on_shelf(title, &found, none, cards)
}

/// The cards of a shelf under its name.
pub(super) fn on_shelf(title: String, found: &[CardLine], none: &str, cards: &Cards<'_>) -> Body {
    let lines = lines(found, cards);
    Body::new(title).block(Block::items(Items::new("cards").none(none).items(lines)))
}

fn lines(found: &[CardLine], cards: &Cards<'_>) -> Vec<Item> {
    let found = found.iter().filter_map(|line| cards.deck().card(&line.id));
    found.map(|one| item(one, cards.content())).collect()
}

/// One line; for a card that was handed over, also who it is from.
fn item(one: &Card, content: &Content) -> Item {
    let item = Item::new(format!("card-{}", one.id), &one.text.title);
    let item = if one.made_worse {
        item.note(&content.words.breathe.made_worse)
    } else {
        item
    };
    item.detail(when_and_from(content, Some(one), &one.text.when))
        .open(Target::go(&card(&one.id, None)))
}
