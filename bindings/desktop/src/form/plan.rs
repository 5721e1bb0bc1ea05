//! Forms of the crisis plan: a line, a person, a first plan.

use ebb_core::crisis::{Contact, ContactNumber, PlanEntry, PlanSection, sms};
use ebb_core::screens::{PlanLabels, PlanPart, PlanScreen};

use super::{Form, Prompt, Purpose};

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
