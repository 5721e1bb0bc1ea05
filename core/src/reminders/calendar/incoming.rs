//! What is kept of calendar files, by the UID under which calendars know it: the same appointment again updates what is
//! there, a newer version replaces an older one, and what a file calls off is found.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::import::CalendarEntry;
use super::series::Series;
use crate::reminders::ReminderError;
use crate::reminders::delivery::{set_in, setting};
use crate::reminders::schedule::{
    Appointment, ReminderKind, ReminderRule, Schedule, ZoneMode, rule_in, save_rule, save_rule_in,
    save_taper, tapers,
};
use crate::store::{Id, Store, StoreError};
use crate::time::{Civil, Instant, Zone};

/// Dates that are kept of a series which no rule of Ebb's says.
pub const MOST_KEPT_DATES: usize = 12;

/// How an entry of a file stands to what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryStanding {
    /// Nothing of it is kept.
    New,
    /// An older version of it is kept.
    Newer,
    /// It is kept as it is, or in a later version.
    Known,
}

/// What is kept of one UID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    rules: Vec<Id>,
    sequence: i64,
}

/// How an entry stands to what was kept of it before.
pub fn entry_standing(store: &Store, entry: &CalendarEntry) -> Result<EntryStanding, StoreError> {
    store.read(|db| standing(db, entry))
}

/// Keeps an entry as reminders under its own title: one that comes back as one rule where a rule says it, else the next
/// of its dates. What is known already stays as the person has it.
///
/// # Errors
/// What is wrong with a rule; nothing is kept then.
pub fn keep_entry(
    store: &Store,
    entry: &CalendarEntry,
    kind: ReminderKind,
    now: Instant,
    phone: Zone,
) -> Result<EntryStanding, ReminderError> {
    let rules = rules_of(entry, kind, now)?;
    let kept = store.write(|db| {
        let stands = standing(db, entry)?;
        if stands == EntryStanding::Known {
            return Ok(stands);
        }
        let mut ids = there(db, &entry.uid)?.into_iter().map(|rule| rule.id);
        let mut kept = Kept {
            rules: Vec::new(),
            sequence: entry.sequence,
        };
        for rule in rules {
            let id = ids.next().unwrap_or(rule.id);
            save_rule_in(db, &ReminderRule { id, ..rule }, now, phone)?;
            kept.rules.push(id);
        }
        for left in ids {
            crate::reminders::bin::delete_in(db, left, now)?;
        }
        note(db, &entry.uid, &kept)?;
        Ok(stands)
    })?;
    Ok(kept)
}

/// Keeps an appointment as that of the booster session that is due around then, else as a booster session by itself.
///
/// # Errors
/// What is wrong with it; nothing is kept then.
pub fn keep_appointment(
    store: &Store,
    title: &str,
    appointment: Appointment,
    now: Instant,
    phone: Zone,
) -> Result<(), ReminderError> {
    let near = tapers(store)?
        .into_iter()
        .find_map(|taper| Some((taper.step_near(appointment.at, phone)?, taper)));
    if let Some((months, taper)) = near {
        let taper = taper.with_appointment(months, Some(appointment))?;
        save_taper(store, taper, now, phone)?;
        return Ok(());
    }
    let zone = appointment.zone;
    let start = Civil::shown_by(zone.wall_clock(appointment.at));
    let (id, kind) = (Id::new(now)?, ReminderKind::BoosterSession);
    let times = vec![start.time_of_day()];
    let mut rule = ReminderRule::new(id, kind, Schedule::Once, times, start.day(), now);
    rule.zone = ZoneMode::Stays { zone };
    let words: Vec<_> = title.split_whitespace().collect();
    rule.title = words.join(" ");
    save_rule(store, rule, now, phone)?;
    Ok(())
}

/// What is kept under a UID.
pub fn rules_of_entry(store: &Store, uid: &str) -> Result<Vec<ReminderRule>, StoreError> {
    store.read(|db| there(db, uid))
}

/// Takes out what is kept under a UID, into the bin; how many reminders that were.
pub fn take_out_entry(store: &Store, uid: &str, now: Instant) -> Result<usize, StoreError> {
    store.write(|db| {
        let rules = there(db, uid)?;
        for rule in &rules {
            crate::reminders::bin::delete_in(db, rule.id, now)?;
        }
        Ok(rules.len())
    })
}

fn rules_of(
    entry: &CalendarEntry,
    kind: ReminderKind,
    now: Instant,
) -> Result<Vec<ReminderRule>, ReminderError> {
    let zone = entry.next.zone;
    let once = |at: Instant| -> Result<ReminderRule, ReminderError> {
        let start = Civil::shown_by(zone.wall_clock(at));
        let times = vec![start.time_of_day()];
        let id = Id::new(now)?;
        let mut rule = ReminderRule::new(id, kind, Schedule::Once, times, start.day(), now);
        rule.zone = ZoneMode::Stays { zone };
        Ok(rule)
    };
    let rules = match &entry.series {
        None => vec![once(entry.next.at)?],
        Some(Series::Rule(rule)) => vec![ReminderRule {
            id: Id::new(now)?,
            kind,
            ..(**rule).clone()
        }],
        Some(Series::Dates(dates)) => {
            let next = dates.iter().take(MOST_KEPT_DATES);
            next.map(|at| once(*at)).collect::<Result<_, _>>()?
        }
    };
    let named = |mut rule: ReminderRule| {
        rule.title.clone_from(&entry.title);
        rule.edited_at = now;
        rule.checked()
    };
    rules.into_iter().map(named).collect()
}

fn standing(db: &Connection, entry: &CalendarEntry) -> Result<EntryStanding, StoreError> {
    let kept = kept(db, &entry.uid)?;
    Ok(match kept {
        Some(kept) if !there(db, &entry.uid)?.is_empty() => {
            if entry.sequence > kept.sequence {
                EntryStanding::Newer
            } else {
                EntryStanding::Known
            }
        }
        _ => EntryStanding::New,
    })
}

/// The rules of a UID that are still there.
fn there(db: &Connection, uid: &str) -> Result<Vec<ReminderRule>, StoreError> {
    let ids = kept(db, uid)?.map_or(Vec::new(), |kept| kept.rules);
    let mut rules = Vec::new();
    for id in ids {
        rules.extend(rule_in(db, id)?);
    }
    Ok(rules)
}

fn kept(db: &Connection, uid: &str) -> Result<Option<Kept>, StoreError> {
    if uid.is_empty() {
        return Ok(None);
    }
    let text = setting(db, &name(uid))?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn note(db: &Connection, uid: &str, kept: &Kept) -> Result<(), StoreError> {
    if uid.is_empty() {
        return Ok(());
    }
    let text = serde_json::to_string(kept).map_err(|error| StoreError::System {
        detail: error.to_string(),
    })?;
    set_in(db, &name(uid), &text)
}

fn name(uid: &str) -> String {
    format!("calendar.uid:{uid}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::at;
    use crate::reminders::{next_occurrence, read_calendar, rules};
    use crate::store::scratch;

    const NOW: &str = "2026-11-24T12:00:00Z";

    fn london() -> Zone {
        "Europe/London".parse().unwrap()
    }

    fn file(name: &str) -> super::super::CalendarFile {
        let path = format!(
            "{}/../tests/vectors/calendars/{name}.ics",
            env!("CARGO_MANIFEST_DIR")
        );
        read_calendar(&std::fs::read(path).unwrap(), london(), at(NOW)).unwrap()
    }

    fn keep(store: &Store, name: &str) -> EntryStanding {
        let entry = &file(name).entries[0];
        keep_entry(store, entry, ReminderKind::Own, at(NOW), london()).unwrap()
    }

    #[test]
    fn an_invitation_again_is_one_its_newer_version_moves_it_and_a_cancellation_finds_it() {
        let (_folder, store) = scratch::store();
        assert_eq!(keep(&store, "21-invitation"), EntryStanding::New);
        assert_eq!(keep(&store, "21-invitation"), EntryStanding::Known);
        let kept = rules(&store).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].kind, ReminderKind::Own, "no booster by itself");
        assert_eq!(keep(&store, "21b-invitation-moved"), EntryStanding::Newer);
        assert_eq!(keep(&store, "21-invitation"), EntryStanding::Known, "older");
        let moved = rules(&store).unwrap();
        assert_eq!(moved.len(), 1);
        assert_eq!(moved[0].id, kept[0].id);
        assert_eq!(
            (moved[0].start.to_string(), moved[0].times[0].to_string()),
            ("2027-02-05".to_owned(), "14:00".to_owned())
        );

        let cancelled = file("21c-invitation-cancelled").cancelled;
        let found = rules_of_entry(&store, &cancelled[0].uid).unwrap();
        assert_eq!(found.len(), 1, "it is there until somebody says yes");
        assert_eq!(take_out_entry(&store, &cancelled[0].uid, at(NOW)), Ok(1));
        assert!(rules(&store).unwrap().is_empty());
        assert_eq!(take_out_entry(&store, &cancelled[0].uid, at(NOW)), Ok(0));
        // In the bin, not gone.
        crate::reminders::restore(&store, kept[0].id, at(NOW), london()).unwrap();
        assert_eq!(rules(&store).unwrap().len(), 1);
    }

    #[test]
    fn what_comes_back_comes_in_as_one_with_what_was_moved_and_called_off() {
        for (name, next) in [
            ("08-series-begun-last-year", "2026-11-24T16:00:00Z"),
            ("07-series-with-a-moved-one", "2026-12-02T08:30:00Z"),
            ("b09-exdate-first", ""),
            ("b16-recid-cancelled", ""),
        ] {
            let (_folder, store) = scratch::store();
            let entry = file(name).entries.remove(0);
            assert_eq!(keep(&store, name), EntryStanding::New);
            let kept = rules(&store).unwrap();
            if !matches!(entry.series, Some(Series::Dates(_))) {
                assert_eq!(kept.len(), 1, "{name}");
            }
            let first = kept
                .iter()
                .filter_map(|rule| next_occurrence(rule, at(NOW), london()))
                .map(|one| one.at)
                .min();
            assert_eq!(first, Some(entry.next.at), "{name}");
            if !next.is_empty() {
                assert_eq!(first, Some(at(next)), "{name}");
            }
            assert!(kept.iter().all(|rule| rule.title == entry.title));
        }
    }
}
