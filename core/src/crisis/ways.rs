//! How somebody is reached, and what is said before a device does it; and what a line of the plan says.

use super::{Contact, CrisisLine, CrisisPlan, PlanEntry, PlanLink, sms, tel};
use crate::content::{Content, fill};
use crate::page::ContactWay;

/// Calls a number.
pub(crate) fn call(content: &Content, number: &str) -> ContactWay {
    ContactWay {
        label: fill(&content.crisis.lines.call, &[("number", number)]),
        number: number.to_owned(),
        uri: tel(number).ok(),
        before: Some(content.crisis.contact.call_log.clone()),
    }
}

/// Calls the emergency number, which the label says.
pub(crate) fn call_emergency(content: &Content, number: &str) -> ContactWay {
    ContactWay {
        label: fill(&content.crisis.lines.call_emergency, &[("number", number)]),
        ..call(content, number)
    }
}

/// Texts a number.
fn text(content: &Content, number: &str) -> ContactWay {
    ContactWay {
        label: fill(&content.crisis.lines.text, &[("number", number)]),
        number: number.to_owned(),
        uri: sms(number).ok(),
        before: Some(content.crisis.page.before.text.clone()),
    }
}

/// Opens a chat.
fn chat(content: &Content, address: &str) -> ContactWay {
    ContactWay {
        label: fill(&content.crisis.lines.chat, &[("address", address)]),
        number: address.to_owned(),
        uri: Some(address.to_owned()),
        before: Some(content.crisis.page.before.chat.clone()),
    }
}

/// The ways to a person, their first number first.
pub(crate) fn contact_ways(content: &Content, contact: &Contact) -> Vec<ContactWay> {
    let ways = contact.numbers.iter().flat_map(|number| {
        let call = number.call.then(|| call(content, &number.typed));
        let text = number.text.then(|| text(content, &number.typed));
        call.into_iter().chain(text)
    });
    ways.collect()
}

/// The ways to a number as it was typed: a call, and a text where a text can go there.
pub(crate) fn number_ways(content: &Content, typed: &str) -> Vec<ContactWay> {
    let text = sms(typed).ok().map(|_| text(content, typed));
    std::iter::once(call(content, typed)).chain(text).collect()
}

/// The ways to a crisis line.
pub(crate) fn line_ways(content: &Content, line: &CrisisLine) -> Vec<ContactWay> {
    let calls = line.call.iter().map(|number| call(content, number));
    let texts = line.text.iter().map(|number| text(content, number));
    let chats = line.chat.iter().map(|address| chat(content, address));
    calls.chain(texts).chain(chats).collect()
}

/// Hours, languages, what else to know, and when it was read, a sentence each.
pub(crate) fn line_notes(content: &Content, line: &CrisisLine) -> Vec<String> {
    let words = &content.crisis.lines;
    let mut notes = vec![line.hours.clone(), line.languages(words), line.note.clone()];
    if !line.if_no_answer.is_empty() {
        notes.push(fill(&words.if_no_answer, &[("number", &line.if_no_answer)]));
    }
    notes.push(line.last_checked(words));
    notes.retain(|note| !note.is_empty());
    notes
}

/// What a line of the plan says: its words and whom it names, "Call · Sam (my sister)"; where it only opens something,
/// what that is called.
pub(crate) fn entry_words(
    plan: &CrisisPlan,
    entry: &PlanEntry,
    name: impl Fn(&PlanLink) -> Option<String>,
) -> String {
    let contact = entry.contact.as_ref().and_then(|id| plan.contact(id));
    let named = contact.map(|contact| {
        if contact.relation.is_empty() {
            contact.name.clone()
        } else {
            format!("{} ({})", contact.name, contact.relation)
        }
    });
    let parts = [Some(entry.text.clone()), named].into_iter().flatten();
    // A file that Ebb did not write may hold nothing but blanks.
    let parts = parts.filter(|part| !part.trim().is_empty());
    let words = parts.collect::<Vec<_>>().join(" · ");
    match &entry.opens {
        Some(link) if words.is_empty() => name(link).unwrap_or_default(),
        _ => words,
    }
}

/// The way there, and when to reach whom it names.
pub(crate) fn entry_detail(plan: &CrisisPlan, entry: &PlanEntry) -> String {
    let contact = entry.contact.as_ref().and_then(|id| plan.contact(id));
    let reach = contact.map_or("", |contact| contact.reach.as_str());
    let parts = [entry.directions.as_str(), reach].into_iter();
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::{PlanSection, example};

    #[test]
    fn a_line_of_blanks_says_nothing_and_what_it_opens_is_named_instead() {
        let entry = PlanEntry {
            opens: Some(PlanLink {
                kind: crate::crisis::PlanLinkKind::Ride,
                id: String::new(),
            }),
            ..example::entry("e", PlanSection::WhatIDo, " \n\t")
        };
        let words = entry_words(&CrisisPlan::default(), &entry, |_| {
            Some("Ride it".to_owned())
        });
        assert_eq!(words, "Ride it");
    }
}
