//! What can be done with a card, and what doing it leads to.

use serde::Serialize;

use super::super::act_error::ActError;
use super::super::action::Place;
use super::super::companion::{Companion, FORM};
use super::all_cards;
use crate::cards::diary::{SkillNote, SkillUse, note_skill};
use crate::cards::marks::{self, Mark};
use crate::cards::rehearsal::{self, Grade};
use crate::cards::{CardText, CardsError, OwnCard, own, settings, tool_of_card};
use crate::content::CardState;
use crate::store::{Id, Store};
use crate::view::Moment;

/// One thing to do with a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// A caution that needs a tick was read and is fine for the person, or no longer. It holds for every card that
    /// carries it.
    Tick {
        /// Id of the card that it was read on.
        id: String,
        /// Id of the caution.
        caution: String,
        /// True where it is fine.
        on: bool,
    },
    /// Put a tag on it, or take one off.
    Tag {
        /// Its id.
        id: String,
        /// The tag.
        tag: String,
        /// True to put it on.
        on: bool,
    },
    /// Read cards with the attention on the room (or in their first form); remembered.
    Outward {
        /// Id of the card that is being read.
        id: String,
        /// True for the room.
        on: bool,
        /// The rating before it, where there was one.
        before: Option<i32>,
    },
    /// It was used, step by step: noted in the diary.
    Used {
        /// Its id.
        id: String,
        /// Rating before, 0 to 10.
        before: Option<i32>,
        /// Rating after, 0 to 10.
        after: Option<i32>,
    },
    /// Write a card of the person's own.
    Write {
        /// The words on it.
        text: CardText,
        /// Feelings that it is for, with commas between; without any it is found but not suggested.
        feelings: String,
    },
    /// Write down a reason.
    WriteReason {
        /// A word or two.
        title: String,
        /// The reason.
        reason: String,
    },
    /// Put a card in the person's words.
    Edit {
        /// Its id.
        id: String,
        /// The words.
        text: CardText,
    },
    /// Back to the first wording.
    Restore {
        /// Its id.
        id: String,
    },
    /// Delete a card of the person's own.
    Delete {
        /// Its id.
        id: String,
    },
    /// Rehearse it, or stop that.
    Rehearse {
        /// Its id.
        id: String,
        /// True to rehearse it.
        on: bool,
    },
    /// How well its steps came.
    Grade {
        /// Its id.
        id: String,
        /// How well.
        grade: Grade,
    },
    /// Its newest grade was a mistake.
    TakeBackGrade {
        /// Its id.
        id: String,
    },
    /// Say one of the feelings that stand for danger: the plan is offered first.
    Signal {
        /// Id of the feeling.
        id: String,
    },
    /// Suggest something new now and then, or only what is known to fit; remembered.
    Explore {
        /// True for something new.
        on: bool,
    },
}

impl Companion {
    pub(in super::super) fn act_on_card(
        &mut self,
        action: CardAction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        let can_be_kept = self.may_write();
        match action {
            // What cannot be remembered must not keep anyone from the way out.
            CardAction::MakesWorse { id, on: true } => {
                self.may_be_known(&id, moment)?;
                self.mark_worse(&tool_of_card(&id), moment);
                Ok(Place::MakesWorse)
            }
            // The form that somebody reads in says nothing of them: it holds ahead of the lock too.
            CardAction::Outward { id, on, before } => {
                self.choose(FORM, if on { "outward" } else { "inward" })?;
                let step = 1;
                Ok(Place::CardStep { id, step, before })
            }
            // A card can be used without anything being kept.
            CardAction::Used { id, .. } if !can_be_kept => Ok(self.after_card(&id)),
            CardAction::Signal { id } => {
                let feelings = &moment.content().cards_words.signals.feelings;
                let Some(feeling) = feelings.get(&id) else {
                    return Err(CardsError::UnknownFeeling { word: id }.into());
                };
                self.note_signal(moment);
                Ok(Place::Feel {
                    state: Some(feeling.state),
                    intensity: None,
                    minutes: None,
                    surroundings: None,
                })
            }
            _ if self.locked => Err(ActError::Locked),
            action => self.keep_about_card(action, moment),
        }
    }

    /// Where a card leads to that was used and of which nothing is kept.
    fn after_card(&self, id: &str) -> Place {
        if self.at_hand.is_some() {
            Place::Exercise
        } else {
            Place::Card { id: id.to_owned() }
        }
    }

    fn keep_about_card(&self, action: CardAction, moment: &Moment) -> Result<Place, ActError> {
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let (now, zone) = (moment.now, moment.zone);
        let at = |id: String| Ok(Place::Card { id });
        match action {
            CardAction::Favourite { id, on } => {
                self.known(&id, moment)?;
                set(store, &id, Mark::Favourite, on, moment)?;
                at(id)
            }
            CardAction::Hide { id, on } => {
                self.known(&id, moment)?;
                set(store, &id, Mark::Hidden, on, moment)?;
                if on { Ok(all_cards()) } else { at(id) }
            }
            CardAction::MakesWorse { id, on } => {
                self.known(&id, moment)?;
                set(store, &id, Mark::MadeWorse, on, moment)?;
                at(id)
            }
            CardAction::Tick { id, caution, on } => {
                self.known(&id, moment)?;
                marks::tick(store, &caution, on, now)?;
                at(id)
            }
            CardAction::Tag { id, tag, on } => {
                self.known(&id, moment)?;
                if on {
                    marks::tag(store, &id, &tag, now)?;
                } else {
                    marks::untag(store, &id, &tag)?;
                }
                at(id)
            }
            CardAction::Used { id, before, after } => {
                self.known(&id, moment)?;
                let how = SkillUse::Used;
                let note = SkillNote {
                    before,
                    after,
                    ..SkillNote::new(&tool_of_card(&id), how)
                };
                let id = note_skill(store, &note, now, zone)?;
                Ok(Place::DiaryEntry { id })
            }
            CardAction::Write { text, feelings } => {
                let card = OwnCard::written(text, self.states_named(&feelings, moment)?);
                at(own::write(store, &card, now)?)
            }
            CardAction::WriteReason { title, reason } => {
                at(own::write(store, &OwnCard::reason(&title, &reason), now)?)
            }
            CardAction::Edit { id, text } => {
                own::reword(store, &self.deck(moment), &id, text, now)?;
                at(id)
            }
            CardAction::Restore { id } => {
                self.known(&id, moment)?;
                own::restore(store, &id)?;
                at(id)
            }
            CardAction::Delete { id } => {
                own::delete(store, &id)?;
                Ok(all_cards())
            }
            CardAction::Rehearse { id, on } => {
                if on {
                    rehearsal::choose(store, &self.deck(moment), &id, now)?;
                } else {
                    self.known_or_rehearsed(store, &id, moment)?;
                    rehearsal::leave(store, &id)?;
                }
                at(id)
            }
            CardAction::Grade { id, grade } => {
                rehearsal::grade(store, &id, grade, now, zone)?;
                Ok(Place::RehearseCards { shown: false })
            }
            CardAction::TakeBackGrade { id } => {
                self.known_or_rehearsed(store, &id, moment)?;
                rehearsal::take_back(store, &id)?;
                Ok(Place::RehearseCards { shown: false })
            }
            CardAction::Explore { on } => {
                settings::explore(store, on)?;
                Ok(self.last_suggest.clone().unwrap_or_else(all_cards))
            }
            // Carried out before anything is kept.
            CardAction::Outward { .. } | CardAction::Signal { .. } => Ok(all_cards()),
        }
    }

    fn known(&self, id: &str, moment: &Moment) -> Result<(), CardsError> {
        let known = self.deck(moment).card(id).is_some();
        known
            .then_some(())
            .ok_or_else(|| CardsError::UnknownCard { id: id.to_owned() })
    }

    /// Where the person's cards cannot be looked at, one of theirs may have any id of its kind.
    fn may_be_known(&self, id: &str, moment: &Moment) -> Result<(), CardsError> {
        let unseen = self.locked || self.store.is_err() || self.problem().is_some();
        if unseen && id.parse::<Id>().is_ok() {
            return Ok(());
        }
        self.known(id, moment)
    }

    /// A card that is gone can still stand among those that are rehearsed.
    fn known_or_rehearsed(
        &self,
        store: &Store,
        id: &str,
        moment: &Moment,
    ) -> Result<(), CardsError> {
        if rehearsal::is_chosen(store, id)? {
            return Ok(());
        }
        self.known(id, moment)
    }

    /// Refuses a tool that is not there: a card, a breath or a practice.
    pub(super) fn known_tool(&self, tool: &str, moment: &Moment) -> Result<(), CardsError> {
        let (kind, id) = tool.split_once(':').unwrap_or_default();
        let patterns = &moment.content().breathing.patterns;
        let known = match kind {
            "card" => return self.known(id, moment),
            "breathing" => patterns.iter().any(|pattern| pattern.id == id),
            "practice" => self.practices(moment).all().any(|one| one.id == id),
            _ => false,
        };
        known.then_some(()).ok_or_else(|| CardsError::UnknownCard {
            id: tool.to_owned(),
        })
    }

    /// The states that words name, with commas between.
    fn states_named(&self, words: &str, moment: &Moment) -> Result<Vec<CardState>, CardsError> {
        let words = words.split(',').map(str::trim);
        words
            .filter(|word| !word.is_empty())
            .map(|word| {
                let state = self.state_named(word, moment);
                state.ok_or_else(|| CardsError::UnknownFeeling {
                    word: word.to_owned(),
                })
            })
            .collect()
    }
}

fn set(store: &Store, id: &str, which: Mark, on: bool, moment: &Moment) -> Result<(), CardsError> {
    let tool = tool_of_card(id);
    if on {
        marks::mark(store, &tool, which, moment.now)?;
    } else {
        marks::unmark(store, &tool, which)?;
    }
    Ok(())
}
