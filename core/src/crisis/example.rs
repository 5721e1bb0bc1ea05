//! A plan as a person may have it, for tests: right-to-left names, emoji, line breaks, quotes.

use super::{
    Contact, ContactNumber, CrisisPlan, Kept, LockChoice, PlanEntry, PlanLink, PlanLinkKind,
    PlanSection, PlanUse, VaultSettings,
};
use crate::time::{Instant, from_millis};

/// 2026-11-23T22:13:20Z, and so many seconds later.
pub fn instant(seconds: i64) -> Instant {
    from_millis(1_795_472_000_000 + seconds * 1_000).unwrap()
}

pub fn entry(id: &str, section: PlanSection, text: &str) -> PlanEntry {
    PlanEntry {
        id: id.to_owned(),
        section,
        text: text.to_owned(),
        directions: String::new(),
        contact: None,
        opens: None,
        ahead: false,
    }
}

pub fn contact(id: &str, name: &str, number: &str) -> Contact {
    Contact {
        id: id.to_owned(),
        name: name.to_owned(),
        relation: String::new(),
        numbers: vec![ContactNumber {
            typed: number.to_owned(),
            call: true,
            text: false,
        }],
        reach: String::new(),
        at_night: false,
        ahead: false,
    }
}

pub fn plan() -> CrisisPlan {
    use PlanSection::*;
    let naming = |id, section, who: &str| PlanEntry {
        contact: Some(who.to_owned()),
        ..entry(id, section, "")
    };
    CrisisPlan {
        entries: vec![
            entry("e-early", EarlySigns, "I stop answering messages"),
            PlanEntry {
                opens: Some(PlanLink {
                    kind: PlanLinkKind::Ride,
                    id: String::new(),
                }),
                ahead: true,
                ..entry("e-ride", WhatIDo, "Ride it out 🌊")
            },
            naming("e-call", WhoICall, "c-sam"),
            PlanEntry {
                contact: Some("c-noa".to_owned()),
                ..entry("e-naloxone", Naloxone, "Hall drawer,\nleft side")
            },
            entry("e-warning", WarningSigns, "\"Nobody would notice\""),
            PlanEntry {
                opens: Some(PlanLink {
                    kind: PlanLinkKind::Breathing,
                    id: "long-exhale".to_owned(),
                }),
                ..entry("e-breathe", OnMyOwn, "Breathe out long")
            },
            PlanEntry {
                directions: "Tram 4 to the end, then left".to_owned(),
                ..entry("e-library", Distraction, "The library ספרייה")
            },
            naming("e-ask-sam", PeopleToAsk, "c-sam"),
            naming("e-ask-noa", PeopleToAsk, "c-noa"),
            naming("e-clinic", Professionals, "c-clinic"),
            entry(
                "e-pills",
                Surroundings,
                "Pills to Sam <before> Friday & after",
            ),
            entry("e-reason", Reasons, "My dog 🐕"),
        ],
        contacts: vec![
            Contact {
                relation: "my sister".to_owned(),
                numbers: vec![ContactNumber {
                    typed: "+44 (0)20 7946 0958".to_owned(),
                    call: true,
                    text: true,
                }],
                reach: "evenings".to_owned(),
                ..contact("c-sam", "Sam", "")
            },
            Contact {
                at_night: true,
                ahead: true,
                ..contact("c-noa", "Ноа", "030 901820")
            },
            contact("c-clinic", "Clinic", "1-800-555-0199 ext. 12"),
        ],
    }
}

pub fn kept() -> Kept {
    Kept {
        plan: plan(),
        settings: VaultSettings {
            region: "DE".to_owned(),
            language: "en".to_owned(),
            neutral_word: "Notes".to_owned(),
            lock: Some(LockChoice::MarkedParts),
            under_18: false,
        },
        review_at: Some(instant(90 * 86_400)),
        uses: vec![PlanUse {
            id: "u-1".to_owned(),
            at: instant(-86_400),
            used: true,
            helped: vec!["e-breathe".to_owned()],
        }],
    }
}
