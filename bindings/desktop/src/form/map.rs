//! Forms of the trigger map: a trigger, a plan for the moment, a rehearsal, a day ahead.

use ebb_core::screens::{
    Action, IfThenLine, RehearseScreen, TriggerAction, TriggerLabels, TriggerLine, TriggersScreen,
};
use ebb_core::triggers::if_then::ResponseKind;

use super::{Form, Prompt, Purpose};

impl Form {
    /// What the answers come to in the trigger map.
    pub(super) fn of_map(&self) -> Option<Action> {
        let yes = |at| self.answer(at).to_lowercase().starts_with('y');
        let change = match &self.purpose {
            Purpose::Trigger { kinds, id } => {
                let number: usize = self.answer(0).parse().ok()?;
                let kind = *kinds.get(number.checked_sub(1)?)?;
                let [name, thoughts, usual_response] = [1, 2, 3].map(|at| self.answer(at));
                match id.clone() {
                    None => TriggerAction::Write {
                        kind,
                        name,
                        thoughts,
                        usual_response,
                    },
                    Some(id) => TriggerAction::Change {
                        id,
                        kind,
                        name,
                        thoughts,
                        usual_response,
                    },
                }
            }
            Purpose::IfThen { trigger } => TriggerAction::Plan {
                trigger: trigger.clone(),
                situation: self.answer(0),
                response: self.answer(1),
                kind: self.kind_of_response()?,
                opens: self.answer(3),
            },
            Purpose::ChangeIfThen { plan } => TriggerAction::ChangePlan {
                id: plan.clone(),
                situation: self.answer(0),
                response: self.answer(1),
                kind: self.kind_of_response()?,
                opens: self.answer(3),
            },
            Purpose::Confidence { plan } => TriggerAction::Confidence {
                id: plan.clone(),
                value: rating(&self.answer(0))??,
            },
            Purpose::Met { trigger } => TriggerAction::Met {
                id: trigger.clone(),
                strength: rating(&self.answer(0))?,
                acted: yes(1),
                at: None,
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

    fn kind_of_response(&self) -> Option<ResponseKind> {
        match self.answer(2).as_str() {
            "" => Some(ResponseKind::Substitution),
            number => {
                let at = number.parse::<usize>().ok()?.checked_sub(1)?;
                ResponseKind::ALL.get(at).copied()
            }
        }
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
    Form::new(Purpose::Trigger { kinds, id: None }, prompts)
}

/// Prompts for a trigger that is there, with what is kept of it.
pub fn change_trigger(screen: &TriggersScreen, line: &TriggerLine) -> Form {
    let mut form = trigger(screen);
    let kind = numbered(screen.kinds.iter().position(|of| of.kind == line.of_kind));
    let kept = [&kind, &line.name, &line.thoughts, &line.usual_response];
    keep_in(&mut form, kept);
    let kinds = screen.kinds.iter().map(|kind| kind.kind).collect();
    let id = Some(line.id.clone());
    Form::new(Purpose::Trigger { kinds, id }, form.prompts)
}

/// Prompts for a plan for the moment.
pub fn if_then(trigger: &str, words: &TriggerLabels) -> Form {
    let kinds: Vec<String> = (1..)
        .zip(&words.kinds)
        .map(|(number, kind)| format!("{number} {kind}"))
        .collect();
    let prompts = vec![
        Prompt::new(
            &words.situation,
            &format!("{} {}", words.situation_hint, words.nobody_reads),
        ),
        Prompt::new(&words.response, &words.response_hint),
        Prompt::new(&words.kind, &kinds.join("   ")),
        Prompt::new(&words.opens, &words.opens_hint),
    ];
    let trigger = trigger.to_owned();
    Form::new(Purpose::IfThen { trigger }, prompts)
}

/// Prompts for a plan that is there, with what is kept of it.
pub fn change_if_then(plan: &IfThenLine, words: &TriggerLabels) -> Form {
    let mut form = if_then("", words);
    let kind = numbered(ResponseKind::ALL.iter().position(|kind| *kind == plan.kind));
    keep_in(
        &mut form,
        [&plan.situation, &plan.response, &kind, &plan.tool],
    );
    let plan = plan.id.clone();
    Form::new(Purpose::ChangeIfThen { plan }, form.prompts)
}

/// The number that stands before the choice at this place of a list.
fn numbered(at: Option<usize>) -> String {
    at.map_or_else(String::new, |at| (at + 1).to_string())
}

/// Puts what is kept into the prompts, from the first on.
fn keep_in<const N: usize>(form: &mut Form, kept: [&String; N]) {
    for (prompt, kept) in form.prompts.iter_mut().zip(kept) {
        kept.clone_into(&mut prompt.text);
    }
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
        Prompt::new(&words.day_situation, &words.nobody_reads),
        Prompt::new(&words.day_when, &words.day_when_hint),
        Prompt::new(&words.what_i_will_do, ""),
        Prompt::new(&words.who_knows, ""),
        Prompt::new(&words.how_i_leave, &words.how_i_leave_hint),
    ];
    Form::new(Purpose::Day, prompts)
}
