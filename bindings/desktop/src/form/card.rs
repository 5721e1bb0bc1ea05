//! Forms of the cards: one of one's own, a reason, other words, a tag.

use ebb_core::cards::CardText;
use ebb_core::screens::{Action, CardAction, CardLabels};

use super::{Form, Prompt, Purpose};

/// Steps that a new card has room for.
const STEPS: usize = 5;

impl Form {
    /// What the answers come to on a card.
    pub(super) fn of_card(&self) -> Option<Action> {
        let last = self.prompts.len().checked_sub(1)?;
        let text = |why| CardText {
            title: self.answer(0),
            when: self.answer(1),
            steps: (2..why)
                .map(|at| self.answer(at))
                .filter(|step| !step.is_empty())
                .collect(),
            why: self.answer(why),
        };
        let change = match &self.purpose {
            Purpose::WriteCard => CardAction::Write {
                text: text(last.checked_sub(1)?),
                feelings: self.answer(last),
            },
            Purpose::WriteReason => CardAction::WriteReason {
                title: self.answer(0),
                reason: self.answer(1),
            },
            Purpose::EditCard { id } => CardAction::Edit {
                id: id.clone(),
                text: text(last),
            },
            Purpose::Tag { id, tags } => {
                let tag = self.answer(0);
                CardAction::Tag {
                    id: id.clone(),
                    on: !tags.contains(&tag),
                    tag,
                }
            }
            _ => return None,
        };
        Some(Action::Card { change })
    }
}

/// Prompts for a card of one's own.
pub fn write_card(labels: &CardLabels) -> Form {
    let mut prompts = card_prompts(labels, &CardText::default());
    prompts.push(Prompt::new(&labels.ask_feelings, &labels.ask_feelings_hint));
    Form::new(Purpose::WriteCard, prompts)
}

/// Prompts for a reason.
pub fn write_reason(labels: &CardLabels) -> Form {
    let prompts = vec![
        Prompt::new(&labels.ask_title, &labels.not_read),
        Prompt::new(&labels.ask_reason, ""),
    ];
    Form::new(Purpose::WriteReason, prompts)
}

/// Prompts for other words, with those that stand there now.
pub fn edit_card(id: &str, text: &CardText, labels: &CardLabels) -> Form {
    let id = id.to_owned();
    Form::new(Purpose::EditCard { id }, card_prompts(labels, text))
}

/// A tag to put on, or to take off by naming it again.
pub fn tag_card(id: &str, tags: &[String], labels: &CardLabels) -> Form {
    let prompts = vec![Prompt::new(&labels.ask_tag, &tags.join(" · "))];
    let (id, tags) = (id.to_owned(), tags.to_vec());
    Form::new(Purpose::Tag { id, tags }, prompts)
}

fn card_prompts(labels: &CardLabels, text: &CardText) -> Vec<Prompt> {
    let mut prompts = vec![
        Prompt::new(&labels.ask_title, &labels.not_read).filled(&text.title),
        Prompt::new(&labels.ask_when, "").filled(&text.when),
    ];
    for at in 0..STEPS.max(text.steps.len() + 1) {
        let step = text.steps.get(at).map_or("", String::as_str);
        prompts.push(Prompt::new(&labels.ask_step, "").filled(step));
    }
    prompts.push(Prompt::new(&labels.ask_why, "").filled(&text.why));
    prompts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> CardText {
        CardText {
            title: "Halt".to_owned(),
            when: "At the door".to_owned(),
            steps: ["Stand", "Look", "Breathe out", "Wait", "Choose", "Go"]
                .map(str::to_owned)
                .to_vec(),
            why: "It buys time.".to_owned(),
        }
    }

    #[test]
    fn other_words_begin_with_all_that_stands_there_however_many_steps() {
        let labels = ebb_core::screens::CardLabels {
            write_own: String::new(),
            write_reason: String::new(),
            edit: String::new(),
            tag: String::new(),
            ask_title: String::new(),
            ask_when: String::new(),
            ask_step: String::new(),
            ask_why: String::new(),
            ask_reason: String::new(),
            ask_feelings: String::new(),
            ask_feelings_hint: String::new(),
            ask_tag: String::new(),
            not_read: String::new(),
        };
        let change = CardAction::Edit {
            id: "stop".to_owned(),
            text: text(),
        };
        let form = edit_card("stop", &text(), &labels);
        assert_eq!(form.action(), Some(Action::Card { change }));
    }
}
