//! Rehearsal on screen: what comes back today, one at a time, and every card that was chosen.

use serde::Serialize;

use super::super::action::{Action, Offer, Place};
use super::super::companion::Companion;
use super::super::said;
use super::action::CardAction;
use super::{all_cards, go, look};
use crate::cards::rehearsal::{self, Grade, Rehearsed, ToRehearse};
use crate::content::{Content, counted, fill};
use crate::time::Day;
use crate::view::Moment;

/// What comes back today, and what was chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardsRehearsalScreen {
    /// The title.
    pub title: String,
    /// What this is.
    pub about: String,
    /// "STOP: what are the steps?"; empty where nothing is due.
    pub question: String,
    /// The steps, once they were asked for.
    pub answer: Vec<String>,
    /// Shows the steps, or rates how well they came.
    pub offers: Vec<Offer>,
    /// Said where nothing is due or nothing was chosen; else empty.
    pub nothing: String,
    /// What was chosen, with how often it was rehearsed and, apart from that, used.
    pub chosen: Vec<RehearsedLine>,
    /// Takes the last answer of today back, where there was one; and the way back.
    pub more: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// One card that is rehearsed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RehearsedLine {
    /// Its title; choosing it opens it. The detail says when it comes back.
    pub card: Offer,
    /// Times that it was rehearsed, in words.
    pub rehearsed: String,
    /// Times that it was used, in words.
    pub used: String,
}

impl Companion {
    /// What comes back today. `shown` is true once the steps were asked for.
    pub fn rehearse_cards(&self, shown: bool, moment: &Moment) -> CardsRehearsalScreen {
        let content = moment.content();
        let words = &content.cards_words.rehearse;
        let all_due = self.cards_due(moment);
        let chosen = self.cards_rehearsed(moment);
        let nothing_chosen = self.in_place_of(chosen.as_deref(), &words.nothing_chosen, moment);
        let nothing_due = self.in_place_of(all_due.as_deref(), &words.nothing_due, moment);
        let due = all_due.into_iter().flatten().next();
        CardsRehearsalScreen {
            title: words.title.clone(),
            about: words.about.clone(),
            question: due
                .as_ref()
                .map_or_else(String::new, |due| due.question.clone()),
            answer: due.as_ref().filter(|_| shown).map_or_else(Vec::new, answer),
            offers: due
                .as_ref()
                .map_or_else(Vec::new, |due| asked(content, due, shown)),
            nothing: if nothing_chosen.is_empty() {
                nothing_due
            } else {
                nothing_chosen
            },
            chosen: chosen
                .iter()
                .flatten()
                .map(|card| line(content, card, moment))
                .collect(),
            more: self.more_of_rehearsal(moment),
            doors: self.doors(moment),
        }
    }

    /// Leads to the rehearsal, where something comes back today.
    pub(in super::super) fn rehearsal_offer(&self, moment: &Moment) -> Option<Offer> {
        let words = &moment.content().cards_words.rehearse;
        let due = !self.used(moment) && self.cards_due(moment).is_some_and(|due| !due.is_empty());
        due.then(|| {
            let place = Place::RehearseCards { shown: false };
            Offer::with_detail(go(place), &words.title, &words.due)
        })
    }

    fn cards_due(&self, moment: &Moment) -> Option<Vec<ToRehearse>> {
        let (used, deck) = (self.used(moment), self.deck(moment));
        self.read_own(|store| rehearsal::due(store, &deck, used, moment.now, moment.zone))
    }

    fn cards_rehearsed(&self, moment: &Moment) -> Option<Vec<Rehearsed>> {
        let deck = self.deck(moment);
        self.read_own(|store| rehearsal::rehearsed(store, &deck, moment.now))
    }

    fn more_of_rehearsal(&self, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().cards_words;
        let graded = self
            .read_own(|store| rehearsal::newest_of_day(store, moment.now, moment.zone))
            .flatten();
        let take_back = graded.map(|id| {
            let change = CardAction::TakeBackGrade { id };
            Offer::new(Action::Card { change }, &words.rehearse.take_back)
        });
        let back = Offer::new(go(all_cards()), &words.browse.back_to_cards);
        take_back.into_iter().chain([back]).collect()
    }
}

fn answer(due: &ToRehearse) -> Vec<String> {
    due.answer.steps.clone()
}

fn asked(content: &Content, due: &ToRehearse, shown: bool) -> Vec<Offer> {
    let words = &content.cards_words.rehearse;
    if !shown {
        let place = Place::RehearseCards { shown: true };
        return vec![Offer::new(go(place), &words.show)];
    }
    let grade = |grade, label: &str| {
        let change = CardAction::Grade {
            id: due.card.clone(),
            grade,
        };
        Offer::new(Action::Card { change }, label)
    };
    vec![
        grade(Grade::NotYet, &words.not_yet),
        grade(Grade::WithEffort, &words.with_effort),
        grade(Grade::Knew, &words.knew),
        grade(Grade::AtOnce, &words.at_once),
    ]
}

fn line(content: &Content, card: &Rehearsed, moment: &Moment) -> RehearsedLine {
    let words = &content.cards_words.rehearse;
    let today = Day::of(moment.now, moment.zone);
    let due = Day::of(card.due_at, moment.zone);
    let when = if due <= today {
        words.comes_back_today.clone()
    } else {
        let day = said::day(&content.words, due, today);
        fill(&words.comes_back, &[("day", &day)])
    };
    let times = |words: &crate::content::Counted, n: i32| counted(words, i64::from(n));
    RehearsedLine {
        card: look(&card.card, &card.title, &when),
        rehearsed: times(&words.rehearsed, card.rehearsed),
        used: times(&words.used, card.used),
    }
}
