//! What is being typed: one prompt after the other, and what the answers are for.

use ebb_core::content::TriggerKind;
use ebb_core::crisis::{Contact, ContactNumber, PlanDoor, PlanEdit, PlanEntry, PlanSection, sms};
use ebb_core::screens::{
    Action, PlanAction, PlanLabels, PlanPart, PlanScreen, RehearseScreen, TriggerAction,
    TriggerLabels, TriggersScreen,
};
use ebb_core::triggers::if_then::ResponseKind;
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
    /// A trigger.
    Trigger { kinds: Vec<TriggerKind> },
    /// A plan for the moment.
    IfThen { trigger: String },
    /// How sure somebody is of a plan.
    Confidence { plan: String },
    /// A trigger that was met.
    Met { trigger: String },
    /// The urge before a rehearsal.
    Rehearse { plan: String },
    /// What stands at the end of a rehearsal.
    Rehearsed { plan: String, urge_before: i32 },
    /// A day that may be hard.
    Day,
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

    /// What the answers come to; none where they make nothing.
    pub fn action(&self) -> Option<Action> {
        let plan = |change| Some(Action::Plan { change });
        match &self.purpose {
            Purpose::Pattern { minutes } => Some(Action::StartCustom {
                cycle: parse_cycle(&self.answer(0))?,
                duration_ms: i64::from(*minutes) * 60_000,
            }),
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
                contact: contact(&[0, 1, 2, 3, 4].map(|at| self.answer(at))),
                sections: vec![*section],
            }),
            Purpose::Trigger { .. }
            | Purpose::IfThen { .. }
            | Purpose::Met { .. }
            | Purpose::Confidence { .. } => self.of_map(),
            Purpose::Rehearse { .. } | Purpose::Rehearsed { .. } | Purpose::Day => self.of_map(),
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

impl Form {
    /// What the answers come to in the trigger map.
    fn of_map(&self) -> Option<Action> {
        let yes = |at| self.answer(at).to_lowercase().starts_with('y');
        let change = match &self.purpose {
            Purpose::Trigger { kinds } => {
                let number: usize = self.answer(0).parse().ok()?;
                TriggerAction::Write {
                    kind: *kinds.get(number.checked_sub(1)?)?,
                    name: self.answer(1),
                    thoughts: self.answer(2),
                    usual_response: self.answer(3),
                }
            }
            Purpose::IfThen { trigger } => TriggerAction::Plan {
                trigger: trigger.clone(),
                situation: self.answer(0),
                response: self.answer(1),
                kind: match self.answer(2).as_str() {
                    "" => ResponseKind::Substitution,
                    number => {
                        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
                        *ResponseKind::ALL.get(at)?
                    }
                },
            },
            Purpose::Confidence { plan } => TriggerAction::Confidence {
                id: plan.clone(),
                value: rating(&self.answer(0))??,
            },
            Purpose::Met { trigger } => TriggerAction::Met {
                id: trigger.clone(),
                strength: rating(&self.answer(0))?,
                acted: yes(1),
            },
            Purpose::Rehearse { plan } => TriggerAction::Rehearse {
                plan: plan.clone(),
                urge: rating(&self.answer(0))??,
            },
            Purpose::Rehearsed { plan, urge_before } => TriggerAction::Rehearsed {
                plan: plan.clone(),
                urge_before: *urge_before,
                urge_after: rating(&self.answer(1))?,
                what_worked: self.answer(0),
                made_worse: false,
            },
            Purpose::Day => TriggerAction::Day {
                situation: self.answer(0),
                day: self.answer(1),
                what_i_will_do: self.answer(2),
                who_knows: self.answer(3),
                how_i_leave: self.answer(4),
            },
            _ => return None,
        };
        Some(Action::Trigger { change })
    }
}

/// A number, or nothing where nothing was typed; none where it is no number.
#[expect(
    clippy::option_option,
    reason = "no answer is one thing, no number another"
)]
fn rating(typed: &str) -> Option<Option<i32>> {
    if typed.is_empty() {
        return Some(None);
    }
    typed.parse().ok().map(Some)
}

/// Prompts for a trigger: its kind by number, then words.
pub fn trigger(screen: &TriggersScreen) -> Form {
    let words = &screen.labels;
    let kinds: Vec<String> = (1..)
        .zip(&screen.kinds)
        .map(|(number, kind)| format!("{number} {}", kind.label))
        .collect();
    let suggestions = screen
        .kinds
        .iter()
        .filter_map(|kind| kind.suggestions.first());
    let suggestions: Vec<_> = suggestions.map(String::as_str).collect();
    let prompts = vec![
        Prompt::new(&words.write, &kinds.join("   ")),
        Prompt::new(&words.own_words, &suggestions.join(" · ")),
        Prompt::new(&words.thoughts, &screen.nobody_reads),
        Prompt::new(&words.usual_response, ""),
    ];
    let kinds = screen.kinds.iter().map(|kind| kind.kind).collect();
    Form::new(Purpose::Trigger { kinds }, prompts)
}

/// Prompts for a plan for the moment.
pub fn if_then(trigger: &str, words: &TriggerLabels) -> Form {
    let kinds: Vec<String> = (1..)
        .zip(&words.kinds)
        .map(|(number, kind)| format!("{number} {kind}"))
        .collect();
    let prompts = vec![
        Prompt::new(&words.situation, &words.situation_hint),
        Prompt::new(&words.response, &words.response_hint),
        Prompt::new(&words.kind, &kinds.join("   ")),
    ];
    let trigger = trigger.to_owned();
    Form::new(Purpose::IfThen { trigger }, prompts)
}

/// Prompts for a trigger that was met.
pub fn met(trigger: &str, words: &TriggerLabels) -> Form {
    let prompts = vec![
        Prompt::new(&words.how_strong, ""),
        Prompt::new(&words.acted, ""),
    ];
    let trigger = trigger.to_owned();
    Form::new(Purpose::Met { trigger }, prompts)
}

/// How sure somebody is of a plan.
pub fn confidence(plan: &str, words: &TriggerLabels) -> Form {
    let prompts = vec![Prompt::new(&words.confidence_question, "0 - 10")];
    let plan = plan.to_owned();
    Form::new(Purpose::Confidence { plan }, prompts)
}

/// The urge before a rehearsal.
pub fn rehearse(plan: &str, words: &TriggerLabels) -> Form {
    let prompts = vec![Prompt::new(&words.urge_before, "0 - 10")];
    let plan = plan.to_owned();
    Form::new(Purpose::Rehearse { plan }, prompts)
}

/// The end of a rehearsal: coping that worked, and the urge once more.
pub fn rehearsed(plan: &str, urge_before: i32, screen: &RehearseScreen) -> Form {
    let prompts = vec![
        Prompt::new(&screen.what_worked, &screen.worked.join(" · ")),
        Prompt::new(&screen.urge_after, "0 - 10"),
    ];
    let plan = plan.to_owned();
    Form::new(Purpose::Rehearsed { plan, urge_before }, prompts)
}

/// Prompts for a day that may be hard.
pub fn day(words: &TriggerLabels) -> Form {
    let prompts = vec![
        Prompt::new(&words.day_situation, ""),
        Prompt::new(&words.day_when, &words.day_when_hint),
        Prompt::new(&words.what_i_will_do, ""),
        Prompt::new(&words.who_knows, ""),
        Prompt::new(&words.how_i_leave, &words.how_i_leave_hint),
    ];
    Form::new(Purpose::Day, prompts)
}

/// A person from name, relation, number, when to reach them, and whether night calls are fine.
pub fn contact([name, relation, number, reach, night]: &[String; 5]) -> Contact {
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

/// Prompts for a new line in a part.
pub fn write(part: &PlanPart, words: &PlanLabels) -> Form {
    let directions = matches!(part.section, PlanSection::Distraction | PlanSection::WayOut);
    let mut prompts = vec![
        Prompt::new(&part.title, &part.hint),
        Prompt::new(&words.opens, &words.opens_hint),
    ];
    if directions {
        prompts.push(Prompt::new(&words.directions, ""));
    }
    let section = part.section;
    Form::new(Purpose::Write { section }, prompts)
}

/// Prompts for other words in a line.
pub fn reword(part: &PlanPart, entry: PlanEntry, words: &PlanLabels) -> Form {
    let prompts = vec![
        Prompt {
            text: entry.text.clone(),
            ..Prompt::new(&part.title, &part.hint)
        },
        Prompt {
            text: entry.directions.clone(),
            ..Prompt::new(&words.directions, "")
        },
    ];
    Form::new(Purpose::Reword { entry }, prompts)
}

/// Prompts for a person.
pub fn person(section: PlanSection, words: &PlanLabels) -> Form {
    let prompts = vec![
        Prompt::new(&words.name, ""),
        Prompt::new(&words.relation, ""),
        Prompt::new(&words.number, &words.number_hint),
        Prompt::new(&words.reach, ""),
        Prompt::new(&words.night, &words.night_hint),
    ];
    Form::new(Purpose::Person { section }, prompts)
}

/// Prompts for a first plan, which takes a minute.
pub fn first(screen: &PlanScreen) -> Form {
    let words = &screen.labels;
    let hint = |at: usize| screen.parts.get(at).map_or("", |part| part.hint.as_str());
    let prompts = vec![
        Prompt::new(&words.first_sign, hint(0)),
        Prompt::new(&words.first_helps, ""),
        Prompt::new(&words.first_name, ""),
        Prompt::new(&words.first_number, &words.number_hint),
    ];
    let door = screen.door;
    Form::new(Purpose::FirstPlan { door }, prompts)
}

/// True for what is done only after a second word.
pub fn asks_twice(action: &Action) -> bool {
    let replaces = PlanAction::AllowReplacing;
    matches!(action, Action::Delete { .. })
        || matches!(action, Action::Plan { change } if *change == replaces)
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
