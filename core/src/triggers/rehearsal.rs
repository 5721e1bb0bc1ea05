//! Going through the response in the mind: never from a ride, at an urge of 4 or less, and never the cue. It ends
//! with coping that worked and another rating, and offers grounding when that is higher.

use rusqlite::{OptionalExtension as _, params};

use super::stored::{fitting, rating};
use super::{RehearsalError, TriggerError, offered};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, to_millis};

/// The highest urge at which a plan is rehearsed (safety rules, "Cautions").
pub const REHEARSE_AT_MOST: i32 = 4;

/// What was rehearsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rehearsed {
    /// A plan for the moment.
    Plan {
        /// Its id.
        id: Id,
    },
    /// The plan for a day that may be hard.
    Day {
        /// Its id.
        id: Id,
    },
}

/// A rehearsal that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// What was rehearsed.
    pub what: Rehearsed,
    /// The urge before it, 0 to 4.
    pub urge_before: i32,
    /// The urge after it, 0 to 10, where it was rated.
    pub urge_after: Option<i32>,
    /// Coping that worked, in the person's words; may be empty.
    pub what_worked: String,
    /// "This makes it worse": it ended there, and is not suggested again.
    pub made_worse: bool,
}

/// What follows a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterRehearsal {
    /// True where the urge is higher than before, or the rehearsal made it worse.
    pub offer_grounding: bool,
}

/// Whether now is a moment to rehearse. `riding` is true while any ride is under way.
///
/// # Errors
/// Why not, and what to do instead.
pub fn may_rehearse(riding: bool, urge: i32) -> Result<(), RehearsalError> {
    if riding {
        return Err(RehearsalError::Riding);
    }
    match urge {
        0..=REHEARSE_AT_MOST => Ok(()),
        5..=10 => Err(RehearsalError::UrgeTooHigh {
            urge,
            limit: REHEARSE_AT_MOST,
        }),
        value => Err(RehearsalError::RatingOutOfRange { value }),
    }
}

/// Keeps a rehearsal that is over, and says what follows.
///
/// # Errors
/// [`RehearsalError`] where the urge before it was too high for one, [`StoreError::NotFound`] where the plan or the
/// day is no longer there.
pub fn keep(
    store: &Store,
    rehearsal: &Rehearsal,
    now: Instant,
    zone: Zone,
) -> Result<AfterRehearsal, TriggerError> {
    may_rehearse(false, rehearsal.urge_before)?;
    let urge_after = rehearsal.urge_after.map(rating).transpose()?;
    let what_worked = fitting(&rehearsal.what_worked)?;
    let id = Id::new(now)?;
    store.write(|db| {
        let row_of = |sql, id: Id| -> Result<i64, StoreError> {
            db.query_row(sql, [id], |row| row.get(0))
                .optional()?
                .ok_or(StoreError::NotFound)
        };
        let (plan, day) = match rehearsal.what {
            Rehearsed::Plan { id } => (
                Some(row_of("SELECT rowid FROM if_then_plans WHERE id = ?1", id)?),
                None,
            ),
            Rehearsed::Day { id } => (
                None,
                Some(row_of("SELECT rowid FROM cope_ahead WHERE id = ?1", id)?),
            ),
        };
        db.execute(
            "INSERT INTO trigger_rehearsals
                 (id, plan, day, at, zone, urge_before, urge_after, what_worked, made_worse, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?4)",
            params![
                id,
                plan,
                day,
                to_millis(now),
                zone.to_string(),
                rehearsal.urge_before,
                urge_after,
                what_worked,
                rehearsal.made_worse
            ],
        )?;
        Ok(())
    })?;
    let higher = urge_after.is_some_and(|after| after > rehearsal.urge_before);
    Ok(AfterRehearsal {
        offer_grounding: rehearsal.made_worse || higher,
    })
}

/// Coping that worked, to end a rehearsal with: what the person wrote after earlier ones, newest first, then the
/// responses of plans that helped. At most `limit`, none twice.
pub fn coping_that_worked(
    store: &Store,
    limit: i32,
    used: bool,
) -> Result<Vec<String>, TriggerError> {
    let mut worked: Vec<String> = store.read(|db| {
        db.prepare_cached(
            "SELECT what_worked FROM trigger_rehearsals WHERE what_worked <> '' AND NOT made_worse
             GROUP BY what_worked ORDER BY max(at) DESC, what_worked LIMIT ?1",
        )?
        .query_map([limit.max(0)], |row| row.get(0))?
        .collect::<Result<_, _>>()
        .map_err(StoreError::from)
    })?;
    for plan in offered::every(store)? {
        if plan.helped > 0
            && !(used && offered::breathes(&plan))
            && !worked.contains(&plan.written.response)
        {
            worked.push(plan.written.response);
        }
    }
    worked.truncate(limit.max(0) as usize);
    Ok(worked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{at, plan, ride, trigger};
    use crate::triggers::helped::{PlanHelped, answer};
    use crate::triggers::if_then::{IfThenPlan, ResponseKind};

    fn one_plan(store: &Store) -> IfThenPlan {
        let bar = trigger(store, "the bar", &[], 0);
        plan(store, bar.id, ResponseKind::Leave, "I turn around", 1)
    }

    fn rehearsed(of: &IfThenPlan) -> Rehearsal {
        Rehearsal {
            what: Rehearsed::Plan { id: of.id },
            urge_before: 3,
            urge_after: Some(2),
            what_worked: "calling my sister".to_owned(),
            made_worse: false,
        }
    }

    #[test]
    fn nothing_is_rehearsed_from_a_ride_or_above_four() {
        for urge in 0..=10 {
            assert_eq!(may_rehearse(true, urge), Err(RehearsalError::Riding));
            let expected = match urge {
                0..=4 => Ok(()),
                _ => Err(RehearsalError::UrgeTooHigh { urge, limit: 4 }),
            };
            assert_eq!(may_rehearse(false, urge), expected);
        }
        for value in [-1, 11, i32::MIN, i32::MAX] {
            assert_eq!(
                may_rehearse(false, value),
                Err(RehearsalError::RatingOutOfRange { value })
            );
        }
    }

    #[test]
    fn grounding_is_offered_when_the_urge_is_higher_afterwards_or_it_made_things_worse() {
        let (_folder, store) = scratch::store();
        let of = one_plan(&store);
        let after = |urge_after, made_worse| {
            let rehearsal = Rehearsal {
                urge_after,
                made_worse,
                ..rehearsed(&of)
            };
            keep(&store, &rehearsal, at(5), Zone::UTC)
                .unwrap()
                .offer_grounding
        };
        assert!(!after(Some(2), false) && !after(Some(3), false) && !after(None, false));
        assert!(after(Some(4), false) && after(None, true));
    }

    #[test]
    fn a_plan_knows_how_often_and_when_it_was_rehearsed_and_whether_to_suggest_another() {
        let (_folder, store) = scratch::store();
        let of = one_plan(&store);
        let found = |store: &Store| offered::every(store).unwrap().remove(0);
        keep(&store, &rehearsed(&of), at(5), Zone::UTC).unwrap();
        keep(&store, &rehearsed(&of), at(9), Zone::UTC).unwrap();
        let twice = found(&store);
        assert_eq!(
            (
                twice.rehearsed,
                twice.last_rehearsed_at,
                twice.suggest_rehearsal
            ),
            (2, Some(at(9)), true)
        );
        let worse = Rehearsal {
            made_worse: true,
            ..rehearsed(&of)
        };
        keep(&store, &worse, at(12), Zone::UTC).unwrap();
        assert!(!found(&store).suggest_rehearsal);
    }

    #[test]
    fn a_rehearsal_at_five_or_of_something_that_is_gone_is_not_kept() {
        let (_folder, store) = scratch::store();
        let of = one_plan(&store);
        let five = Rehearsal {
            urge_before: 5,
            ..rehearsed(&of)
        };
        assert_eq!(
            keep(&store, &five, at(5), Zone::UTC),
            Err(RehearsalError::UrgeTooHigh { urge: 5, limit: 4 }.into())
        );
        let gone = Rehearsal {
            what: Rehearsed::Day { id: of.id },
            ..rehearsed(&of)
        };
        assert_eq!(
            keep(&store, &gone, at(5), Zone::UTC),
            Err(TriggerError::Store(StoreError::NotFound))
        );
        assert_eq!(offered::every(&store).unwrap()[0].rehearsed, 0);
    }

    #[test]
    fn a_rehearsal_ends_with_what_worked_before() {
        let (_folder, store) = scratch::store();
        let of = one_plan(&store);
        keep(&store, &rehearsed(&of), at(5), Zone::UTC).unwrap();
        let music = Rehearsal {
            what_worked: "music".to_owned(),
            ..rehearsed(&of)
        };
        keep(&store, &music, at(9), Zone::UTC).unwrap();
        keep(&store, &rehearsed(&of), at(12), Zone::UTC).unwrap();
        answer(&store, of.id, ride(&store, 20), PlanHelped::Yes, at(21)).unwrap();
        let worked = |limit| coping_that_worked(&store, limit, false).unwrap();
        assert_eq!(worked(9), ["calling my sister", "music", "I turn around"]);
        assert_eq!(worked(1), ["calling my sister"]);
    }
}
