//! What is being typed: one prompt after the other, and what the answers are for.

use ebb_core::crisis::{Contact, ContactNumber, PlanDoor, PlanEdit, PlanEntry, PlanSection, sms};
use ebb_core::screens::{Action, PlanAction};
use ratatui::crossterm::event::KeyCode;

use crate::cli::parse_cycle;

/// Longest answer, in characters.
const LONGEST: usize = 300;

/// What the answers become.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A breathing pattern, for some minutes.
    Pattern { minutes: i32 },
    /// A new line of the plan.
    Write { section: PlanSection },
    /// Other words for a line of the plan.
    Reword { entry: PlanEntry },
    /// A person for a part of the plan.
    Person { section: PlanSection },
    /// A first plan.
    FirstPlan { door: PlanDoor },
}

/// One prompt.
#[derive(Debug, Clone)]
pub struct Prompt {
    pub label: String,
    pub hint: String,
    /// What stands there already.
    pub text: String,
}

impl Prompt {
    pub fn new(label: &str, hint: &str) -> Self {
        Self {
            label: label.to_owned(),
            hint: hint.to_owned(),
            text: String::new(),
        }
    }
}

/// Prompts that are answered from the first to the last.
#[derive(Debug, Clone)]
pub struct Form {
    pub prompts: Vec<Prompt>,
    /// The one that is being answered.
    pub at: usize,
    purpose: Purpose,
}

/// What a key comes to.
#[derive(Debug, PartialEq)]
pub enum Typed {
    /// Go on typing.
    On,
    /// It was left.
    Left,
    /// All is answered.
    Done(Action),
    /// The answers make nothing.
    Refused,
}

impl Form {
    pub fn new(purpose: Purpose, prompts: Vec<Prompt>) -> Self {
        Self {
            prompts,
            at: 0,
            purpose,
        }
    }

    /// Takes one key. Pasted text comes as keys too: control characters are left out.
    pub fn key(&mut self, code: KeyCode) -> Typed {
        let last = self.at + 1 >= self.prompts.len();
        let Some(prompt) = self.prompts.get_mut(self.at) else {
            return Typed::Left;
        };
        match code {
            KeyCode::Esc => return Typed::Left,
            KeyCode::Up => self.at = self.at.saturating_sub(1),
            KeyCode::Enter if !last => self.at += 1,
            KeyCode::Enter => return self.action().map_or(Typed::Refused, Typed::Done),
            KeyCode::Backspace => drop(prompt.text.pop()),
            KeyCode::Char(c) if !c.is_control() && prompt.text.chars().count() < LONGEST => {
                prompt.text.push(c);
            }
            _ => {}
        }
        Typed::On
    }

    fn answer(&self, at: usize) -> String {
        self.prompts
            .get(at)
            .map_or_else(String::new, |prompt| prompt.text.trim().to_owned())
    }

    fn action(&self) -> Option<Action> {
        let plan = |change| Some(Action::Plan { change });
        match &self.purpose {
            Purpose::Pattern { minutes } => Some(Action::StartCustom {
                cycle: parse_cycle(&self.answer(0))?,
                duration_ms: i64::from(*minutes) * 60_000,
            }),
            Purpose::Write { section } => plan(PlanAction::Write {
                section: *section,
                text: self.answer(0),
                directions: self.answer(1),
                opens: None,
            }),
            Purpose::Reword { entry } => plan(PlanAction::Edit {
                edit: PlanEdit::ChangeEntry {
                    entry: PlanEntry {
                        text: self.answer(0),
                        directions: self.answer(1),
                        ..entry.clone()
                    },
                },
            }),
            Purpose::Person { section } => plan(PlanAction::AddPerson {
                contact: person(&[0, 1, 2, 3, 4].map(|at| self.answer(at))),
                sections: vec![*section],
            }),
            Purpose::FirstPlan { door } => plan(PlanAction::Begin {
                door: *door,
                sign: self.answer(0),
                helps: self.answer(1),
                name: self.answer(2),
                number: self.answer(3),
            }),
        }
    }
}

/// A person from name, relation, number, when to reach them, and whether night calls are fine.
pub fn person([name, relation, number, reach, night]: &[String; 5]) -> Contact {
    let typed = number.trim().to_owned();
    let text = sms(&typed).is_ok();
    let numbers = (!typed.is_empty()).then_some(ContactNumber {
        typed,
        call: true,
        text,
    });
    Contact {
        id: String::new(),
        name: name.trim().to_owned(),
        relation: relation.trim().to_owned(),
        numbers: numbers.into_iter().collect(),
        reach: reach.trim().to_owned(),
        at_night: night.trim().to_lowercase().starts_with('y'),
        ahead: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(form: &mut Form, text: &str) -> Typed {
        text.chars().fold(Typed::On, |_, c| {
            form.key(match c {
                '\n' => KeyCode::Enter,
                c => KeyCode::Char(c),
            })
        })
    }

    fn first_plan() -> Form {
        let prompts = ["sign", "helps", "name", "number"].map(|label| Prompt::new(label, ""));
        let door = PlanDoor::MightUse;
        Form::new(Purpose::FirstPlan { door }, prompts.to_vec())
    }

    #[test]
    fn a_first_plan_is_four_answers() {
        let done = typed(&mut first_plan(), "I pace\nwalk\nSam\n030 12\n");
        let change = PlanAction::Begin {
            door: PlanDoor::MightUse,
            sign: "I pace".to_owned(),
            helps: "walk".to_owned(),
            name: "Sam".to_owned(),
            number: "030 12".to_owned(),
        };
        assert_eq!(done, Typed::Done(Action::Plan { change }));
    }

    #[test]
    fn an_answer_can_be_gone_back_to_and_left() {
        let mut form = first_plan();
        typed(&mut form, "a\nb");
        form.key(KeyCode::Up);
        form.key(KeyCode::Backspace);
        assert_eq!(form.prompts[0].text, "");
        assert_eq!(form.prompts[1].text, "b");
        assert_eq!(form.key(KeyCode::Esc), Typed::Left);
    }

    #[test]
    fn what_is_no_pattern_is_refused_and_stays() {
        let purpose = Purpose::Pattern { minutes: 3 };
        let mut form = Form::new(purpose, vec![Prompt::new("pattern", "")]);
        assert_eq!(typed(&mut form, "4-x\n"), Typed::Refused);
        assert_eq!(form.prompts[0].text, "4-x");
    }

    #[test]
    fn control_characters_of_pasted_text_are_left_out() {
        let mut form = first_plan();
        typed(&mut form, "a\u{7}\u{1b}b");
        assert_eq!(form.prompts[0].text, "ab");
    }
}
