//! What each key does.

use std::time::Instant;

use ebb_core::screens::{Action, Offer, Place};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, HISTORY_PAGE};
use super::{keys, triggers};
use crate::form;
use crate::report::far_ahead;

impl App<'_> {
    pub fn key(&mut self, key: KeyEvent) {
        if self.help_key(key) || self.undo_key(key) {
            return;
        }
        if self.shown.is_some() && self.page_key(key) {
            return;
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            self.leaving |= matches!(key.code, KeyCode::Char('c' | 'd'));
            // Somebody comes in while a form is open: this hides from there too.
            if matches!(key.code, KeyCode::Char('z')) {
                self.act(Action::HideNow);
            }
        } else if let Some(form) = self.form.take() {
            self.type_on(form, key.code);
        } else if let Some(offer) = self.confirm.take() {
            if matches!(key.code, KeyCode::Char('y' | 'Y')) {
                self.act(offer.action);
            }
        } else {
            self.steer(key.code);
        }
    }

    fn steer(&mut self, code: KeyCode) {
        match code {
            KeyCode::Char('q' | 'Q') => self.leaving = true,
            KeyCode::Char('?') | KeyCode::F(1) => self.help = Some(0),
            KeyCode::Esc | KeyCode::Backspace => self.back(),
            KeyCode::Down | KeyCode::Char('j' | 'J') => {
                self.cursor = (self.cursor + 1).min(self.last_line())
            }
            KeyCode::Up | KeyCode::Char('k' | 'K') => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::PageDown => self.cursor = (self.cursor + 10).min(self.last_line()),
            KeyCode::PageUp => self.cursor = self.cursor.saturating_sub(10),
            KeyCode::Left => self.step(-1),
            KeyCode::Right => self.step(1),
            KeyCode::Enter => self.enter(),
            KeyCode::Char(c) => self.letter(c.to_ascii_lowercase()),
            _ => {}
        }
    }

    /// What opens from everywhere, with its key.
    pub(super) fn everywhere_offers(&self) -> Vec<(char, Offer)> {
        keys::everywhere(self.companion, &self.moment())
    }

    pub(super) fn first_page_key(&mut self, c: char) {
        let all = self.everywhere_offers().into_iter();
        if let Some((_, offer)) = all.into_iter().find(|(key, _)| *key == c) {
            self.act(offer.action);
        }
    }

    fn letter(&mut self, c: char) {
        if !self.steady.is_a_touch(c, Instant::now()) {
            return;
        }
        if self.map_key(c) || self.pack_key(c) {
            return;
        }
        let here = self.offers();
        let chosen = keys::numbered(&here).into_iter();
        let chosen = chosen.map(|(key, offer)| (key, offer.clone()));
        let mut chosen = chosen.chain(self.everywhere_offers());
        let chosen = chosen.find(|(key, _)| *key == c);
        match chosen.map(|(_, offer)| offer) {
            Some(offer) if form::asks_twice(&offer.action) => self.confirm = Some(offer),
            Some(offer) => self.act(offer.action),
            None => {}
        }
    }

    /// A rating under the cursor of an entry, one higher or lower.
    fn correct_rating(&mut self, step: i32) {
        let Place::Entry { id } = &self.place else {
            return;
        };
        let entry = self.companion.entry(id, &self.moment());
        let rating = entry
            .ok()
            .and_then(|entry| entry.ratings.get(self.cursor).cloned());
        if let Some(rating) = rating {
            self.act(Action::CorrectRating {
                id: id.clone(),
                seq: rating.seq,
                value: (rating.value + step).clamp(0, 10),
            });
        }
    }

    pub(super) fn enter(&mut self) {
        let moment = self.moment();
        let action = match &self.place {
            Place::History => {
                let screen = self
                    .companion
                    .history(far_ahead(&moment), HISTORY_PAGE, &moment);
                let mut entries = screen.days.into_iter().flat_map(|day| day.entries);
                entries.nth(self.cursor).map(|entry| entry.open.action)
            }
            Place::Hidden => None,
            Place::Triggers => triggers::opens(&self.companion.triggers(&moment), self.cursor),
            Place::Packs => None,
            Place::Pack => return self.choose_pack_entry(),
            Place::Rehearse { plan, urge } => {
                let screen = self.companion.rehearse(plan, *urge, &moment);
                self.form = screen.map(|screen| form::rehearsed(plan, *urge, &screen));
                return;
            }
            _ => self.offers().into_iter().next().map(|offer| offer.action),
        };
        if let Some(action) = action {
            self.act(action);
        }
    }

    fn step(&mut self, step: i32) {
        self.correct_rating(step);
    }
}
