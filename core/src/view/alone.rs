//! What a feature is given in its own tests: a moment, and no other room.

use super::{Ahead, Holds, Link, Links, Moment, Unread};
use crate::page::{Choice, Offer, Place};
use crate::time::Zone;

/// No other room: what is linked to is there, and called as it is written; nothing of it opens or is found.
struct Nobody;

impl Links for Nobody {
    fn name(&self, link: &Link) -> Option<String> {
        Some(link.to_string())
    }

    fn offer(&self, _link: &Link) -> Option<Offer> {
        None
    }

    fn place(&self, _link: &Link) -> Option<Place> {
        None
    }

    fn found(&self, _typed: &str) -> Vec<Choice> {
        Vec::new()
    }

    fn measures(&self) -> Vec<Choice> {
        let known = crate::content::content("en").instruments.instruments.iter();
        known.map(|one| Choice::new(&one.id, &one.name)).collect()
    }

    fn unlock(&self) -> Option<Offer> {
        None
    }
}

/// Runs `test` at a moment such as `2026-11-24T12:00:00Z`, in UTC, with nothing that holds.
pub(crate) fn ahead<T>(now: &str, test: impl FnOnce(&Ahead<'_>) -> T) -> T {
    let now = chrono::DateTime::parse_from_rfc3339(now).unwrap().to_utc();
    let moment = Moment {
        now,
        zone: Zone::UTC,
        language: "en".to_owned(),
        boot: None,
    };
    let holds = Holds::nothing();
    test(&Ahead {
        moment: &moment,
        holds: &holds,
        links: &Nobody,
        riding: false,
        unread: &Unread::default(),
        typeface: None,
    })
}
