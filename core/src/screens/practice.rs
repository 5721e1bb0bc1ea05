//! One practice before it starts: what it is, what to mind, and what else can be done with it.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::practise::card;
use crate::session::routine::routine;
use crate::view::Moment;

/// One practice, with its cautions whole (safety rules, "Cautions, on the card and before it starts").
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PracticeScreen {
    /// Its name.
    pub title: String,
    /// A sentence or two on it, and how long it takes.
    pub about: String,
    /// What the person said of it before, or nothing.
    pub note: String,
    /// What to mind before it starts.
    pub cautions: Vec<String>,
    /// Where it was read.
    pub source: String,
    /// Starts it; then what else can be done with it, and the way to all practices.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
}

impl Companion {
    /// A practice by its id; none where there is no such practice, or today is not the day for it.
    pub fn practice(&self, id: &str, moment: &Moment) -> Option<PracticeScreen> {
        let words = &moment.content().practice_words;
        let practices = self.practices(moment);
        let practice = practices.get(id)?;
        if practice.settles() && self.used(moment) {
            return None;
        }
        let chosen = self.read_own(routine);
        let shown = card(practices, practice, &self.deck(moment), chosen.as_deref());
        let start = if self.at_hand.is_some() {
            let label = &moment.content().words.sheet.back_to_exercise;
            let place = Place::Exercise;
            Offer::new(Action::Go { place }, label)
        } else {
            shown.start
        };
        let place = Place::Practise;
        let back = Offer::new(Action::Go { place }, &words.all);
        Some(PracticeScreen {
            title: shown.name,
            about: format!("{} ({})", shown.about, shown.length),
            note: shown.note,
            cautions: shown.cautions,
            source: shown.source,
            offers: [start]
                .into_iter()
                .chain(shown.offers)
                .chain([back])
                .collect(),
            doors: self.doors(moment),
        })
    }
}
