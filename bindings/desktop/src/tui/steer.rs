//! What a key does that is for no page, and what opens from everywhere.

use std::time::Instant;

use ebb_core::companion::{Act, first_page};
use ebb_core::page::{Action, Offer};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::App;
use crate::page::choices;

impl App<'_> {
    pub fn key(&mut self, key: KeyEvent) {
        self.key_at(key, Instant::now());
    }

    /// A key that was pressed at `now`.
    pub fn key_at(&mut self, key: KeyEvent, now: Instant) {
        self.types(now);
        let taken = self.help_key(key) || self.number_key(key, now);
        if taken || self.undo_key(key) || self.page_key(key, now) {
            return;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            self.leaving |= matches!(key.code, KeyCode::Char('c' | 'd'));
            // Somebody comes in while a form is open: this hides from there too.
            if matches!(key.code, KeyCode::Char('z')) {
                self.carry_out(&Action::of(&Act::Hide), &[]);
            }
        }
    }

    /// What opens from everywhere, with its key: what the first page offers, and its small doors.
    pub(super) fn everywhere_offers(&mut self) -> Vec<(char, Offer)> {
        let moment = self.clock.moment();
        let page = self.companion.page(&first_page(), &[], &moment);
        let offers = choices::offers(&page).into_iter().map(|one| one.offer);
        let all = offers.chain(&page.doors);
        all.filter_map(|offer| Some((choices::own_key(offer)?, offer.clone())))
            .collect()
    }

    pub(super) fn first_page_key(&mut self, c: char) {
        let mut all = self.everywhere_offers().into_iter();
        if let Some((_, offer)) = all.find(|(key, _)| *key == c) {
            self.choose(offer);
        }
    }
}
