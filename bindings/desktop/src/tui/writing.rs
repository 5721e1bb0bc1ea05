//! Keys that write: into a form, into the trigger map.

use ebb_core::screens::{Action, Place};
use ratatui::crossterm::event::KeyCode;
use ratatui::text::Line;

use super::app::App;
use super::draw::Page;
use super::style::Styles;
use super::triggers::{self, Meant};
use crate::form::{self, Form, Typed};

impl App<'_> {
    pub(super) fn type_on(&mut self, mut form: Form, code: KeyCode) {
        let place = Place::Emergency;
        // Nobody begins a line with it, and an emergency is one key away from here too.
        if code == KeyCode::Char('!') && form.prompts[form.at].text.is_empty() {
            return self.act(Action::Go { place });
        }
        match form.key(code) {
            Typed::On => {
                self.message.clear();
                self.form = Some(form);
            }
            Typed::Full => {
                self.message = self.companion.text_limit(&self.moment()).full;
                self.form = Some(form);
            }
            Typed::Left => self.message.clear(),
            Typed::Refused => {
                self.message = form.refused().to_owned();
                self.form = Some(form);
            }
            Typed::Done(action) => {
                self.act(action);
                // What was typed is not lost where it makes no sense yet.
                self.form = (!self.message.is_empty()).then_some(form);
            }
        }
    }

    /// A key on the trigger map. True where it meant something there.
    pub(super) fn map_key(&mut self, c: char) -> bool {
        if self.place != Place::Triggers || self.companion.is_locked() {
            return false;
        }
        let screen = self.companion.triggers(&self.moment());
        match triggers::key(&screen, self.cursor, c) {
            Some(Meant::Form(form)) => self.form = Some(form),
            Some(Meant::Do(offer)) if form::asks_twice(&offer.action) => self.confirm = Some(offer),
            Some(Meant::Do(offer)) => self.act(offer.action),
            None => return false,
        }
        true
    }
}

/// The form that is being filled in.
pub fn page(form: &Form, styles: Styles) -> Page {
    let mut body = Vec::new();
    for (index, prompt) in form.prompts.iter().enumerate() {
        let open = index == form.at;
        let label = if open {
            styles.strong()
        } else {
            styles.quiet()
        };
        body.push(Line::styled(prompt.label.clone(), label));
        let end = if open { "_" } else { "" };
        body.push(Line::raw(format!("  {}{end}", prompt.text)));
        if open && !prompt.hint.is_empty() {
            body.push(Line::styled(format!("  {}", prompt.hint), styles.quiet()));
        }
    }
    Page {
        at: form.at * 2,
        body,
        ..Page::default()
    }
}
