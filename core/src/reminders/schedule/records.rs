//! Rules and tapers in the store. Before one changes, what it has given so far is settled under its old form.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::rule::{ReminderRule, ZoneMode};
use super::taper::BoosterTaper;
use super::zones::known_zones;
use crate::reminders::ReminderError;
use crate::reminders::delivery::settle_in;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, ZoneKnowledge, to_millis};

/// Keeps a rule, new or changed, with `edited_at` set to `now`. It comes back with its zone as devices know that.
///
/// # Errors
/// What is wrong with the rule; nothing is kept then.
pub fn save_rule(
    store: &Store,
    rule: ReminderRule,
    now: Instant,
    phone: Zone,
) -> Result<ReminderRule, ReminderError> {
    let mut rule = rule.checked()?;
    rule.edited_at = now;
    let known = store.write(|db| {
        save_rule_in(db, &rule, now, phone)?;
        known_zones(db)
    })?;
    Ok(told(rule, &known))
}

/// Keeps a rule that was checked before, in a transaction of somebody else's.
pub(crate) fn save_rule_in(
    db: &Connection,
    rule: &ReminderRule,
    now: Instant,
    phone: Zone,
) -> Result<(), StoreError> {
    settle_in(db, now, phone)?;
    db.execute(
        "INSERT INTO reminder_rules (id, rule, edited_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET rule = excluded.rule, edited_at = excluded.edited_at",
        params![rule.id, to_json(rule)?, to_millis(now)],
    )?;
    Ok(())
}

/// Every rule, oldest first.
pub fn rules(store: &Store) -> Result<Vec<ReminderRule>, StoreError> {
    store.read(rules_in)
}

/// The rule with this id.
pub fn rule(store: &Store, id: Id) -> Result<ReminderRule, StoreError> {
    store.read(|db| rule_in(db, id)?.ok_or(StoreError::NotFound))
}

/// Deletes a rule and its history. What the phone holds of it is cancelled with the next changes.
pub fn delete_rule(store: &Store, id: Id) -> Result<(), StoreError> {
    store.write(|db| delete_rule_in(db, id))
}

/// Deletes a rule and its history in a transaction of somebody else's.
pub(crate) fn delete_rule_in(db: &Connection, id: Id) -> Result<(), StoreError> {
    db.execute("DELETE FROM reminder_states WHERE rule = ?1", [id])?;
    gone(db.execute("DELETE FROM reminder_rules WHERE id = ?1", [id])?)
}

/// Keeps a taper, new or changed, with `edited_at` set to `now`.
///
/// # Errors
/// What is wrong with the taper; nothing is kept then.
pub fn save_taper(
    store: &Store,
    taper: BoosterTaper,
    now: Instant,
    phone: Zone,
) -> Result<BoosterTaper, ReminderError> {
    let mut taper = taper.checked()?;
    taper.edited_at = now;
    store.write(|db| save_taper_in(db, &taper, now, phone))?;
    Ok(taper)
}

/// Keeps a taper that was checked before, in a transaction of somebody else's.
pub(crate) fn save_taper_in(
    db: &Connection,
    taper: &BoosterTaper,
    now: Instant,
    phone: Zone,
) -> Result<(), StoreError> {
    settle_in(db, now, phone)?;
    db.execute(
        "INSERT INTO reminder_tapers (id, taper, edited_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET taper = excluded.taper, edited_at = excluded.edited_at",
        params![taper.id, to_json(taper)?, to_millis(now)],
    )?;
    Ok(())
}

/// Every taper, oldest first.
pub fn tapers(store: &Store) -> Result<Vec<BoosterTaper>, StoreError> {
    store.read(tapers_in)
}

/// Deletes a taper and its history.
pub fn delete_taper(store: &Store, id: Id) -> Result<(), StoreError> {
    store.write(|db| delete_taper_in(db, id))
}

/// Deletes a taper and its history in a transaction of somebody else's.
pub(crate) fn delete_taper_in(db: &Connection, id: Id) -> Result<(), StoreError> {
    db.execute("DELETE FROM reminder_states WHERE rule = ?1", [id])?;
    gone(db.execute("DELETE FROM reminder_tapers WHERE id = ?1", [id])?)
}

pub(crate) fn rules_in(db: &Connection) -> Result<Vec<ReminderRule>, StoreError> {
    let known = known_zones(db)?;
    db.prepare_cached("SELECT rule FROM reminder_rules ORDER BY id")?
        .query_map([], from_json)?
        .map(|row| row?.map(|rule| told(rule, &known)))
        .collect()
}

pub(crate) fn rule_in(db: &Connection, id: Id) -> Result<Option<ReminderRule>, StoreError> {
    let known = known_zones(db)?;
    let rule = db
        .prepare_cached("SELECT rule FROM reminder_rules WHERE id = ?1")?
        .query_row([id], from_json)
        .optional()?
        .transpose()?;
    Ok(rule.map(|rule| told(rule, &known)))
}

pub(crate) fn tapers_in(db: &Connection) -> Result<Vec<BoosterTaper>, StoreError> {
    let known = known_zones(db)?;
    db.prepare_cached("SELECT taper FROM reminder_tapers ORDER BY id")?
        .query_map([], from_json)?
        .map(|row| {
            let mut taper: BoosterTaper = row??;
            for step in &mut taper.steps {
                if let Some(made) = &mut step.appointment {
                    made.zone = known.zone(made.zone);
                }
            }
            Ok(taper)
        })
        .collect()
}

/// The rule with its zone as devices know that.
fn told(mut rule: ReminderRule, known: &ZoneKnowledge) -> ReminderRule {
    if let ZoneMode::Stays { zone } = &mut rule.zone {
        *zone = known.zone(*zone);
    }
    rule
}

fn gone(rows: usize) -> Result<(), StoreError> {
    if rows == 0 {
        Err(StoreError::NotFound)
    } else {
        Ok(())
    }
}

fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::System {
        detail: error.to_string(),
    })
}

/// The JSON in the first column; what does not read is damage, and stays where it is.
fn from_json<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<Result<T, StoreError>> {
    let text: String = row.get(0)?;
    Ok(serde_json::from_str(&text).map_err(|_| StoreError::Damaged))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::{at, daily, id, taper, time};
    use crate::store::scratch;

    #[test]
    fn rules_and_tapers_come_back_as_they_were_kept() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        let mut kept = save_rule(&store, daily("09:00"), now, Zone::UTC).unwrap();
        let kept_taper = save_taper(&store, taper("2026-08-31"), now, Zone::UTC).unwrap();
        assert_eq!(rules(&store).unwrap(), [kept.clone()]);
        assert_eq!(tapers(&store).unwrap(), [kept_taper]);
        kept.times.push(time("21:00"));
        let later = now + chrono::TimeDelta::hours(1);
        let kept = save_rule(&store, kept, later, Zone::UTC).unwrap();
        assert_eq!(kept.edited_at, later);
        assert_eq!(rule(&store, id(1)).unwrap(), kept);
    }

    #[test]
    fn a_refused_rule_is_not_kept_and_a_deleted_one_is_gone() {
        let (_folder, store) = scratch::store();
        let now = at("2026-11-23T12:00:00Z");
        let mut empty = daily("09:00");
        empty.times.clear();
        assert!(save_rule(&store, empty, now, Zone::UTC).is_err());
        assert_eq!(rules(&store).unwrap(), []);
        save_rule(&store, daily("09:00"), now, Zone::UTC).unwrap();
        delete_rule(&store, id(1)).unwrap();
        assert_eq!(rules(&store).unwrap(), []);
        assert_eq!(delete_rule(&store, id(1)), Err(StoreError::NotFound));
    }
}
