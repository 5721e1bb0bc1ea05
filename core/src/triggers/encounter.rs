//! A trigger that was met: in a ride that named it, or outside one, as the person reports it.

use rusqlite::{OptionalExtension as _, Row, params};

use super::TriggerError;
use super::stored::{instant, rating};
use super::trigger::found;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, to_millis};

/// What the person reports of a trigger that they met outside a ride.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Encounter {
    /// The trigger.
    pub trigger: Id,
    /// When it was met.
    pub at: Instant,
    /// Where the person was.
    pub zone: Zone,
    /// How strong the urge was, 0 to 10, where they say.
    pub strength: Option<i32>,
    /// True where they acted on it; possible at strength 0.
    pub acted: bool,
}

/// A report that is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeptEncounter {
    /// Its id.
    pub id: Id,
    /// What was reported.
    pub encounter: Encounter,
}

/// Keeps a report.
///
/// # Errors
/// [`StoreError::NotFound`] where the trigger is no longer there.
pub fn report(store: &Store, encounter: &Encounter, now: Instant) -> Result<Id, TriggerError> {
    let strength = encounter.strength.map(rating).transpose()?;
    let id = Id::new(now)?;
    store.write(|db| {
        let trigger: i64 = db
            .prepare_cached("SELECT rowid FROM triggers WHERE id = ?1")?
            .query_row([encounter.trigger], |row| row.get(0))
            .optional()?
            .ok_or(StoreError::NotFound)?;
        db.prepare_cached(
            "INSERT INTO trigger_encounters (id, trigger, at, zone, strength, acted, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id,
            trigger,
            to_millis(encounter.at),
            encounter.zone.to_string(),
            strength,
            encounter.acted,
            to_millis(now)
        ])?;
        Ok(())
    })?;
    Ok(id)
}

/// Sets a report right: how strong it was, and whether the person acted on it.
pub fn correct(
    store: &Store,
    id: Id,
    strength: Option<i32>,
    acted: bool,
    now: Instant,
) -> Result<(), TriggerError> {
    let strength = strength.map(rating).transpose()?;
    store.write(|db| {
        found(db.execute(
            "UPDATE trigger_encounters SET strength = ?2, acted = ?3, edited_at = max(edited_at, ?4)
             WHERE id = ?1",
            params![id, strength, acted, to_millis(now)],
        )?)
    })?;
    Ok(())
}

/// Deletes a report.
pub fn remove(store: &Store, id: Id) -> Result<(), TriggerError> {
    store.write(|db| found(db.execute("DELETE FROM trigger_encounters WHERE id = ?1", [id])?))?;
    Ok(())
}

/// One report.
///
/// # Errors
/// [`StoreError::NotFound`] where it is no longer there.
pub fn find(store: &Store, id: Id) -> Result<KeptEncounter, TriggerError> {
    Ok(store.read(|db| {
        db.prepare_cached(
            "SELECT met.id, triggers.id, met.at, met.zone, met.strength, met.acted
             FROM trigger_encounters AS met JOIN triggers ON triggers.rowid = met.trigger WHERE met.id = ?1",
        )?
        .query_row([id], |row| Ok(read(row)))
        .optional()?
        .ok_or(StoreError::NotFound)?
    })?)
}

/// The reports of one trigger, newest first.
pub fn list(store: &Store, trigger: Id) -> Result<Vec<KeptEncounter>, TriggerError> {
    Ok(store.read(|db| {
        db.prepare_cached(
            "SELECT met.id, triggers.id, met.at, met.zone, met.strength, met.acted
             FROM trigger_encounters AS met JOIN triggers ON triggers.rowid = met.trigger
             WHERE triggers.id = ?1 ORDER BY met.at DESC, met.id DESC",
        )?
        .query_and_then([trigger], read)?
        .collect::<Result<_, StoreError>>()
    })?)
}

/// The reports of triggers that were acted on, from `from` up to and including `to`, newest first.
pub fn acted(store: &Store, from: Instant, to: Instant) -> Result<Vec<(Id, Instant)>, StoreError> {
    store.timed(
        "SELECT id, at FROM trigger_encounters WHERE acted AND at BETWEEN ?1 AND ?2 ORDER BY at DESC",
        params![to_millis(from), to_millis(to)],
    )
}

fn read(row: &Row<'_>) -> Result<KeptEncounter, StoreError> {
    Ok(KeptEncounter {
        id: row.get(0)?,
        encounter: Encounter {
            trigger: row.get(1)?,
            at: instant(row.get(2)?)?,
            zone: row
                .get::<_, String>(3)?
                .parse()
                .map_err(|_| StoreError::Damaged)?,
            strength: row.get(4)?,
            acted: row.get(5)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{at, trigger};
    use crate::triggers::trigger::remove as remove_trigger;

    fn met(trigger: Id, second: i64) -> Encounter {
        Encounter {
            trigger,
            at: at(second),
            zone: "Asia/Tokyo".parse().unwrap(),
            strength: Some(6),
            acted: false,
        }
    }

    #[test]
    fn reports_are_kept_with_their_zone_corrected_and_deleted() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0).id;
        let first = report(&store, &met(bar, 5), at(50)).unwrap();
        let second = report(&store, &met(bar, 9), at(51)).unwrap();
        correct(&store, first, None, true, at(60)).unwrap();
        let found = list(&store, bar).unwrap();
        assert_eq!(
            found.iter().map(|kept| kept.id).collect::<Vec<_>>(),
            [second, first]
        );
        assert_eq!(found[0].encounter, met(bar, 9));
        assert_eq!(
            (found[1].encounter.strength, found[1].encounter.acted),
            (None, true)
        );
        remove(&store, first).unwrap();
        assert_eq!(list(&store, bar).unwrap().len(), 1);
    }

    #[test]
    fn eleven_is_no_strength_and_nothing_is_kept() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0).id;
        let eleven = Encounter {
            strength: Some(11),
            ..met(bar, 5)
        };
        assert_eq!(
            report(&store, &eleven, at(6)),
            Err(TriggerError::RatingOutOfRange { value: 11 })
        );
        assert_eq!(list(&store, bar).unwrap(), []);
    }

    #[test]
    fn reports_go_with_their_trigger() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0).id;
        report(&store, &met(bar, 5), at(50)).unwrap();
        remove_trigger(&store, bar).unwrap();
        assert_eq!(list(&store, bar).unwrap(), []);
        assert_eq!(
            report(&store, &met(bar, 5), at(52)),
            Err(TriggerError::Store(StoreError::NotFound))
        );
    }
}
