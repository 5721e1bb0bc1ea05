//! Forms about reminders: what for and when, until when, boosters and their appointments.

use ebb_core::reminders::ReminderKind;
use ebb_core::screens::{
    Action, BoosterCard, BoosterLine, ReminderAction, ReminderLabels, RuleLine,
};

use super::{Form, Prompt, Purpose};

/// What the answers become.
#[derive(Debug, Clone, PartialEq)]
pub enum RemindPurpose {
    /// A new reminder.
    Add,
    /// Other times or other words.
    Change { id: String },
    /// Put off.
    SnoozeUntil { occurrence: String },
    /// At another time.
    Move { occurrence: String },
    /// Boosters.
    Boosters,
    /// Other months, or other times to prepare.
    ChangeBoosters { id: String },
    /// An appointment.
    Appointment { id: String, months: i32 },
    /// A neutral word.
    Word,
}

impl Form {
    /// What the answers come to among reminders.
    pub(super) fn of_reminders(&self, purpose: &RemindPurpose) -> Option<Action> {
        let change = match purpose {
            RemindPurpose::Add => {
                let number: usize = self.answer(0).parse().ok()?;
                ReminderAction::Add {
                    kind: *ReminderKind::ALL.get(number.checked_sub(1)?)?,
                    when: self.answer(1),
                    title: self.answer(2),
                    zone: String::new(),
                    quiet: String::new(),
                }
            }
            RemindPurpose::Change { id } => ReminderAction::Change {
                id: id.clone(),
                when: self.answer(0),
                title: self.answer(1),
            },
            RemindPurpose::SnoozeUntil { occurrence } => ReminderAction::SnoozeUntil {
                occurrence: occurrence.clone(),
                when: self.answer(0),
            },
            RemindPurpose::Move { occurrence } => ReminderAction::MoveOne {
                occurrence: occurrence.clone(),
                when: self.answer(0),
            },
            RemindPurpose::Boosters => ReminderAction::PlanBoosters {
                ended: self.answer(0),
                months: self.answer(1),
                prepare: self.answer(2),
            },
            RemindPurpose::ChangeBoosters { id } => ReminderAction::ChangeBoosters {
                id: id.clone(),
                months: self.answer(0),
                prepare: self.answer(1),
            },
            RemindPurpose::Appointment { id, months } => ReminderAction::Appointment {
                id: id.clone(),
                months: *months,
                when: self.answer(0),
            },
            RemindPurpose::Word => ReminderAction::NeutralWord {
                word: self.answer(0),
            },
        };
        Some(Action::Reminder { change })
    }
}

fn form(purpose: RemindPurpose, prompts: Vec<Prompt>) -> Form {
    Form::new(Purpose::Remind(purpose), prompts)
}

fn with_text(mut prompt: Prompt, text: &str) -> Prompt {
    text.clone_into(&mut prompt.text);
    prompt
}

/// A new reminder: what for, when, in which words.
pub fn add_reminder(words: &ReminderLabels) -> Form {
    let kinds: Vec<_> = (1..)
        .zip(&words.kinds)
        .map(|(number, kind)| format!("{number} {kind}"))
        .collect();
    let prompts = vec![
        Prompt::new(&words.kind, &kinds.join(" · ")),
        Prompt::new(&words.when, &words.when_hint),
        Prompt::new(&words.name, ""),
    ];
    form(RemindPurpose::Add, prompts)
}

/// Other times or other words for a reminder; as they are, they stand there.
pub fn change_reminder(rule: &RuleLine, words: &ReminderLabels) -> Form {
    let prompts = vec![
        with_text(Prompt::new(&words.when, &words.when_hint), &rule.when),
        with_text(Prompt::new(&words.name, ""), &rule.title),
    ];
    let id = rule.id.clone();
    form(RemindPurpose::Change { id }, prompts)
}

/// Until when to put one off.
pub fn snooze_until(occurrence: &str, words: &ReminderLabels) -> Form {
    let occurrence = occurrence.to_owned();
    let prompts = vec![Prompt::new(&words.snooze_until, &words.snooze_hint)];
    form(RemindPurpose::SnoozeUntil { occurrence }, prompts)
}

/// To which time to move one.
pub fn move_one(occurrence: &str, words: &ReminderLabels) -> Form {
    let occurrence = occurrence.to_owned();
    let prompts = vec![Prompt::new(&words.move_one, &words.move_hint)];
    form(RemindPurpose::Move { occurrence }, prompts)
}

/// Boosters after the end of treatment.
pub fn boosters(words: &ReminderLabels) -> Form {
    let prompts = vec![
        Prompt::new(&words.ended, &words.ended_hint),
        with_text(Prompt::new(&words.months, ""), &words.months_hint),
        with_text(Prompt::new(&words.prepare, ""), &words.prepare_hint),
    ];
    form(RemindPurpose::Boosters, prompts)
}

/// Other months, or other times to prepare; as they are, they stand there.
pub fn change_boosters(card: &BoosterCard, words: &ReminderLabels) -> Form {
    let prompts = vec![
        with_text(Prompt::new(&words.months, &words.months_hint), &card.months),
        with_text(
            Prompt::new(&words.prepare, &words.prepare_hint),
            &card.prepare,
        ),
    ];
    let id = card.id.clone();
    form(RemindPurpose::ChangeBoosters { id }, prompts)
}

/// The appointment of a booster; as it is, it stands there.
pub fn appointment(card: &BoosterCard, step: &BoosterLine, words: &ReminderLabels) -> Form {
    let prompt = Prompt::new(&words.appointment, &words.appointment_hint);
    let (id, months) = (card.id.clone(), step.months);
    let purpose = RemindPurpose::Appointment { id, months };
    form(purpose, vec![with_text(prompt, &step.appointment)])
}

/// A neutral word.
pub fn neutral_word(words: &ReminderLabels) -> Form {
    form(
        RemindPurpose::Word,
        vec![Prompt::new(&words.word, &words.word_hint)],
    )
}
