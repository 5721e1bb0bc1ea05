//! What is being typed: one prompt after the other, and what the answers are for.

mod plan;

use ebb_core::crisis::{Contact, PlanDoor, PlanEdit, PlanEntry, PlanSection};
use ebb_core::screens::{Action, Place, PlanAction};
use ebb_core::store::LONGEST_TEXT;
use ratatui::crossterm::event::KeyCode;

pub use plan::{change_person, changed, contact, first, numbers, person, region, reword, write};

/// What the answers become.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A new line of the plan.
    Write { section: PlanSection },
    /// Other words for a line of the plan.
    Reword { entry: PlanEntry },
    /// A person for a part of the plan.
    Person { section: PlanSection },
    /// A person who is there already.
    ChangePerson { contact: Box<Contact> },
    /// A first plan.
    FirstPlan { door: PlanDoor },
    /// A region whose lines are looked for.
    Region,
}

/// One prompt.
#[derive(Debug, Clone)]
pub struct Prompt {
    pub label: String,
    pub hint: String,
    /// Said where the answer makes nothing; the hint where this is empty.
    pub refused: String,
    /// What stands there already.
    pub text: String,
}

impl Prompt {
    pub fn new(label: &str, hint: &str) -> Self {
        Self {
            label: label.to_owned(),
            hint: hint.to_owned(),
            refused: String::new(),
            text: String::new(),
        }
    }

    /// True where so many more characters fit; how many that are is the core's to say.
    pub fn has_room(&self, more: usize) -> bool {
        fits(self.text.chars().count() + more)
    }
}

/// True where an answer of so many characters is not too long.
pub fn fits(characters: usize) -> bool {
    i32::try_from(characters).is_ok_and(|characters| characters <= LONGEST_TEXT)
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
    /// No more fits into this answer.
    Full,
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
            KeyCode::Char(c) if !c.is_control() => {
                if !prompt.has_room(1) {
                    return Typed::Full;
                }
                prompt.text.push(c);
            }
            _ => {}
        }
        Typed::On
    }

    /// What to say where the answers make nothing.
    pub fn refused(&self) -> &str {
        self.prompts.get(self.at).map_or("", |prompt| {
            if prompt.refused.is_empty() {
                &prompt.hint
            } else {
                &prompt.refused
            }
        })
    }

    fn answer(&self, at: usize) -> String {
        self.prompts
            .get(at)
            .map_or_else(String::new, |prompt| prompt.text.trim().to_owned())
    }

    fn person(&self) -> Contact {
        contact(&[0, 1, 2, 3, 4, 5].map(|at| self.answer(at)))
    }

    /// What the answers come to; none where they make nothing.
    pub fn action(&self) -> Option<Action> {
        let plan = |change| Some(Action::Plan { change });
        match &self.purpose {
            Purpose::Write { section } => plan(PlanAction::Write {
                section: *section,
                text: self.answer(0),
                opens: self.answer(1),
                directions: self.answer(2),
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
                contact: self.person(),
                sections: vec![*section],
            }),
            Purpose::ChangePerson { contact } => plan(PlanAction::Edit {
                edit: PlanEdit::ChangeContact {
                    contact: changed(contact, self.person()),
                },
            }),
            Purpose::Region => Some(Action::Go {
                place: Place::Lines {
                    region: self.answer(0),
                },
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

/// True for what is done only after a second word.
pub fn asks_twice(action: &Action) -> bool {
    match action {
        Action::Plan { change } => matches!(
            change,
            PlanAction::AllowReplacing
                | PlanAction::Edit {
                    edit: PlanEdit::RemoveEntry { .. }
                }
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ebb_core::crisis::ContactNumber;

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
    fn what_is_gone_for_good_is_asked_about_twice() {
        let edit = PlanEdit::RemoveEntry {
            id: "id".to_owned(),
        };
        for change in [PlanAction::Edit { edit }, PlanAction::AllowReplacing] {
            assert!(asks_twice(&Action::Plan { change }));
        }
        assert!(!asks_twice(&Action::StartRide));
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
    fn a_person_who_is_changed_stays_the_same_one_with_every_number() {
        let numbers = ["030 1", "030 2", "030 3"].map(|typed| ContactNumber {
            typed: typed.to_owned(),
            call: typed != "030 1",
            text: true,
        });
        let before = Contact {
            id: "sam".to_owned(),
            ahead: true,
            numbers: numbers.to_vec(),
            ..contact(&["Sam", "", "", "", "evenings", "y"].map(str::to_owned))
        };
        let prompts = ["Sam", "sister", "030 1", "030 9", "", "n"].map(|text| Prompt {
            text: text.to_owned(),
            ..Prompt::new("", "")
        });
        let purpose = Purpose::ChangePerson {
            contact: Box::new(before),
        };
        let Some(Action::Plan {
            change:
                PlanAction::Edit {
                    edit: PlanEdit::ChangeContact { contact },
                },
        }) = Form::new(purpose, prompts.to_vec()).action()
        else {
            panic!("a change")
        };
        let typed: Vec<_> = contact.numbers.iter().map(|n| n.typed.as_str()).collect();
        assert_eq!(typed, ["030 1", "030 9", "030 3"]);
        assert!(!contact.numbers[0].call, "a number for texts stays one");
        assert!(contact.id == "sam" && contact.ahead && !contact.at_night);
    }

    #[test]
    fn an_answer_holds_what_the_core_keeps_and_says_when_it_is_full() {
        let mut form = first_plan();
        let most = usize::try_from(LONGEST_TEXT).unwrap();
        assert_eq!(typed(&mut form, &"ü".repeat(most)), Typed::On);
        assert_eq!(form.key(KeyCode::Char('x')), Typed::Full);
        assert_eq!(form.prompts[0].text.chars().count(), most);
        form.key(KeyCode::Backspace);
        assert_eq!(form.key(KeyCode::Char('x')), Typed::On);
    }

    #[test]
    fn control_characters_of_pasted_text_are_left_out() {
        let mut form = first_plan();
        typed(&mut form, "a\u{7}\u{1b}b");
        assert_eq!(form.prompts[0].text, "ab");
    }
}
