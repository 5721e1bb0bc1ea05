//! After a ride: did the plan help?

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::TriggerError;
use super::stored::word;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// Whether a plan helped in a ride.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanHelped {
    /// It did.
    Yes,
    /// It did not.
    No,
    /// It was not used; that says nothing about the plan.
    NotUsed,
}

/// Keeps whether a plan helped in a ride; answering again sets the answer right. It goes when the ride is deleted.
///
/// # Errors
/// [`StoreError::NotFound`] where the plan or the ride is no longer there.
pub fn answer(
    store: &Store,
    plan: Id,
    ride: Id,
    helped: PlanHelped,
    now: Instant,
) -> Result<(), TriggerError> {
    let id = Id::new(now)?;
    let helped = word(helped)?;
    store.write(|db| {
        let plan: i64 = db
            .query_row(
                "SELECT rowid FROM if_then_plans
                 WHERE id = ?1 AND EXISTS (SELECT 1 FROM exercises WHERE id = ?2)",
                params![plan, ride],
                |row| row.get(0),
            )
            .optional()?
            .ok_or(StoreError::NotFound)?;
        db.execute(
            "INSERT INTO if_then_answers (id, plan, ride, helped, edited_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (plan, ride) DO UPDATE
             SET helped = excluded.helped, edited_at = max(edited_at, excluded.edited_at)",
            params![id, plan, ride, helped, to_millis(now)],
        )?;
        Ok(())
    })?;
    Ok(())
}

/// What was said of one plan after a ride, as it lies in the bin with the ride.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RideAnswer {
    id: Id,
    plan: Id,
    helped: String,
    edited_at: i64,
}

/// What was said after this ride.
pub(crate) fn answers_of(db: &Connection, ride: Id) -> Result<Vec<RideAnswer>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT answer.id, plan.id, answer.helped, answer.edited_at FROM if_then_answers AS answer
         JOIN if_then_plans AS plan ON plan.rowid = answer.plan WHERE answer.ride = ?1 ORDER BY answer.rowid",
    )?;
    let rows = statement.query_map([ride], |row| {
        Ok(RideAnswer {
            id: row.get(0)?,
            plan: row.get(1)?,
            helped: row.get(2)?,
            edited_at: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts it back, as far as its plans are still there.
pub(crate) fn put_back_answers(
    db: &Connection,
    ride: Id,
    answers: &[RideAnswer],
) -> Result<(), StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO if_then_answers (id, plan, ride, helped, edited_at)
         SELECT ?1, rowid, ?3, ?4, ?5 FROM if_then_plans WHERE id = ?2",
    )?;
    for answer in answers {
        let RideAnswer {
            id,
            plan,
            helped,
            edited_at,
        } = answer;
        insert.execute(params![id, plan, ride, helped, edited_at])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{at, plan, ride, trigger};
    use crate::triggers::if_then::{IfThenPlan, ResponseKind};
    use crate::triggers::offered::every;

    fn only(store: &Store) -> IfThenPlan {
        every(store).unwrap().remove(0)
    }

    #[test]
    fn an_answer_can_be_set_right_and_goes_with_its_ride() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        let ride = ride(&store, 2);
        answer(&store, kept.id, ride, PlanHelped::No, at(3)).unwrap();
        answer(&store, kept.id, ride, PlanHelped::Yes, at(4)).unwrap();
        let counts = |plan: IfThenPlan| (plan.helped, plan.did_not_help, plan.not_used);
        assert_eq!(counts(only(&store)), (1, 0, 0));
        store
            .write(|db| crate::session::bin::take_out(db, ride).map(|_| ()))
            .unwrap();
        assert_eq!(counts(only(&store)), (0, 0, 0));
        assert_eq!(
            answer(&store, kept.id, ride, PlanHelped::Yes, at(5)),
            Err(TriggerError::Store(StoreError::NotFound))
        );
    }
}
