//! Skill cards: found by a word, by module or by how somebody feels, and read step by step.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::{Companion, Moment};
use super::packs::{sourced, when_and_from};
use crate::cards::{
    Card, Deck, Search, Situation, SuggestionKind, Surroundings, browse, diary, suggest,
    tool_of_card,
};
use crate::content::{CardState, Content, LinkKind, NEED_A_TICK, counted};
use crate::time::to_millis;

/// How many cards a search shows.
const FOUND: i32 = 20;
/// How many things are suggested.
const SUGGESTED: i32 = 6;

/// One thing to do with a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CardAction {
    /// Keep it as a favourite, or no longer.
    Favourite {
        /// Its id.
        id: String,
        /// True to keep it.
        on: bool,
    },
    /// Out of sight, or back again.
    Hide {
        /// Its id.
        id: String,
        /// True to hide it.
        on: bool,
    },
    /// "This makes it worse", or that taken back.
    MakesWorse {
        /// Its id.
        id: String,
        /// True where it does.
        on: bool,
    },
    /// Every caution on it that needs a tick is fine for the person.
    Tick {
        /// Its id.
        id: String,
    },
}

/// The deck, or what was found in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardsScreen {
    /// The title.
    pub title: String,
    /// How the search is named.
    pub search: String,
    /// Cards by module, or one group of what was found; the detail says when to use it.
    pub groups: Vec<CardGroup>,
    /// Said where nothing was found; else empty.
    pub nothing: String,
    /// "I feel …"
    pub i_feel: String,
    /// Every state, with its name.
    pub states: Vec<StateChoice>,
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

/// One card.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardScreen {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When to use it, and how long it takes.
    pub when: String,
    /// Cautions, before anything is done.
    pub cautions: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// How the outward form is named; empty where there is none.
    pub outward_label: String,
    /// The same with attention on the room.
    pub outward: Vec<String>,
    /// How the next line is named.
    pub why_label: String,
    /// Why it works.
    pub why: String,
    /// Where it was read.
    pub source: String,
    /// That it made things worse; else empty.
    pub note: String,
    /// What it leads on to, and what can be done with it.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// What could help now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SuggestScreen {
    /// The title.
    pub title: String,
    /// What is suggested, with a reason each.
    pub suggestions: Vec<Offer>,
    /// Said where nothing fits; else empty.
    pub nothing: String,
    /// The small doors.
    pub doors: Vec<Offer>,
}

impl Companion {
    /// The deck as the person has it; as it was written where that cannot be read, and ahead of the lock.
    pub(super) fn deck(&self, moment: &Moment) -> Deck {
        let content = moment.content();
        let own = self.store().filter(|_| !self.locked);
        let mut deck = own
            .and_then(|store| Deck::read(store, content).ok())
            .unwrap_or_else(|| Deck::of_content(content));
        for practice in self.practices(moment).handed() {
            deck.take_in_practice(practice.clone());
        }
        let worse = content
            .breathing
            .patterns
            .iter()
            .filter(|pattern| self.made_worse(&pattern.id));
        for pattern in worse {
            deck.leave_out(&format!("breathing:{}", pattern.id));
        }
        deck
    }

    /// The cards: all of them by module, or those that fit what was typed.
    pub fn cards(&self, typed: &str, moment: &Moment) -> CardsScreen {
        let content = moment.content();
        let words = &content.cards_words;
        let deck = self.deck(moment);
        let groups: Vec<CardGroup> = if typed.trim().is_empty() {
            let modules = browse::by_module(&deck).into_iter();
            let all = modules.map(|module| CardGroup {
                name: module.name,
                cards: module
                    .cards
                    .iter()
                    .map(|card| {
                        let when = when_and_from(content, deck.card(&card.id), &card.when);
                        look(&card.id, &card.title, &when)
                    })
                    .collect(),
            });
            all.filter(|group| !group.cards.is_empty()).collect()
        } else {
            let found = Search::new(&deck).find(typed, FOUND);
            let cards: Vec<_> = found
                .iter()
                .filter_map(|found| deck.card(&found.id))
                .map(|card| {
                    let when = when_and_from(content, Some(card), &card.text.when);
                    look(&card.id, &card.text.title, &when)
                })
                .collect();
            let name = String::new();
            Some(CardGroup { name, cards })
                .filter(|group| !group.cards.is_empty())
                .into_iter()
                .collect()
        };
        CardsScreen {
            title: words.browse.title.clone(),
            search: words.browse.search.clone(),
            nothing: if groups.is_empty() {
                words.browse.nothing_found.clone()
            } else {
                String::new()
            },
            groups,
            i_feel: words.browse.i_feel.clone(),
            states: words
                .states
                .iter()
                .map(|(state, words)| StateChoice {
                    state: *state,
                    label: words.label.clone(),
                })
                .collect(),
            doors: self.doors_and_packs(moment),
        }
    }

    /// The state that a word names, in the words that people use for it.
    pub fn state_named(&self, typed: &str, moment: &Moment) -> Option<CardState> {
        let typed = typed.trim().to_lowercase();
        let states = &moment.content().cards_words.states;
        let said = |words: &crate::content::StateWords| {
            let all = [&words.label, &words.noun].into_iter().chain(&words.words);
            all.into_iter().any(|word| word.to_lowercase() == typed)
        };
        let named = states.iter().find(|(_, words)| said(words));
        named.map(|(state, _)| *state)
    }

    /// One card; none where it is not in the deck.
    pub fn card(&self, id: &str, moment: &Moment) -> Option<CardScreen> {
        let content = moment.content();
        let words = &content.cards_words.deck;
        let deck = self.deck(moment);
        let card = deck.card(id)?;
        let minutes = counted(&words.minutes, i64::from(card.minutes));
        let cautions = card.cautions.iter();
        Some(CardScreen {
            id: card.id.clone(),
            title: card.text.title.clone(),
            when: format!("{} ({minutes})", card.text.when),
            cautions: cautions
                .filter_map(|id| content.cautions.cautions.get(id))
                .map(|caution| caution.text.clone())
                .collect(),
            steps: card.text.steps.clone(),
            outward_label: if card.outward.is_empty() {
                String::new()
            } else {
                words.outward.clone()
            },
            outward: card.outward.clone(),
            why_label: words.why.clone(),
            why: card.text.why.clone(),
            source: sourced(content, card),
            note: if card.made_worse {
                words.made_worse.clone()
            } else {
                String::new()
            },
            offers: self.card_offers(content, card, self.used_today(moment)),
            doors: self.doors(moment),
        })
    }

    fn card_offers(&self, content: &Content, card: &Card, used: bool) -> Vec<Offer> {
        let words = &content.cards_words.deck;
        let mut offers = Vec::new();
        if let Some(link) = &card.link {
            let pattern = content.pattern(&link.id);
            match (link.kind, pattern) {
                (LinkKind::Ride, _) => {
                    offers.push(Offer::new(Action::StartRide, &content.words.now.ride));
                }
                (LinkKind::Breathing, Some(pattern)) => offers.push(Offer::new(
                    Action::StartBreathing {
                        pattern: pattern.id.clone(),
                        minutes: pattern.minutes,
                        from_rate: None,
                    },
                    &pattern.name,
                )),
                (LinkKind::Practice, _) => {
                    let practice = content.practice(&link.id);
                    let fits = practice.filter(|practice| !(used && practice.settles()));
                    offers.extend(fits.map(|practice| {
                        let id = practice.id.clone();
                        Offer::new(Action::StartPractice { id }, &practice.name)
                    }));
                }
                _ => {}
            }
        }
        if self.locked || self.store().is_none() {
            return offers;
        }
        let id = || card.id.clone();
        let label = |on: bool, yes: &str, no: &str| if on { yes } else { no }.to_owned();
        let mut offer = |change, label: String| {
            offers.push(Offer::new(Action::Card { change }, &label));
        };
        if card.waits_for_tick {
            offer(CardAction::Tick { id: id() }, words.tick.clone());
        }
        let on = !card.favourite;
        offer(
            CardAction::Favourite { id: id(), on },
            label(on, &words.favourite, &words.not_favourite),
        );
        let on = !card.hidden;
        offer(
            CardAction::Hide { id: id(), on },
            label(on, &words.hide, &words.unhide),
        );
        let on = !card.made_worse;
        offer(
            CardAction::MakesWorse { id: id(), on },
            label(on, &words.makes_worse, &words.take_back_worse),
        );
        offers
    }

    /// What could help: how somebody feels, how strong it is from 0 to 10, the minutes they have, where they are.
    pub fn suggestions(
        &self,
        state: CardState,
        intensity: i32,
        minutes: i32,
        surroundings: Surroundings,
        moment: &Moment,
    ) -> SuggestScreen {
        let content = moment.content();
        let words = &content.cards_words.suggest;
        let own = self.store().filter(|_| !self.locked);
        let history = own
            .and_then(|store| diary::history(store).ok())
            .unwrap_or_default();
        let situation = Situation {
            state,
            intensity,
            minutes,
            surroundings,
            used_today: self.used_today(moment),
            signal: false,
            explore: false,
            seed: to_millis(moment.now).unsigned_abs(),
            limit: SUGGESTED,
        };
        let found = suggest(&self.deck(moment), &history, &situation);
        let offer = |found: &crate::cards::Suggestion| {
            let action = match found.kind {
                SuggestionKind::Card => Action::Go {
                    place: Place::Card {
                        id: found.id.clone(),
                    },
                },
                SuggestionKind::Breathing => Action::StartBreathing {
                    pattern: found.id.clone(),
                    minutes: found.minutes.max(1),
                    from_rate: None,
                },
                SuggestionKind::Practice => Action::StartPractice {
                    id: found.id.clone(),
                },
            };
            Offer::with_detail(action, &found.title, &found.reason)
        };
        let suggestions: Vec<_> = found.iter().map(offer).collect();
        SuggestScreen {
            title: words.title.clone(),
            nothing: if suggestions.is_empty() {
                words.nothing.clone()
            } else {
                String::new()
            },
            suggestions,
            doors: self.doors(moment),
        }
    }

    pub(super) fn act_on_card(
        &mut self,
        action: CardAction,
        moment: &Moment,
    ) -> Result<Place, super::ActError> {
        use crate::cards::marks::{Mark, mark, tick, unmark};
        if self.locked {
            return Err(super::ActError::Locked);
        }
        let cautions = |id: &str| {
            let deck = self.deck(moment);
            deck.card(id)
                .map_or_else(Vec::new, |card| card.cautions.clone())
        };
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let set = |id: &str, which: Mark, on: bool| {
            let tool = tool_of_card(id);
            if on {
                mark(store, &tool, which, moment.now)
            } else {
                unmark(store, &tool, which)
            }
        };
        Ok(match action {
            CardAction::Favourite { id, on } => {
                set(&id, Mark::Favourite, on)?;
                Place::Card { id }
            }
            CardAction::Hide { id, on } => {
                set(&id, Mark::Hidden, on)?;
                Place::Cards {
                    typed: String::new(),
                }
            }
            CardAction::MakesWorse { id, on } => {
                set(&id, Mark::MadeWorse, on)?;
                if on {
                    Place::MakesWorse
                } else {
                    Place::Card { id }
                }
            }
            CardAction::Tick { id } => {
                for caution in cautions(&id) {
                    if NEED_A_TICK.contains(&caution.as_str()) {
                        tick(store, &caution, true, moment.now)?;
                    }
                }
                Place::Card { id }
            }
        })
    }
}

fn look(id: &str, title: &str, when: &str) -> Offer {
    let place = Place::Card { id: id.to_owned() };
    Offer::with_detail(Action::Go { place }, title, when)
}
