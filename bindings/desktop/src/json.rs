//! What scripts read. Schema 1, described in the README of this folder; a change that breaks a reader raises it.

use std::io::{self, Write};

use ebb_core::cards::diary;
use ebb_core::content::content;
use ebb_core::progress::{self, Insights};
use ebb_core::screens::Companion;
use ebb_core::session::records::{self, Record};
use ebb_core::session::{Course, Happened};
use ebb_core::store::{Store, StoreError};
use ebb_core::time::{Day, Instant};
use serde_json::{Value, json};

use crate::clock::Clock;
use crate::report::far_ahead;

/// The version of everything that is printed as JSON.
pub const SCHEMA: i32 = 1;

/// `ebb status --json`
pub fn status(out: &mut impl Write, companion: &Companion, clock: &Clock) -> io::Result<()> {
    let moment = clock.moment();
    let today = companion
        .store()
        .filter(|_| !companion.is_locked())
        .and_then(|store| {
            progress::counts_of_day(store, Day::of(moment.now, moment.zone), moment.now).ok()
        })
        .unwrap_or_default();
    let running = companion.running().map(|record| {
        let live = &record.live;
        let frame = live.frame(moment.now);
        json!({
            "id": record.id.to_string(),
            "kind": live.plan().kind,
            "pattern": live.plan().pattern,
            "state": word(&frame.state),
            "stage": live.stage(moment.now),
            "started_at": live.started_at(),
            "elapsed_ms": frame.elapsed_ms,
            "left_ms": frame.left_ms,
            "ratings": if companion.is_locked() { Vec::new() } else { ratings(record) },
        })
    });
    print(
        out,
        &json!({
            "schema": SCHEMA,
            "now": moment.now,
            "running": running,
            "today": { "rides": today.rides, "breathings": today.breathings, "practices": today.practices },
            "notices": notices(companion, clock),
        }),
    )
}

/// `ebb history --json`
pub fn history(
    out: &mut impl Write,
    companion: &Companion,
    clock: &Clock,
    limit: i32,
) -> io::Result<()> {
    let store = companion.store().filter(|_| !companion.is_locked());
    let read = store.map(|store| {
        let records = records::finished_before(store, far_ahead(&clock.moment()), limit)?;
        let diary = diary_value(store, limit)?;
        Ok::<_, StoreError>((records, progress::insights(store)?, diary))
    });
    let value = match read {
        Some(Ok((records, insights, diary))) => json!({
            "schema": SCHEMA,
            "entries": records.iter().map(entry).collect::<Vec<_>>(),
            "diary": diary,
            "insights": insights_value(&insights),
        }),
        _ => {
            json!({
                "schema": SCHEMA, "entries": [], "diary": null, "insights": null,
                "notices": notices(companion, clock),
            })
        }
    };
    print(out, &value)
}

/// What stands in the way, and that it was hidden.
fn notices(companion: &Companion, clock: &Clock) -> Vec<String> {
    let moment = clock.moment();
    let words = &content(&moment.language).words.now;
    let mut notices = companion.now(&moment).notices;
    if companion.is_locked() {
        notices.push(words.unlock_detail.clone());
    }
    notices
}

fn entry(record: &Record) -> Value {
    let live = &record.live;
    let course = Course::of(
        live.events()
            .iter()
            .map(|event| (event.elapsed_ms, &event.what)),
    );
    let end = record.ended_at().unwrap_or_else(|| live.started_at());
    json!({
        "id": record.id.to_string(),
        "kind": live.plan().kind,
        "pattern": live.plan().pattern,
        "started_at": live.started_at(),
        "zone": record.zone.to_string(),
        "length_ms": live.frame(end).elapsed_ms,
        "ratings": ratings(record),
        "guessed_ms": course.guessed_ms,
        "halved_ms": course.halved_ms,
        "ended_ms": course.ended_ms,
        "outcome": course.outcome,
    })
}

/// The newest notes of the diary, of each kind at most `limit`.
fn diary_value(store: &Store, limit: i32) -> Result<Value, StoreError> {
    let (from, to) = (Instant::UNIX_EPOCH, Instant::MAX_UTC);
    let most = usize::try_from(limit).unwrap_or(0);
    let skills = diary::skills(store, from, to)?.into_iter().take(most);
    let skills = skills.map(|entry| {
        let note = entry.note;
        json!({
            "id": entry.id, "at": entry.at, "zone": entry.zone.to_string(),
            "tool": note.tool, "how": note.how, "helped": note.helped, "why_not": note.why_not,
            "before": note.before, "after": note.after,
        })
    });
    let urges = diary::urges(store, from, to)?.into_iter().take(most);
    let urges = urges.map(|entry| {
        json!({
            "id": entry.id, "at": entry.at, "zone": entry.zone.to_string(),
            "urge": entry.note.urge, "acted": entry.note.acted,
        })
    });
    Ok(json!({ "skills": skills.collect::<Vec<_>>(), "urges": urges.collect::<Vec<_>>() }))
}

fn insights_value(insights: &Insights) -> Value {
    let rides = |counts: &progress::RideCounts| {
        json!({
            "rides": counts.rides, "rated": counts.rated, "halved": counts.halved,
            "by_minutes": counts.by_minutes, "early": counts.early, "used": counts.used,
        })
    };
    let tools: Vec<_> = insights
        .tools
        .iter()
        .map(|tool| json!({ "tool": tool.tool, "lower": tool.lower, "same": tool.same, "higher": tool.higher }))
        .collect();
    json!({
        "recent": rides(&insights.recent),
        "all": rides(&insights.all),
        "guesses": { "sooner": insights.guesses.sooner, "later": insights.guesses.later },
        "tools": tools,
        "breathings": insights.breathings,
        "practices": insights.practices,
    })
}

fn ratings(record: &Record) -> Vec<Value> {
    record
        .live
        .events()
        .iter()
        .filter_map(|event| match event.what {
            Happened::Rated { value } => {
                Some(json!({ "elapsed_ms": event.elapsed_ms, "value": value }))
            }
            _ => None,
        })
        .collect()
}

/// One line of a running exercise.
pub fn line(out: &mut impl Write, event: &str, at: Instant, mut fields: Value) -> io::Result<()> {
    if let Value::Object(fields) = &mut fields {
        fields.insert("schema".to_owned(), SCHEMA.into());
        fields.insert("event".to_owned(), event.into());
        fields.insert("at".to_owned(), json!(at));
    }
    print(out, &fields)
}

/// "HoldFull" as "hold_full".
pub fn word(value: &impl std::fmt::Debug) -> String {
    let mut word = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(c.to_lowercase());
    }
    word
}

fn print(out: &mut impl Write, value: &Value) -> io::Result<()> {
    writeln!(out, "{value}")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_words_with_underscores() {
        assert_eq!(word(&ebb_core::session::Phase::HoldFull), "hold_full");
        assert_eq!(word(&ebb_core::session::RunState::Waiting), "waiting");
    }
}
