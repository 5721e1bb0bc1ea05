//! The crisis plan: one plan with two doors, *I might use* and *I might hurt myself*, that share their people.
//!
//! A plan with gaps is a plan. The six steps of the second door and their order follow Stanley & Brown 2012
//! (Cognitive and Behavioral Practice 19:256-264); the words are our own.

use serde::{Deserialize, Serialize};

use super::{PlanDoor, PlanSection};
use crate::time::{Instant, Zone};

/// A tool of Ebb that a step can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLink {
    /// What kind of tool it is.
    pub kind: PlanLinkKind,
    /// Its id in the content; empty for a ride.
    #[serde(default)]
    pub id: String,
}

/// The kinds of tool that a step can open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanLinkKind {
    /// Urge surfing.
    Ride,
    /// A breathing pattern.
    Breathing,
    /// A guided practice.
    Practice,
    /// A skill card.
    Card,
}

/// One line of the plan. It says something in words, names a person, names a place, opens a tool, or several of
/// these at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanEntry {
    /// Its id, a UUID.
    pub id: String,
    /// The part of the plan in which it stands.
    pub section: PlanSection,
    /// What it says, or the name of the place.
    #[serde(default)]
    pub text: String,
    /// The way there, in words; empty unless it is a place.
    #[serde(default)]
    pub directions: String,
    /// The id of the person it names.
    #[serde(default)]
    pub contact: Option<String>,
    /// The tool it opens.
    #[serde(default)]
    pub opens: Option<PlanLink>,
    /// True where it may show ahead of the lock.
    #[serde(default)]
    pub ahead: bool,
}

/// A person or a service. Both doors share them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id, a UUID.
    pub id: String,
    /// The name, as typed.
    pub name: String,
    /// Who they are: "my sister", "sponsor".
    #[serde(default)]
    pub relation: String,
    /// Their numbers, the first one first.
    #[serde(default)]
    pub numbers: Vec<ContactNumber>,
    /// When to reach them, in words.
    #[serde(default)]
    pub reach: String,
    /// True where night calls are fine: first in the list from 22:00 to 08:00.
    #[serde(default)]
    pub at_night: bool,
    /// True where they may show ahead of the lock.
    #[serde(default)]
    pub ahead: bool,
}

/// A number of a contact. What a phone dials is made of it when it is shown: see
/// [`tel`](super::tel) and [`sms`](super::sms).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactNumber {
    /// The number as typed.
    pub typed: String,
    /// True where it can be called.
    pub call: bool,
    /// True where it can be texted.
    pub text: bool,
}

/// The whole plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrisisPlan {
    /// Every entry; those of one part stand in the order in which they are shown.
    pub entries: Vec<PlanEntry>,
    /// Every person and service, in the person's order.
    pub contacts: Vec<Contact>,
}

impl CrisisPlan {
    /// True where nothing is written yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.contacts.is_empty()
    }

    /// The entries of one part, in order.
    pub fn section(&self, section: PlanSection) -> impl Iterator<Item = &PlanEntry> {
        self.entries
            .iter()
            .filter(move |entry| entry.section == section)
    }

    /// The parts of a door in which nothing is written; reasons for living count with either door.
    pub fn missing(&self, door: PlanDoor) -> Vec<PlanSection> {
        PlanSection::ALL
            .into_iter()
            .filter(|section| section.door().is_none_or(|of| of == door))
            .filter(|section| self.section(*section).next().is_none())
            .collect()
    }

    /// The contact with this id.
    pub fn contact(&self, id: &str) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == id)
    }

    /// Everyone, in the order in which to try them now: from 22:00 to 08:00 those for whom night calls are fine
    /// come first, and otherwise the person's own order stands.
    pub fn contacts_at(&self, now: Instant, zone: Zone) -> Vec<Contact> {
        let mut contacts = self.contacts.clone();
        if is_night(now, zone) {
            contacts.sort_by_key(|contact| !contact.at_night);
        }
        contacts
    }

    /// The entries of a part, in the order in which to try them now: at night, those that name someone for whom
    /// night calls are fine come first.
    pub fn section_at(&self, section: PlanSection, now: Instant, zone: Zone) -> Vec<PlanEntry> {
        let mut entries: Vec<_> = self.section(section).cloned().collect();
        if is_night(now, zone) {
            entries.sort_by_key(|entry| {
                let contact = entry.contact.as_ref().and_then(|id| self.contact(id));
                !contact.is_some_and(|contact| contact.at_night)
            });
        }
        entries
    }
}

/// 22:00 to 08:00 on the wall.
fn is_night(now: Instant, zone: Zone) -> bool {
    use chrono::Timelike as _;
    !(8..22).contains(&zone.wall_clock(now).hour())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;

    fn at(rfc3339: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(rfc3339)
            .unwrap()
            .to_utc()
    }

    fn names(contacts: &[Contact]) -> Vec<&str> {
        contacts
            .iter()
            .map(|contact| contact.name.as_str())
            .collect()
    }

    #[test]
    fn night_callers_come_first_from_ten_at_night_to_eight_in_the_morning() {
        // In the example, night calls are fine for the second of three.
        let plan = example::plan();
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        let mine = ["Sam", "Ноа", "Clinic"];
        let at_night = ["Ноа", "Sam", "Clinic"];
        for (time, expected) in [
            ("2026-11-23T21:59:59+01:00", mine),
            ("2026-11-23T22:00:00+01:00", at_night),
            ("2026-11-24T03:00:00+01:00", at_night),
            ("2026-11-24T07:59:59+01:00", at_night),
            ("2026-11-24T08:00:00+01:00", mine),
        ] {
            assert_eq!(
                names(&plan.contacts_at(at(time), berlin)),
                expected,
                "{time}"
            );
        }
    }

    #[test]
    fn an_entry_that_names_a_night_caller_comes_first_at_night() {
        let plan = example::plan();
        let ids = |time| -> Vec<String> {
            plan.section_at(PlanSection::PeopleToAsk, at(time), Zone::UTC)
                .into_iter()
                .map(|entry| entry.id)
                .collect()
        };
        assert_eq!(ids("2026-11-23T12:00:00Z"), ["e-ask-sam", "e-ask-noa"]);
        assert_eq!(ids("2026-11-23T23:00:00Z"), ["e-ask-noa", "e-ask-sam"]);
    }

    #[test]
    fn an_empty_plan_names_every_gap_and_the_example_only_its_own() {
        let empty = CrisisPlan::default();
        assert_eq!(empty.missing(PlanDoor::MightUse).len(), 7);
        assert_eq!(empty.missing(PlanDoor::MightHurt).len(), 7);
        assert_eq!(
            example::plan().missing(PlanDoor::MightUse),
            [PlanSection::Triggers, PlanSection::WayOut]
        );
    }
}
