//! Places that are pages: the page of the present one, and what its keys come to.

use ebb_core::page::{Action, Answer, Message, Offer, Place, Reply, Target};
use ebb_core::store::Work;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::App;
use super::page::{Meant, Shown};

impl App<'_> {
    /// Takes the page of the present place up, where it is one.
    pub(super) fn look(&mut self) {
        let place = Place::from(self.place.clone());
        if !matches!(self.place, ebb_core::screens::Place::Of { .. }) {
            self.shown = None;
            return;
        }
        let moment = self.moment();
        match &mut self.shown {
            None => {
                let page = self.companion.page(&place, &[], &moment);
                self.arrived(page, None);
            }
            Some(shown) => {
                let answers = shown.answers(&moment);
                let page = self.companion.page(&place, &answers, &moment);
                if page.place.stop() == place.stop() {
                    shown.refreshed(page);
                } else {
                    self.arrived(page, None);
                }
            }
        }
    }

    /// At a page; another one than was asked for, where that one is gone.
    fn arrived(&mut self, page: ebb_core::page::Page, message: Option<Message>) {
        let place = page.place.clone();
        if place != Place::from(self.place.clone()) {
            self.trail.pop();
            self.trail = ebb_core::page::went(std::mem::take(&mut self.trail), place.clone());
            self.place = place.into();
        }
        let is_page = matches!(self.place, ebb_core::screens::Place::Of { .. });
        self.shown = is_page.then(|| Shown::new(page, message));
    }

    /// A key on a page. False where somebody is at none.
    pub(super) fn page_key(&mut self, key: KeyEvent) -> bool {
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
        if control && !shown.is_typing() && !sends || key.code == KeyCode::Char('z') && control {
            return false;
        }
        // A key that only moves may be held.
        if let KeyCode::Char(c) = key.code
            && !matches!(c, 'j' | 'J' | 'k' | 'K')
            && !shown.is_typing()
            && !self.steady.is_a_touch(c, std::time::Instant::now())
        {
            return true;
        }
        let meant = shown.key(key);
        self.message.clear();
        self.mean(meant, key)
    }

    /// A paste: text in a field, and nothing anywhere else.
    pub(super) fn paste(&mut self, text: &str) {
        let meant = match &mut self.shown {
            Some(shown) => shown.paste(text),
            None => Meant::Nothing,
        };
        if meant == Meant::Nothing {
            let words = &ebb_core::content::content("en").pages.host;
            self.message.clone_from(&words.nothing_to_paste_into);
        } else {
            let key = KeyEvent::new(KeyCode::Null, KeyModifiers::NONE);
            self.mean(meant, key);
        }
    }

    fn mean(&mut self, meant: Meant, key: KeyEvent) -> bool {
        match meant {
            Meant::Here => {}
            Meant::AskAgain => self.look(),
            Meant::Go(place) => self.go(place.into()),
            Meant::Choose(offer) => self.choose(*offer),
            Meant::Back => self.back_on_trail(),
            Meant::Full(longest) => {
                let words = &ebb_core::content::content("en").pages.host.is_full;
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
            KeyCode::Char('?') => self.help = true,
            // What the first page offers opens from everywhere.
            KeyCode::Char(c) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.first_page_key(c.to_ascii_lowercase());
            }
            _ => return false,
        }
        true
    }

    fn choose(&mut self, offer: Offer) {
        let answers = match &self.shown {
            Some(shown) if shown.form().is_some_and(|form| form.submit == offer) => {
                let form = shown.form().map(|form| form.fields.clone());
                let (answers, problems) = shown
                    .entry
                    .answers(&form.unwrap_or_default(), &self.moment());
                if !problems.is_empty() {
                    let words = &ebb_core::content::content("en").pages.forms.look_again;
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
            Target::Go { place } => self.go(place.clone().into()),
            Target::Act { action } => self.carry_out(action, answers),
        }
    }

    fn carry_out(&mut self, action: &Action, answers: &[Answer]) {
        let moment = self.moment();
        let reply = self
            .companion
            .carry_out(action, answers, &moment, &Work::new());
        match reply {
            Ok(Reply::Went { to, message }) => {
                self.go(to.into());
                match (message, &mut self.shown) {
                    (Some(message), Some(shown)) => {
                        let page = shown.page.clone();
                        self.shown = Some(Shown::new(page, Some(message)));
                    }
                    (Some(message), None) => self.message = message.words,
                    (None, _) => {}
                }
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
            Ok(Reply::Hidden) => self.go(ebb_core::screens::Place::Hidden),
            Err(refusal) => self.message = refusal.words,
        }
    }

    /// Back to where one came from; from the first place of the trail, to what lies above.
    fn back_on_trail(&mut self) {
        let up = self.shown.as_ref().and_then(|shown| shown.page.up.clone());
        self.trail.pop();
        let to = self.trail.last().cloned().or(up);
        if let Some(place) = to {
            self.go(place.into());
        }
    }
}
