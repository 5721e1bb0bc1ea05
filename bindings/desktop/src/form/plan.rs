//! Forms of the crisis plan: a line, a person, a first plan.

use ebb_core::crisis::{Contact, ContactNumber, PlanEntry, PlanSection, sms};
use ebb_core::screens::{LinesScreen, PlanLabels, PlanPart, PlanScreen};

use super::{Form, Prompt, Purpose};

/// A person from name, relation, two numbers, when to reach them, and whether night calls are fine.
pub fn contact([name, relation, number, other, reach, night]: &[String; 6]) -> Contact {
    Contact {
        id: String::new(),
        name: name.trim().to_owned(),
        relation: relation.trim().to_owned(),
        numbers: numbers([number, other].map(String::as_str)),
        reach: reach.trim().to_owned(),
        at_night: night.trim().to_lowercase().starts_with('y'),
        ahead: false,
    }
}

/// Numbers as typed; what can be texted is texted too.
pub fn numbers<'t>(typed: impl IntoIterator<Item = &'t str>) -> Vec<ContactNumber> {
    let number = |typed: &str| ContactNumber {
        typed: typed.to_owned(),
        call: true,
        text: sms(typed).is_ok(),
    };
    let typed = typed.into_iter().map(str::trim);
    typed
        .filter(|typed| !typed.is_empty())
        .map(number)
        .collect()
}

/// A person who was there, as changed: a number that stayed keeps what it is for, and so do those beyond the form.
pub fn changed(before: &Contact, typed: Contact) -> Contact {
    let known = |number: ContactNumber| {
        let mut old = before.numbers.iter();
        let old = old.find(|old| old.typed == number.typed);
        old.cloned().unwrap_or(number)
    };
    let beyond = before.numbers.iter().skip(2).cloned();
    Contact {
        id: before.id.clone(),
        ahead: before.ahead,
        numbers: typed.numbers.into_iter().map(known).chain(beyond).collect(),
        ..typed
    }
}

/// Prompts for a new line in a part.
pub fn write(part: &PlanPart, words: &PlanLabels) -> Form {
    let directions = matches!(part.section, PlanSection::Distraction | PlanSection::WayOut);
    let mut prompts = vec![
        Prompt::new(
            &part.title,
            &format!("{} {}", part.hint, words.nobody_reads),
        ),
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
            ..Prompt::new(&part.title, &words.nobody_reads)
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
    Form::new(Purpose::Person { section }, person_prompts(words))
}

/// Prompts for a person who is there, with what is kept of them.
pub fn change_person(contact: &Contact, words: &PlanLabels) -> Form {
    let number = |at: usize| contact.numbers.get(at).map_or("", |number| &number.typed);
    let night = if contact.at_night { "y" } else { "n" };
    let kept = [
        &contact.name,
        &contact.relation,
        number(0),
        number(1),
        &contact.reach,
        night,
    ];
    let mut prompts = person_prompts(words);
    for (prompt, kept) in prompts.iter_mut().zip(kept) {
        kept.clone_into(&mut prompt.text);
    }
    let contact = Box::new(contact.clone());
    Form::new(Purpose::ChangePerson { contact }, prompts)
}

fn person_prompts(words: &PlanLabels) -> Vec<Prompt> {
    vec![
        Prompt::new(&words.name, &words.nobody_reads),
        Prompt::new(&words.relation, ""),
        Prompt::new(&words.number, &words.number_hint),
        Prompt::new(&words.other_number, ""),
        Prompt::new(&words.reach, ""),
        Prompt::new(&words.night, &words.night_hint),
    ]
}

/// Asks where somebody is.
pub fn region(screen: &LinesScreen) -> Form {
    Form::new(
        Purpose::Region,
        vec![Prompt::new(&screen.ask, &screen.ask_hint)],
    )
}

/// Prompts for a first plan, which takes a minute.
pub fn first(screen: &PlanScreen) -> Form {
    let words = &screen.labels;
    let hint = |at: usize| screen.parts.get(at).map_or("", |part| part.hint.as_str());
    let prompts = vec![
        Prompt::new(&words.first_sign, hint(0)),
        Prompt::new(&words.first_helps, &words.nobody_reads),
        Prompt::new(&words.first_name, ""),
        Prompt::new(&words.first_number, &words.number_hint),
    ];
    let door = screen.door;
    Form::new(Purpose::FirstPlan { door }, prompts)
}
