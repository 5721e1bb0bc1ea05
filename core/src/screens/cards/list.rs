//! The cards as a list: by module, on a shelf, or what a search finds. A [`CardFinder`] is kept between two keys, so
//! that each key costs a look into the index and nothing else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::action::{Offer, Place};
use super::super::companion::Companion;
use super::card::CardLabels;
use super::signal::PlanFirst;
use super::{go, look};
use crate::cards::browse::{self, CardLine};
use crate::cards::handed::when_and_from;
use crate::cards::signals::names_danger;
use crate::cards::{Deck, Search, Surroundings};
use crate::content::{CardState, Content, Module, fill};
use crate::view::Moment;

/// How many cards a search shows.
const FOUND: i32 = 20;

/// The deck, or what was found in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardsScreen {
    /// The title.
    pub title: String,
    /// How the search is named.
    pub search: String,
    /// The plan, where what is looked for stands for danger.
    pub plan_first: Option<PlanFirst>,
    /// Cards by module, or one group of what was found; the detail says when to use it.
    pub groups: Vec<CardGroup>,
    /// Said where nothing was found; else empty.
    pub nothing: String,
    /// "I feel …"
    pub i_feel: String,
    /// Every state, with its name.
    pub states: Vec<StateChoice>,
    /// How the modules are named.
    pub modules_label: String,
    /// Each module and each of the person's own shelves, as a shorter list.
    pub shelves: Vec<Offer>,
    /// What could help now, rehearsal, the diary.
    pub offers: Vec<Offer>,
    /// How what is written here is named; none where nothing can be kept.
    pub labels: Option<CardLabels>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// Cards under one heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardGroup {
    /// The heading; empty for what was found.
    pub name: String,
    /// The cards.
    pub cards: Vec<Offer>,
}

/// How somebody may feel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StateChoice {
    /// The state.
    pub state: CardState,
    /// After "I feel …".
    pub label: String,
}

/// A part of the deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// One module.
    OfModule {
        /// Which one.
        module: Module,
    },
    /// The favourites.
    Favourites,
    /// What was put out of sight.
    Hidden,
    /// What carries a tag.
    Tagged {
        /// The tag.
        tag: String,
    },
    /// "I feel …" × "I have … minutes" × where somebody is; what is left open fits everything.
    Fitting {
        /// How somebody feels.
        state: Option<CardState>,
        /// The minutes that they have.
        minutes: Option<i32>,
        /// Where they are.
        surroundings: Option<Surroundings>,
    },
}

/// The deck with its index, to be kept while somebody types. It does not change by itself: ask for a new one when
/// the list is opened.
#[derive(Debug)]
pub struct CardFinder {
    content: &'static Content,
    search: Search,
    lines: BTreeMap<String, Offer>,
    modules: Vec<CardGroup>,
    around: CardsScreen,
    danger: PlanFirst,
}

impl CardFinder {
    /// All cards by module, or those that fit what was typed so far.
    pub fn find(&self, typed: &str) -> CardsScreen {
        let mut screen = self.around.clone();
        if typed.trim().is_empty() {
            screen.groups = self.modules.clone();
            return screen;
        }
        if names_danger(self.content, typed) {
            screen.plan_first = Some(self.danger.clone());
            screen.doors.retain(|door| !is_plan(door));
        }
        let found = self.search.find(typed, FOUND);
        let lines = found.iter().filter_map(|found| self.lines.get(&found.id));
        screen.groups = group(String::new(), lines.cloned().collect());
        if screen.groups.is_empty() {
            screen.nothing = self.content.cards_words.browse.nothing_found.clone();
        }
        screen
    }
}

/// The cards in sight, by module.
fn modules(content: &Content, deck: &Deck) -> Vec<CardGroup> {
    browse::by_module(deck)
        .into_iter()
        .flat_map(|module| {
            let lines = module.cards.iter().map(|line| offer(content, deck, line));
            group(module.name.clone(), lines.collect())
        })
        .collect()
}

impl Companion {
    /// The cards with their index, to search in as somebody types.
    pub fn card_finder(&self, moment: &Moment) -> CardFinder {
        let content = moment.content();
        let deck = self.deck(moment);
        let lines = deck.in_sight().map(|card| {
            let when = when_and_from(content, Some(card), &card.text.when);
            (card.id.clone(), look(&card.id, &card.text.title, &when))
        });
        CardFinder {
            content,
            search: Search::new(&deck),
            lines: lines.collect(),
            modules: modules(content, &deck),
            around: self.around_cards(&deck, moment),
            danger: self.the_plan_first(moment),
        }
    }

    /// The cards: all of them by module, or those that fit what was typed.
    pub fn cards(&self, typed: &str, moment: &Moment) -> CardsScreen {
        if typed.trim().is_empty() {
            // The index of a search is most of a finder's work, and nobody asks it anything here.
            let deck = self.deck(moment);
            let mut screen = self.around_cards(&deck, moment);
            screen.groups = modules(moment.content(), &deck);
            return screen;
        }
        self.card_finder(moment).find(typed)
    }

    /// The state that a word names, in the words that people use for it.
    pub fn state_named(&self, typed: &str, moment: &Moment) -> Option<CardState> {
        crate::cards::state_named(moment.content(), typed)
    }

    /// A part of the deck.
    pub fn shelf(&self, shelf: &Shelf, moment: &Moment) -> CardsScreen {
        let words = &moment.content().cards_words.browse;
        let deck = self.deck(moment);
        let mut screen = self.around_cards(&deck, moment);
        let lines = self.lines_on(shelf, &deck, moment);
        // A tag is in the person's words.
        if !(self.locked && matches!(shelf, Shelf::Tagged { .. })) {
            screen.title = shelf_name(moment.content(), shelf);
        }
        screen.groups = group(
            String::new(),
            lines
                .iter()
                .map(|line| offer(moment.content(), &deck, line))
                .collect(),
        );
        if screen.groups.is_empty() {
            screen.nothing.clone_from(&words.nothing_fits);
        }
        screen
    }

    fn lines_on(&self, shelf: &Shelf, deck: &Deck, moment: &Moment) -> Vec<CardLine> {
        match shelf {
            Shelf::OfModule { module } => {
                let modules = browse::by_module(deck).into_iter();
                let mut of = modules.filter(|cards| cards.module == *module);
                of.next().map_or_else(Vec::new, |module| module.cards)
            }
            Shelf::Favourites => browse::favourites(deck),
            Shelf::Hidden => browse::hidden(deck),
            Shelf::Tagged { tag } => browse::tagged(deck, tag),
            Shelf::Fitting {
                state,
                minutes,
                surroundings,
            } => {
                // It stands beside what is suggested, so it keeps to what may be suggested.
                let used = self.used(moment);
                let may = |line: &CardLine| {
                    deck.card(&line.id).is_some_and(|card| {
                        !(card.waits_for_tick || card.made_worse || used && card.not_after_using)
                    })
                };
                let mut lines = browse::fitting(deck, *state, *minutes, *surroundings);
                lines.retain(may);
                lines
            }
        }
    }

    /// Everything on the screen but the cards.
    fn around_cards(&self, deck: &Deck, moment: &Moment) -> CardsScreen {
        let content = moment.content();
        let words = &content.cards_words;
        CardsScreen {
            title: words.browse.title.clone(),
            search: words.browse.search.clone(),
            plan_first: None,
            groups: Vec::new(),
            nothing: String::new(),
            i_feel: words.browse.i_feel.clone(),
            states: words
                .states
                .iter()
                .map(|(state, words)| StateChoice {
                    state: *state,
                    label: words.label.clone(),
                })
                .collect(),
            modules_label: words.browse.modules.clone(),
            shelves: shelves(content, deck),
            offers: self.card_places(moment),
            labels: self.may_write().then(|| CardLabels::of(content)),
            doors: self.doors_and_packs(moment),
        }
    }

    /// What could help now, rehearsal, the diary.
    fn card_places(&self, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().cards_words;
        let mut offers = vec![self.feel_offer(moment)];
        if self.may_write() {
            let rehearse = Place::RehearseCards { shown: false };
            offers.push(Offer::new(go(rehearse), &words.rehearse.title));
            offers.push(Offer::new(go(Place::Diary), &words.diary.title));
        }
        offers
    }
}

fn shelves(content: &Content, deck: &Deck) -> Vec<Offer> {
    let to = |shelf: Shelf| {
        let name = shelf_name(content, &shelf);
        Offer::new(go(Place::CardShelf { shelf }), &name)
    };
    let modules = browse::by_module(deck).into_iter();
    let mut shelves: Vec<Offer> = modules
        .map(|cards| {
            to(Shelf::OfModule {
                module: cards.module,
            })
        })
        .collect();
    if !browse::favourites(deck).is_empty() {
        shelves.push(to(Shelf::Favourites));
    }
    let tags = browse::tags(deck).into_iter();
    shelves.extend(tags.map(|tag| to(Shelf::Tagged { tag })));
    if !browse::hidden(deck).is_empty() {
        shelves.push(to(Shelf::Hidden));
    }
    shelves
}

fn shelf_name(content: &Content, shelf: &Shelf) -> String {
    let words = &content.cards_words;
    match shelf {
        Shelf::OfModule { module } => words.modules.get(module).cloned().unwrap_or_default(),
        Shelf::Favourites => words.browse.favourites.clone(),
        Shelf::Hidden => words.browse.hidden.clone(),
        Shelf::Tagged { tag } => fill(&words.browse.tagged, &[("tag", tag)]),
        Shelf::Fitting { .. } => words.browse.all_that_fit.clone(),
    }
}

fn group(name: String, cards: Vec<Offer>) -> Vec<CardGroup> {
    let group = CardGroup { name, cards };
    let some = !group.cards.is_empty();
    some.then_some(group).into_iter().collect()
}

/// One line; for a card that was handed over, also who it is from.
fn offer(content: &Content, deck: &Deck, line: &CardLine) -> Offer {
    let when = when_and_from(content, deck.card(&line.id), &line.when);
    look(&line.id, &line.title, &when)
}

fn is_plan(door: &Offer) -> bool {
    matches!(
        &door.action,
        super::Action::Go {
            place: Place::Plan { .. }
        }
    )
}
