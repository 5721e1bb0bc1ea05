//! Everything can be set right afterwards: a ride that was rated by mistake too.

use rusqlite::params;

use super::SessionError;
use super::event::{Happened, Outcome};
use super::records::{Record, find};
use super::stored::StoredEvent;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// Why nothing was set right.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CorrectionError {
    /// The correction makes no sense.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The store could not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Something set right afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// The rating at this place in the log, counted from 0 over all events.
    Rating {
        /// Place in the log.
        seq: i32,
        /// 0 to 10.
        value: i32,
    },
    /// What the person says of it.
    Outcome {
        /// None where they would rather leave it open.
        outcome: Option<Outcome>,
    },
}

/// Sets something right in an exercise that is over.
///
/// # Errors
/// As [`correct_all`].
pub fn correct(
    store: &Store,
    id: Id,
    correction: Correction,
    now: Instant,
) -> Result<(), CorrectionError> {
    correct_all(store, id, &[correction], now)
}

/// Sets several things right in an exercise that is over: all of them, or none.
///
/// # Errors
/// [`CorrectionError`] where one of them makes no sense, or is about something that is not there.
pub fn correct_all(
    store: &Store,
    id: Id,
    corrections: &[Correction],
    now: Instant,
) -> Result<(), CorrectionError> {
    let record = find(store, id)?;
    let events = corrections.iter().map(|one| corrected(&record, *one));
    let events = events.collect::<Result<Vec<_>, _>>()?;
    store.write(|db| {
        let mut update = db.prepare_cached(
            "UPDATE exercise_events SET number = ?3, detail = ?4
             WHERE exercise = (SELECT rowid FROM exercises WHERE id = ?1) AND seq = ?2 AND kind = ?5",
        )?;
        for (seq, what) in &events {
            let (kind, number, detail) = StoredEvent::of(what)?;
            if update.execute(params![id, seq, number, detail, kind])? == 0 {
                return Err(StoreError::NotFound);
            }
        }
        db.execute(
            "UPDATE exercises SET edited_at = max(edited_at, ?2) WHERE id = ?1",
            params![id, to_millis(now)],
        )?;
        Ok(())
    })?;
    Ok(())
}

/// The event that takes the place of what was recorded, and its place in the log.
fn corrected(record: &Record, correction: Correction) -> Result<(i64, Happened), CorrectionError> {
    match correction {
        Correction::Rating { value, .. } if !(0..=10).contains(&value) => {
            Err(SessionError::RatingOutOfRange { value }.into())
        }
        Correction::Rating { seq, value } => Ok((i64::from(seq), Happened::Rated { value })),
        Correction::Outcome { outcome } => {
            let last = record.live.events().len() - 1;
            let Happened::Finished { ending, .. } = record.live.events()[last].what else {
                return Err(StoreError::NotFound.into());
            };
            Ok((last as i64, Happened::Finished { ending, outcome }))
        }
    }
}

/// Leaves open again what a ride came to, where somebody said that they used by mistake. False where no ride with this
/// id says so.
pub fn leave_outcome_open(store: &Store, id: Id, now: Instant) -> Result<bool, StoreError> {
    let says_so = |what: &Happened| matches!(what, Happened::Finished { outcome: Some(outcome), .. } if outcome.used());
    let found = match find(store, id) {
        Err(StoreError::NotFound) => return Ok(false),
        found => found?,
    };
    if !found.live.events().iter().any(|event| says_so(&event.what)) {
        return Ok(false);
    }
    match correct(store, id, Correction::Outcome { outcome: None }, now) {
        Ok(()) => Ok(true),
        Err(CorrectionError::Store(error)) => Err(error),
        // An outcome that is left open is always one that makes sense.
        Err(CorrectionError::Session(_)) => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Ending;
    use crate::session::example::{at, finished};
    use crate::store::scratch;

    #[test]
    fn a_rating_and_an_outcome_can_be_set_right() {
        let (_folder, store) = scratch::store();
        let id = finished(&store).id;
        correct(&store, id, Correction::Rating { seq: 1, value: 6 }, at(500)).unwrap();
        correct(
            &store,
            id,
            Correction::Outcome {
                outcome: Some(Outcome::UsedSome),
            },
            at(501),
        )
        .unwrap();
        let found = find(&store, id).unwrap();
        assert_eq!(found.live.events()[1].what, Happened::Rated { value: 6 });
        let ended = Happened::Finished {
            ending: Ending::Done,
            outcome: Some(Outcome::UsedSome),
        };
        assert_eq!(found.live.events().last().unwrap().what, ended);
    }

    #[test]
    fn a_correction_that_makes_no_sense_changes_nothing() {
        let (_folder, store) = scratch::store();
        let id = finished(&store).id;
        let before = find(&store, id).unwrap();
        let eleven = correct(
            &store,
            id,
            Correction::Rating { seq: 1, value: 11 },
            at(500),
        );
        assert_eq!(
            eleven,
            Err(SessionError::RatingOutOfRange { value: 11 }.into())
        );
        // The event at place 0 is no rating.
        let no_rating = correct(&store, id, Correction::Rating { seq: 0, value: 5 }, at(500));
        assert_eq!(no_rating, Err(StoreError::NotFound.into()));
        assert_eq!(
            find(&store, id).unwrap().live.events(),
            before.live.events()
        );
    }
}
