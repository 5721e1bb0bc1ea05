//! The parts of the crisis plan and the lines in them: what each says, whom it names and how to reach them.

use serde::Serialize;

use super::action::Offer;
use super::lines::Dial;
use super::tool::Tools;
use crate::content::Content;
use crate::crisis::{
    Contact, CrisisPlan, PlanEntry, PlanSection, contact_ways, entry_detail, entry_words,
    section_words,
};
use crate::view::Moment;

/// One part of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanPart {
    /// Which part.
    pub section: PlanSection,
    /// Its title.
    pub title: String,
    /// Shown while writing.
    pub hint: String,
    /// Said where nothing is written; else empty.
    pub missing: String,
    /// What is written.
    pub entries: Vec<PlanLine>,
}

/// One line of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanLine {
    /// The entry as it is kept.
    pub entry: PlanEntry,
    /// What it says: its text, and who or what it names.
    pub text: String,
    /// The way there, when to reach them; may be empty.
    pub detail: String,
    /// The person whom it names, as they are kept.
    pub contact: Option<Contact>,
    /// How to reach the person.
    pub ways: Vec<Dial>,
    /// Opens the tool that it names.
    pub opens: Option<Offer>,
}

pub(super) fn part(
    content: &Content,
    plan: &CrisisPlan,
    section: PlanSection,
    tools: &Tools<'_>,
    moment: &Moment,
) -> PlanPart {
    let words = section_words(content, section);
    let entries: Vec<_> = plan
        .section_at(section, moment.now, moment.zone)
        .iter()
        .map(|entry| line(content, plan, entry, tools))
        .collect();
    PlanPart {
        section,
        title: words.title.clone(),
        hint: words.hint.clone(),
        missing: if entries.is_empty() {
            words.missing.clone()
        } else {
            String::new()
        },
        entries,
    }
}

fn line(content: &Content, plan: &CrisisPlan, entry: &PlanEntry, tools: &Tools<'_>) -> PlanLine {
    let contact = entry.contact.as_ref().and_then(|id| plan.contact(id));
    let ways = contact.map_or_else(Vec::new, |contact| contact_ways(content, contact));
    PlanLine {
        entry: entry.clone(),
        text: said(plan, entry, tools),
        detail: entry_detail(plan, entry),
        contact: contact.cloned(),
        ways: ways.into_iter().map(Dial::from).collect(),
        opens: entry.opens.as_ref().and_then(|link| tools.offer(link)),
    }
}

/// "Call Sam (my sister)"
pub(super) fn said(plan: &CrisisPlan, entry: &PlanEntry, tools: &Tools<'_>) -> String {
    entry_words(plan, entry, |link| tools.name(link))
}
