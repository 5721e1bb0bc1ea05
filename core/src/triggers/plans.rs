//! If-then plans in the store: kept, changed, rated, removed, and read back with all that was said of them.

use rusqlite::{Connection, Row, params};

use super::TriggerError;
use super::if_then::{IfThenDraft, IfThenPlan};
use super::stored::{choice, instant, rating, texts, word};
use super::trigger::found;
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, to_millis};

/// Keeps a new plan for a trigger.
///
/// # Errors
/// [`TriggerError::NoWords`] where the situation or the response is missing, [`StoreError::NotFound`] where the
/// trigger is no longer there.
pub fn keep(
    store: &Store,
    trigger: Id,
    draft: &IfThenDraft,
    now: Instant,
) -> Result<IfThenPlan, TriggerError> {
    let (id, written) = (Id::new(now)?, draft.to_keep()?);
    store.write(|db| keep_in(db, id, trigger, &written, now))?;
    Ok(IfThenPlan {
        id,
        trigger,
        written,
        confidence: None,
        rated_at: None,
        rehearsed: 0,
        last_rehearsed_at: None,
        suggest_rehearsal: true,
        helped: 0,
        did_not_help: 0,
        not_used: 0,
        edited_at: instant(to_millis(now))?,
    })
}

/// Keeps a plan that was checked before, in a transaction of somebody else's.
pub(crate) fn keep_in(
    db: &Connection,
    id: Id,
    trigger: Id,
    written: &IfThenDraft,
    now: Instant,
) -> Result<(), StoreError> {
    found(db.execute(
        "INSERT INTO if_then_plans (id, trigger, situation, response, kind, opens, edited_at)
             SELECT ?1, rowid, ?3, ?4, ?5, ?6, ?7 FROM triggers WHERE id = ?2",
        params![
            id,
            trigger,
            written.situation,
            written.response,
            word(written.kind)?,
            written.opens,
            to_millis(now)
        ],
    )?)
}

/// Writes a plan anew; what was said of it stays.
pub fn change(
    store: &Store,
    id: Id,
    draft: &IfThenDraft,
    now: Instant,
) -> Result<(), TriggerError> {
    let written = draft.to_keep()?;
    Ok(store.write(|db| change_in(db, id, &written, now))?)
}

/// Writes a plan anew that was checked before, in a transaction of somebody else's.
pub(crate) fn change_in(
    db: &Connection,
    id: Id,
    written: &IfThenDraft,
    now: Instant,
) -> Result<(), StoreError> {
    found(db.execute(
        "UPDATE if_then_plans SET situation = ?2, response = ?3, kind = ?4, opens = ?5,
                    edited_at = max(edited_at, ?6) WHERE id = ?1",
        params![
            id,
            written.situation,
            written.response,
            word(written.kind)?,
            written.opens,
            to_millis(now)
        ],
    )?)
}

/// Deletes a plan with its rehearsals and answers.
pub fn remove(store: &Store, id: Id) -> Result<(), TriggerError> {
    Ok(store.write(|db| remove_in(db, id))?)
}

/// Deletes a plan in a transaction of somebody else's.
pub(crate) fn remove_in(db: &Connection, id: Id) -> Result<(), StoreError> {
    found(db.execute("DELETE FROM if_then_plans WHERE id = ?1", [id])?)
}

/// Rates how sure the person is that they would do it, 0 to 10.
pub fn rate_confidence(
    store: &Store,
    id: Id,
    confidence: i32,
    now: Instant,
) -> Result<(), TriggerError> {
    let confidence = rating(confidence)?;
    store.write(|db| {
        found(db.execute(
            "UPDATE if_then_plans SET confidence = ?2, rated_at = ?3, edited_at = max(edited_at, ?3) WHERE id = ?1",
            params![id, confidence, to_millis(now)],
        )?)
    })?;
    Ok(())
}

const ALL: &str = "
    SELECT plans.id, triggers.id, situation, response, plans.kind, opens, confidence, rated_at,
           ifnull(rehearsals.times, 0), rehearsals.last, ifnull(rehearsals.made_worse, 0),
           ifnull(answers.yes, 0), ifnull(answers.no, 0), ifnull(answers.not_used, 0), plans.edited_at,
           triggers.chips
    FROM if_then_plans AS plans
    JOIN triggers ON triggers.rowid = plans.trigger
    LEFT JOIN (SELECT plan, sum(helped = 'yes') AS yes, sum(helped = 'no') AS no,
                      sum(helped = 'not_used') AS not_used
               FROM if_then_answers GROUP BY plan) AS answers ON answers.plan = plans.rowid
    LEFT JOIN (SELECT plan, count(*) AS times, max(at) AS last, max(made_worse) AS made_worse
               FROM trigger_rehearsals WHERE plan IS NOT NULL GROUP BY plan) AS rehearsals
           ON rehearsals.plan = plans.rowid
    ORDER BY plans.id";

/// A plan with the chips of its trigger.
pub(super) struct WithChips {
    pub plan: IfThenPlan,
    pub chips: Vec<String>,
}

/// Every plan, the oldest first, in one query.
pub(super) fn all(store: &Store) -> Result<Vec<WithChips>, StoreError> {
    store.read(all_in)
}

fn all_in(db: &Connection) -> Result<Vec<WithChips>, StoreError> {
    db.prepare_cached(ALL)?
        .query_and_then([], read)?
        .collect::<Result<_, StoreError>>()
}

/// Every plan, the oldest first, in a transaction of somebody else's.
pub(crate) fn every_in(db: &Connection) -> Result<Vec<IfThenPlan>, StoreError> {
    Ok(all_in(db)?.into_iter().map(|with| with.plan).collect())
}

fn read(row: &Row<'_>) -> Result<WithChips, StoreError> {
    let instant_at = |column| -> Result<Option<Instant>, StoreError> {
        row.get::<_, Option<i64>>(column)?.map(instant).transpose()
    };
    Ok(WithChips {
        plan: IfThenPlan {
            id: row.get(0)?,
            trigger: row.get(1)?,
            written: IfThenDraft {
                situation: row.get(2)?,
                response: row.get(3)?,
                kind: choice(row.get(4)?)?,
                opens: row.get(5)?,
            },
            confidence: row.get(6)?,
            rated_at: instant_at(7)?,
            rehearsed: row.get(8)?,
            last_rehearsed_at: instant_at(9)?,
            suggest_rehearsal: !row.get::<_, bool>(10)?,
            helped: row.get(11)?,
            did_not_help: row.get(12)?,
            not_used: row.get(13)?,
            edited_at: instant(row.get(14)?)?,
        },
        chips: texts(&row.get::<_, String>(15)?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{at, plan, plan_draft, trigger};
    use crate::triggers::if_then::ResponseKind;
    use crate::triggers::offered::every;

    fn only(store: &Store) -> IfThenPlan {
        every(store).unwrap().remove(0)
    }

    #[test]
    fn a_plan_is_kept_changed_rated_and_removed() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        assert_eq!(only(&store), kept);
        let breathe = IfThenDraft {
            opens: Some("breathing:long-exhale".to_owned()),
            ..plan_draft(ResponseKind::Breathing, "I breathe for three minutes")
        };
        change(&store, kept.id, &breathe, at(5)).unwrap();
        rate_confidence(&store, kept.id, 7, at(6)).unwrap();
        let found = only(&store);
        assert_eq!(
            (found.written, found.confidence, found.rated_at),
            (breathe, Some(7), Some(at(6)))
        );
        remove(&store, kept.id).unwrap();
        assert_eq!(every(&store).unwrap(), []);
    }

    #[test]
    fn what_makes_no_plan_is_refused_and_changes_nothing() {
        let (_folder, store) = scratch::store();
        let bar = trigger(&store, "the bar", &[], 0);
        let kept = plan(&store, bar.id, ResponseKind::Leave, "I turn around", 1);
        assert_eq!(
            change(
                &store,
                kept.id,
                &plan_draft(ResponseKind::Leave, " "),
                at(2)
            ),
            Err(TriggerError::NoWords)
        );
        assert_eq!(
            rate_confidence(&store, kept.id, 11, at(2)),
            Err(TriggerError::RatingOutOfRange { value: 11 })
        );
        let nowhere = Id::from_parts(at(0), &[7; 10]);
        assert_eq!(
            keep(
                &store,
                nowhere,
                &plan_draft(ResponseKind::Leave, "I go"),
                at(2)
            ),
            Err(TriggerError::Store(StoreError::NotFound))
        );
        assert_eq!(every(&store).unwrap(), [kept]);
    }
}
