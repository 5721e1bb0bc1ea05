//! What stands in a copy, before it is text or a page: parts with a title, each with items of a few lines.

use super::{PlanExport, section_words};
use crate::content::{Content, fill};
use crate::crisis::{
    Contact, CrisisLine, CrisisPlan, PlanDoor, PlanEntry, PlanLink, PlanLinkKind, PlanSection,
    RegionLines,
};

/// A copy in its order.
pub(super) struct Outline {
    pub title: String,
    /// When it was made; may be empty.
    pub made_on: String,
    /// What is wrong with the plan itself.
    pub condition: Vec<String>,
    pub parts: Vec<Part>,
}

/// One part of a copy.
pub(super) struct Part {
    /// The door, and the title of the part.
    pub title: String,
    pub items: Vec<Item>,
}

/// One item: its lines, each of which may itself have line breaks.
pub(super) struct Item {
    pub lines: Vec<String>,
}

pub(super) fn outline(content: &Content, plan: &CrisisPlan, export: &PlanExport) -> Outline {
    let words = &content.crisis.export;
    let chosen = |door| {
        PlanSection::ALL
            .into_iter()
            .filter(move |section| section.door() == door)
            .filter(|section| export.sections.contains(section))
            .map(|section| part(content, plan, section))
    };
    let mut parts: Vec<Part> = chosen(Some(PlanDoor::MightUse)).collect();
    // Also where nothing is written in them yet.
    if !parts.is_empty() {
        parts.extend(after_a_break(content));
    }
    parts.extend(chosen(Some(PlanDoor::MightHurt)));
    parts.extend(chosen(None));
    if export.contacts {
        parts.push(Part {
            title: words.contacts.clone(),
            items: plan
                .contacts
                .iter()
                .map(|person| Item {
                    lines: contact(content, person),
                })
                .collect(),
        });
    }
    let region = export.lines.as_ref();
    parts.extend(region.map(|region| lines(content, region, export.guessed)));
    parts.retain(|part| !part.items.is_empty());
    let made_on = match export.made_on.as_str() {
        "" => String::new(),
        date => fill(&words.made_on, &[("date", date)]),
    };
    Outline {
        title: words.title.clone(),
        made_on,
        condition: export.condition.clone(),
        parts,
    }
}

fn part(content: &Content, plan: &CrisisPlan, section: PlanSection) -> Part {
    let title = &section_words(content, section).title;
    let doors = &content.crisis.doors;
    Part {
        title: match section.door() {
            Some(PlanDoor::MightUse) => format!("{}: {title}", doors.might_use),
            Some(PlanDoor::MightHurt) => format!("{}: {title}", doors.might_hurt),
            None => title.clone(),
        },
        items: plan
            .section(section)
            .map(|of_section| entry(content, plan, of_section))
            .collect(),
    }
}

/// What a body that takes less than before means: it belongs to every copy of the door *I might use*.
fn after_a_break(content: &Content) -> Option<Part> {
    let fact = content.cautions.cautions.get("lowered_tolerance")?;
    let words = &content.crisis;
    Some(Part {
        title: format!("{}: {}", words.doors.might_use, words.export.after_a_break),
        items: vec![item(vec![fact.text.clone()])],
    })
}

fn entry(content: &Content, plan: &CrisisPlan, entry: &PlanEntry) -> Item {
    let mut lines = vec![entry.text.clone(), entry.directions.clone()];
    let named = entry.contact.as_ref().and_then(|id| plan.contact(id));
    lines.extend(named.into_iter().flat_map(|named| contact(content, named)));
    lines.extend(entry.opens.as_ref().and_then(|link| opens(content, link)));
    item(lines)
}

fn contact(content: &Content, contact: &Contact) -> Vec<String> {
    let words = &content.crisis.export;
    let mut lines = vec![if contact.relation.is_empty() {
        contact.name.clone()
    } else {
        filled(
            &words.with_relation,
            "name",
            &contact.name,
            "relation",
            &contact.relation,
        )
    }];
    lines.extend(contact.numbers.iter().map(|number| {
        let template = match (number.call, number.text) {
            (true, true) => &words.number_both,
            (false, true) => &words.number_text,
            (_, false) => &words.number_call,
        };
        fill(template, &[("number", &number.typed)])
    }));
    lines.push(contact.reach.clone());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Fills two gaps with what a person typed, which may look like a gap itself.
fn filled(template: &str, first: &str, one: &str, second: &str, other: &str) -> String {
    let gap = format!("{{{second}}}");
    match template.split_once(&gap) {
        Some((before, after)) => {
            fill(before, &[(first, one)]) + other + &fill(after, &[(first, one)])
        }
        None => fill(template, &[(first, one)]),
    }
}

fn opens(content: &Content, link: &PlanLink) -> Option<String> {
    let name = match link.kind {
        PlanLinkKind::Ride => &content.words.exercise.ride,
        PlanLinkKind::Breathing => &content.pattern(&link.id)?.name,
        PlanLinkKind::Card => &content.card(&link.id)?.title,
        PlanLinkKind::Practice => &content.practice(&link.id)?.name,
    };
    Some(fill(&content.crisis.export.opens, &[("name", name)]))
}

fn lines(content: &Content, region: &RegionLines, guessed: bool) -> Part {
    let words = &content.crisis.lines;
    let emergency = (!region.emergency.is_empty())
        .then(|| format!("{}: {}", words.emergency, region.emergency.join(", ")));
    let mut items: Vec<_> = emergency.into_iter().chain(region.advice.clone()).collect();
    items.retain(|line| !line.is_empty());
    let mut items: Vec<_> = items.into_iter().map(|line| item(vec![line])).collect();
    items.extend(region.lines.iter().map(|one| line(content, one)));
    let title = match region.name.as_str() {
        "" => words.title.clone(),
        name if guessed => {
            let guess = fill(&content.crisis.page.first.guess, &[("region", name)]);
            format!("{}: {guess}", words.title)
        }
        name => format!("{}: {name}", words.title),
    };
    Part { title, items }
}

fn line(content: &Content, line: &CrisisLine) -> Item {
    let words = &content.crisis.lines;
    let number = |template: &String, number: &String| fill(template, &[("number", number)]);
    let mut lines = vec![line.name.clone()];
    lines.push(line.kind_in_words(words).to_owned());
    lines.extend(line.call.iter().map(|call| number(&words.call, call)));
    lines.extend(line.text.iter().map(|text| number(&words.text, text)));
    let chats = line.chat.iter();
    lines.extend(chats.map(|chat| fill(&words.chat, &[("address", chat)])));
    lines.push(line.hours.clone());
    lines.push(line.languages(words));
    lines.push(line.note.clone());
    if !line.if_no_answer.is_empty() {
        lines.push(number(&words.if_no_answer, &line.if_no_answer));
    }
    lines.push(line.last_checked(words));
    item(lines)
}

fn item(mut lines: Vec<String>) -> Item {
    lines.retain(|line| !line.is_empty());
    Item { lines }
}
