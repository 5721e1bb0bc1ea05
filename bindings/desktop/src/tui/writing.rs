//! Keys that write: into a form, into the crisis plan.

use ebb_core::crisis::{PlanDoor, PlanEdit};
use ebb_core::screens::{Action, Offer, Place, PlanAction};
use ratatui::crossterm::event::KeyCode;

use super::app::App;
use super::plan::{self, Row};
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

    /// A key on the row of the plan that is chosen. True where it meant something there.
    pub(super) fn plan_key(&mut self, c: char) -> bool {
        let Place::Plan { door } = self.place else {
            return false;
        };
        let screen = self.companion.plan(door, &self.moment());
        let rows = plan::rows(&screen);
        let Some(row) = rows.get(self.cursor).filter(|_| screen.can_edit) else {
            return false;
        };
        let edit = |edit| Action::Plan {
            change: PlanAction::Edit { edit },
        };
        match (c, row) {
            ('a', Row::Part(part) | Row::Line(part, _)) => {
                self.form = Some(form::write(part, &screen.labels));
            }
            ('f', row) => self.form = Some(form::person(row.section(), &screen.labels)),
            ('e', Row::Line(part, line)) => {
                self.form = Some(match &line.contact {
                    Some(contact) => form::change_person(contact, &screen.labels),
                    None => form::reword(part, line.entry.clone(), &screen.labels),
                });
            }
            ('x', Row::Line(_, line)) => {
                let id = line.entry.id.clone();
                self.confirm = Some(Offer {
                    action: edit(PlanEdit::RemoveEntry { id }),
                    label: screen.labels.remove.clone(),
                    detail: screen.labels.remove_detail.clone(),
                });
            }
            ('<' | '>', Row::Line(part, line)) => {
                let here = part
                    .entries
                    .iter()
                    .position(|other| other.entry.id == line.entry.id);
                let here = here.unwrap_or(0);
                let to = if c == '<' {
                    here.saturating_sub(1)
                } else {
                    (here + 1).min(part.entries.len() - 1)
                };
                self.cursor = self.cursor + to - here;
                let id = line.entry.id.clone();
                self.act(edit(PlanEdit::MoveEntry { id, to: to as u32 }));
            }
            ('m', Row::Line(_, line)) if screen.can_mark => {
                let (id, ahead) = (line.entry.id.clone(), !line.entry.ahead);
                self.act(edit(PlanEdit::Mark { id, ahead }));
            }
            _ => return false,
        }
        true
    }

    /// Asks where somebody is, at the crisis lines. True where the key meant that.
    pub(super) fn region_key(&mut self, c: char) -> bool {
        let Place::Lines { region } = &self.place else {
            return false;
        };
        if c == plan::REGION {
            let screen = self.companion.lines(region, &self.moment());
            self.form = Some(form::region(&screen));
        }
        c == plan::REGION
    }

    /// Opens what the chosen row names, shows a number large, or rewords it; begins a first plan.
    pub(super) fn plan_enter(&mut self, door: PlanDoor) {
        let screen = self.companion.plan(door, &self.moment());
        if screen.can_edit && !screen.empty.is_empty() {
            self.form = Some(form::first(&screen));
            return;
        }
        match plan::rows(&screen).get(self.cursor) {
            Some(Row::Line(_, line)) if line.opens.is_some() => {
                if let Some(offer) = &line.opens {
                    self.act(offer.action.clone());
                }
            }
            Some(Row::Line(_, line)) if !line.ways.is_empty() => {
                self.dialling = line.ways.clone();
            }
            Some(Row::Line(part, line)) if screen.can_edit => {
                self.form = Some(form::reword(part, line.entry.clone(), &screen.labels));
            }
            Some(Row::Part(part)) if screen.can_edit => {
                self.form = Some(form::write(part, &screen.labels));
            }
            _ => {}
        }
    }
}
