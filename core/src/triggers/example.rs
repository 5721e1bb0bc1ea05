//! Triggers, plans and rides for the tests of this room.

use rusqlite::params;

use super::cope_ahead::CopeAheadDraft;
use super::if_then::{IfThenDraft, IfThenPlan, ResponseKind};
use super::plans;
use super::trigger::{self, Trigger, TriggerDraft};
use crate::content::TriggerKind;
use crate::store::{Id, Store};
use crate::time::{Instant, Zone, from_millis, to_millis};

pub(super) fn at(seconds: i64) -> Instant {
    from_millis(1_790_000_000_000 + seconds * 1_000).unwrap()
}

pub(super) fn draft(name: &str) -> TriggerDraft {
    TriggerDraft {
        kind: TriggerKind::Place,
        name: name.to_owned(),
        thoughts: Vec::new(),
        usual_response: String::new(),
        chips: Vec::new(),
    }
}

pub(crate) fn trigger(store: &Store, name: &str, chips: &[&str], second: i64) -> Trigger {
    let written = TriggerDraft {
        chips: chips.iter().map(|chip| (*chip).to_owned()).collect(),
        ..draft(name)
    };
    trigger::keep(store, &written, at(second)).unwrap()
}

pub(super) fn plan_draft(kind: ResponseKind, response: &str) -> IfThenDraft {
    IfThenDraft {
        situation: "I pass the bar on my way home".to_owned(),
        response: response.to_owned(),
        kind,
        opens: None,
    }
}

pub(crate) fn plan(
    store: &Store,
    of: Id,
    kind: ResponseKind,
    response: &str,
    second: i64,
) -> IfThenPlan {
    plans::keep(store, of, &plan_draft(kind, response), at(second)).unwrap()
}

/// A ride that is over, as far as this room needs one: a row to refer to.
pub(super) fn ride(store: &Store, second: i64) -> Id {
    let id = Id::new(at(second)).unwrap();
    store
        .write(|db| {
            db.execute(
                "INSERT INTO exercises (id, kind, pattern, plan, started_at, zone, seen_at, ended_at, edited_at)
                 VALUES (?1, 'ride', 'long-exhale', '{}', ?2, 'UTC', ?2, ?2, ?2)",
                params![id, to_millis(at(second))],
            )?;
            Ok(())
        })
        .unwrap();
    id
}

pub(super) const NOON: &str = "12:00:00+01:00";

/// A time of day in Berlin in winter.
pub(super) fn on(day: &str, time: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(&format!("{day}T{time}"))
        .unwrap()
        .to_utc()
}

pub(super) fn berlin() -> Zone {
    "Europe/Berlin".parse().unwrap()
}

/// A day whose words look like a gap to fill in.
pub(super) fn wedding(day: &str) -> CopeAheadDraft {
    CopeAheadDraft {
        situation: "Ana's wedding {n}".to_owned(),
        day: day.parse().unwrap(),
        what_i_will_do: "stay with Kim, hold a glass of water".to_owned(),
        who_knows: "Kim".to_owned(),
        how_i_leave: "the bus at ten".to_owned(),
    }
}
