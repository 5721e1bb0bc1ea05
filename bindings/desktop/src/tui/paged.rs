//! The page of the present place, and what its keys come to.

use std::time::{Duration, Instant};

use ebb_core::content::HostWords;
use ebb_core::page::{Action, Answer, Offer, Page, Reply, Target, went};
use ebb_core::store::Work;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::App;
use super::page::{Meant, Shown};
use super::steady;
use crate::page::choices;

impl App<'_> {
    /// Takes the page of the present place up.
    pub(super) fn look(&mut self) {
        let place = self.place.clone();
        let moment = self.moment();
        match &mut self.shown {
            None => {
                let page = self.companion.page(&place, &[], &moment);
                self.arrived(page);
            }
            Some(shown) => {
                let answers = shown.answers(&moment);
                let page = self.companion.page(&place, &answers, &moment);
                if page.place.stop() == place.stop() {
                    shown.refreshed(page);
                } else {
                    self.arrived(page);
                }
            }
        }
    }

    /// At a page; another one than was asked for, where that one is gone.
    fn arrived(&mut self, page: Page) {
        let place = page.place.clone();
        if place != self.place {
            self.trail.pop();
            self.trail = went(std::mem::take(&mut self.trail), place.clone());
            self.place = place;
        }
        self.shown = Some(Shown::new(page, self.words(), self.size));
    }

    /// What the terminal itself says.
    pub(super) fn words(&self) -> &'static HostWords {
        &self.moment().content().pages.host
    }

    /// A key while the help is shown: it scrolls, and any other puts it away. True where it was one of them.
    pub(super) fn help_key(&mut self, key: KeyEvent) -> bool {
        let Some(top) = self.help else { return false };
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        self.help = match key.code {
            KeyCode::Down => Some((top + 1).min(self.furthest)),
            KeyCode::Up => Some(top.saturating_sub(1)),
            KeyCode::PageDown => Some((top + 10).min(self.furthest)),
            KeyCode::PageUp => Some(top.saturating_sub(10)),
            _ => None,
        };
        !control
    }

    /// Takes back what was just done. True where the key does that.
    pub(super) fn undo_key(&mut self, key: KeyEvent) -> bool {
        let typing = self.shown.as_ref().is_some_and(Shown::is_typing);
        let of_field = typing && !key.modifiers.contains(KeyModifiers::ALT);
        let is_it = matches!(key.code, KeyCode::Char(c) if self.words().undo_key.starts_with(c));
        if of_field || !is_it || self.asked_first.is_some() {
            return false;
        }
        let undo = self.told.take().and_then(|told| told.undo);
        if let Some(undo) = &undo {
            self.send(undo, &[]);
        }
        undo.is_some()
    }

    /// A key on a page. False where somebody is at none.
    pub(super) fn page_key(&mut self, key: KeyEvent, now: Instant) -> bool {
        let one = self.one_touch();
        let Some(shown) = &mut self.shown else {
            return false;
        };
        if let Some((offer, answers)) = self.asked_first.take() {
            if matches!(key.code, KeyCode::Char('y' | 'Y')) {
                self.send(&offer, &answers);
            }
            return true;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let sends = key.code == KeyCode::Char('s');
        // Leaving and hiding work where letters are text as well.
        let leaves = matches!(key.code, KeyCode::Char('c' | 'z'));
        if control && (leaves || !shown.is_typing() && !sends) {
            return false;
        }
        // A key that only moves may be held.
        if let KeyCode::Char(c) = key.code
            && !matches!(c, 'j' | 'J' | 'k' | 'K')
            && !shown.is_typing()
            && !self.steady.is_a_touch(c, now, one)
        {
            return true;
        }
        if key.code == KeyCode::F(1) {
            self.help = Some(0);
            return true;
        }
        let meant = shown.key(key);
        self.message.clear();
        self.mean(meant, key)
    }

    /// A paste: text in a field, and nothing anywhere else.
    pub(super) fn paste(&mut self, text: &str) {
        let meant = match &mut self.shown {
            Some(shown) if self.help.is_none() => shown.paste(text),
            _ => Meant::Nothing,
        };
        if meant == Meant::Nothing {
            self.message.clone_from(&self.words().nothing_to_paste_into);
        } else {
            let key = KeyEvent::new(KeyCode::Null, KeyModifiers::NONE);
            self.mean(meant, key);
        }
    }

    /// How close two presses are that are one touch here.
    pub(super) fn one_touch(&self) -> Duration {
        let form = self.shown.as_ref().and_then(Shown::form);
        match form.is_some_and(|form| form.fields.len() > 1) {
            true => steady::IN_A_FORM,
            false => steady::ONE_TOUCH,
        }
    }

    /// What a key chooses on the page that stands there, but for what leaves a question out: that is of the question.
    pub(super) fn means(&self, c: char) -> Option<Target> {
        let shown = self.shown.as_ref()?;
        let form = shown.form();
        let skip = form.and_then(|form| form.skip.as_ref());
        let found = choices::chosen(&shown.page, None, c).filter(|found| Some(*found) != skip);
        found.map(|offer| offer.target.clone())
    }

    pub(super) fn mean(&mut self, meant: Meant, key: KeyEvent) -> bool {
        match meant {
            Meant::Here => {}
            Meant::AskAgain => self.look(),
            Meant::Go(place) => self.go(place),
            Meant::Choose(offer) => self.choose(*offer),
            Meant::Back => self.back(),
            Meant::Full(longest) => {
                let words = &self.words().is_full;
                let n = longest.to_string();
                self.message = ebb_core::content::fill(words, &[("n", &n)]);
            }
            Meant::Nothing => return self.everywhere(key),
        }
        true
    }

    /// What a key means on every page: help, leaving, the first page's own doors.
    fn everywhere(&mut self, key: KeyEvent) -> bool {
        match key.code {
            KeyCode::Char('q' | 'Q') => self.leaving = true,
            KeyCode::Char('?') => self.help = Some(0),
            // What the first page offers opens from everywhere.
            KeyCode::Char(c) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.first_page_key(c.to_ascii_lowercase());
            }
            _ => return false,
        }
        true
    }

    pub(super) fn choose(&mut self, offer: Offer) {
        let answers = match &self.shown {
            Some(shown) if shown.form().is_some_and(|form| form.submit == offer) => {
                let form = shown.form().map(|form| form.fields.clone());
                let (answers, problems) = shown
                    .entry
                    .answers(&form.unwrap_or_default(), &self.moment());
                if !problems.is_empty() {
                    let words = &self.moment().content().pages.forms.look_again;
                    self.message.clone_from(words);
                    if let Some(shown) = &mut self.shown {
                        shown.refuse(problems);
                    }
                    return;
                }
                answers
            }
            _ => Vec::new(),
        };
        if offer.confirm.is_some() {
            self.asked_first = Some((Box::new(offer), answers));
        } else {
            self.send(&offer, &answers);
        }
    }

    fn send(&mut self, offer: &Offer, answers: &[Answer]) {
        match &offer.target {
            Target::Go { place } => self.go(place.clone()),
            Target::Act { action } => self.carry_out(action, answers),
        }
    }

    pub(super) fn carry_out(&mut self, action: &Action, answers: &[Answer]) {
        let moment = self.moment();
        let form = self.shown.as_ref().and_then(Shown::form);
        let sends = form.is_some_and(
            |form| matches!(&form.submit.target, Target::Act { action: sends } if sends == action),
        );
        let stop = self.place.stop().to_owned();
        if !sends {
            // It may lead away from here, or hide all of it.
            self.keep_draft();
        }
        let reply = self
            .companion
            .carry_out(action, answers, &moment, &Work::new());
        match reply {
            Ok(Reply::Went { to, message }) => {
                if sends {
                    self.drafted = Some((stop.clone(), answers.to_vec()));
                }
                self.go(to);
                if sends {
                    // What was sent does not stand there again.
                    self.left.remove(&stop);
                }
                self.told = message;
            }
            Ok(Reply::Asked { offer }) => {
                self.asked_first = Some((Box::new(offer), answers.to_vec()));
            }
            Ok(Reply::Refused { words, problems }) => {
                self.message = words;
                if let Some(shown) = &mut self.shown {
                    shown.refuse(problems);
                }
            }
            Ok(Reply::Hidden) => self.leaving = true,
            Err(refusal) => self.message = refusal.words,
        }
    }
}
