//! What each key does.

use std::time::Instant;

use ebb_core::screens::{Action, Offer, Place};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::App;
use super::keys;
use super::plan::{self, LineRow};
use crate::form;

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
        } else if !std::mem::take(&mut self.dialling).is_empty() {
            // Any key puts the number away; the doors open from here too.
            if let KeyCode::Char(c) = key.code {
                self.door(c.to_ascii_lowercase());
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
            KeyCode::Enter => self.enter(),
            KeyCode::Char(c) => self.letter(c.to_ascii_lowercase()),
            _ => {}
        }
    }

    /// What the first page offers by a key of its own: it opens from everywhere.
    pub(super) fn everywhere_offers(&self) -> Vec<(char, Offer)> {
        let first = self.companion.now(&self.moment());
        let all = first.offers.into_iter().chain(first.doors);
        let keyed = |offer: Offer| Some((keys::of(&offer.action)?, offer));
        all.filter_map(keyed).collect()
    }

    pub(super) fn first_page_key(&mut self, c: char) {
        let all = self.everywhere_offers().into_iter();
        if let Some((_, offer)) = all.into_iter().find(|(key, _)| *key == c) {
            self.act(offer.action);
        }
    }

    /// Opens a small door of the first screen.
    fn door(&mut self, c: char) {
        let doors = self.companion.now(&self.moment()).doors;
        let chosen = keys::numbered(&doors)
            .into_iter()
            .find(|(key, _)| *key == c);
        if let Some(action) = chosen.map(|(_, offer)| offer.action.clone()) {
            self.act(action);
        }
    }

    fn letter(&mut self, c: char) {
        if !self.steady.is_a_touch(c, Instant::now()) {
            return;
        }
        if self.plan_key(c) || self.region_key(c) {
            return;
        }
        let here = self.offers();
        // A door of the first screen opens from everywhere.
        let first = self.companion.now(&self.moment());
        let anywhere: Vec<Offer> = first.offers.into_iter().chain(first.doors).collect();
        let chosen = keys::numbered(&here)
            .into_iter()
            .find(|(key, _)| *key == c)
            .or_else(|| {
                keys::numbered(&anywhere)
                    .into_iter()
                    .find(|(key, _)| *key == c)
            });
        match chosen.map(|(_, offer)| offer.clone()) {
            Some(offer) if form::asks_twice(&offer.action) => self.confirm = Some(offer),
            Some(offer) => self.act(offer.action),
            None => {}
        }
    }

    pub(super) fn enter(&mut self) {
        let moment = self.moment();
        let action = match &self.place {
            Place::Hidden => None,
            Place::Plan { door } => {
                let door = *door;
                return self.plan_enter(door);
            }
            Place::Lines { region } => {
                let screen = self.companion.lines(region, &moment);
                match plan::line_rows(&screen).get(self.cursor) {
                    Some(LineRow::Ways(ways)) => {
                        self.dialling = ways.to_vec();
                        None
                    }
                    Some(LineRow::Region(region)) => Some(region.action.clone()),
                    None => None,
                }
            }
            Place::AfterPlan => {
                let answers = self.companion.after_plan(&moment).answers;
                answers.get(self.cursor).map(|answer| answer.action.clone())
            }
            Place::PlanVersions => {
                let screen = self.companion.plan_versions(&moment);
                let chosen = screen.versions.get(self.cursor);
                chosen.and_then(|version| Some(version.go_back.as_ref()?.action.clone()))
            }
            _ => self.offers().into_iter().next().map(|offer| offer.action),
        };
        if let Some(action) = action {
            self.act(action);
        }
    }
}
