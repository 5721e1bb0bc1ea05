//! A day that may be hard, such as a wedding on Saturday: a plan for it, a rehearsal, and a check-in after.

use rusqlite::{OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::TriggerError;
use super::stored::{choice, fitting, instant, said, word};
use super::trigger::found;
use crate::content::CopeAheadWords;
use crate::store::{Id, Store, StoreError};
use crate::time::{Day, Instant, Zone, to_millis};

/// What a person writes down of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CopeAheadDraft {
    /// What is coming up.
    pub situation: String,
    /// The day of it.
    pub day: Day,
    /// What they will do; may be empty, as all that follows.
    pub what_i_will_do: String,
    /// Who knows.
    pub who_knows: String,
    /// How they leave.
    pub how_i_leave: String,
}

impl CopeAheadDraft {
    /// What to do there, who knows, how to leave, as far as it is written.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let lines = [&self.what_i_will_do, &self.who_knows, &self.how_i_leave];
        lines.into_iter().filter(|text| !text.is_empty()).cloned()
    }

    fn to_keep(&self) -> Result<Self, TriggerError> {
        Ok(Self {
            situation: said(&self.situation)?,
            day: self.day,
            what_i_will_do: fitting(&self.what_i_will_do)?,
            who_knows: fitting(&self.who_knows)?,
            how_i_leave: fitting(&self.how_i_leave)?,
        })
    }
}

/// How a day went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Went {
    /// Easier than they thought.
    Easier,
    /// About as they thought.
    AsThought,
    /// Harder than they thought.
    Harder,
    /// It did not happen, or they did not go.
    DidNotHappen,
    /// They would rather not say, and are not asked again.
    RatherNotSay,
}

impl Went {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Easier,
        Self::AsThought,
        Self::Harder,
        Self::DidNotHappen,
        Self::RatherNotSay,
    ];

    /// Its label.
    pub fn label(self, words: &CopeAheadWords) -> &str {
        match self {
            Self::Easier => &words.easier,
            Self::AsThought => &words.as_thought,
            Self::Harder => &words.harder,
            Self::DidNotHappen => &words.did_not_happen,
            Self::RatherNotSay => &words.rather_not_say,
        }
    }
}

/// A check-in after the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckIn {
    /// How it went.
    pub went: Went,
    /// What helped; may be empty.
    pub what_helped: String,
    /// When it was said.
    pub at: Instant,
}

/// A day that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CopeAhead {
    /// Its id.
    pub id: Id,
    /// What the person wrote.
    #[serde(flatten)]
    pub written: CopeAheadDraft,
    /// How often its plan was rehearsed.
    pub rehearsed: i32,
    /// When it was last rehearsed.
    pub last_rehearsed_at: Option<Instant>,
    /// False where a rehearsal made it worse: another is not suggested.
    pub suggest_rehearsal: bool,
    /// The check-in, where there was one.
    pub check_in: Option<CheckIn>,
    /// When it was last changed.
    pub edited_at: Instant,
}

/// Keeps a new day.
///
/// # Errors
/// [`TriggerError::NoWords`] where the situation is missing.
pub fn keep(store: &Store, draft: &CopeAheadDraft, now: Instant) -> Result<Id, TriggerError> {
    let id = Id::new(now)?;
    let written = draft.to_keep()?;
    store.write(|db| {
        db.execute(
            "INSERT INTO cope_ahead (id, situation, day, what_i_will_do, who_knows, how_i_leave, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id,
                written.situation,
                written.day.to_string(),
                written.what_i_will_do,
                written.who_knows,
                written.how_i_leave,
                to_millis(now)
            ],
        )?;
        Ok(())
    })?;
    Ok(id)
}

/// Writes a day anew. Where it is moved to a later one, the check-in is asked again after that.
pub fn change(
    store: &Store,
    id: Id,
    draft: &CopeAheadDraft,
    now: Instant,
) -> Result<(), TriggerError> {
    let written = draft.to_keep()?;
    store.write(|db| {
        found(db.execute(
            "UPDATE cope_ahead SET situation = ?2, day = ?3, what_i_will_do = ?4, who_knows = ?5, how_i_leave = ?6,
                    edited_at = max(edited_at, ?7) WHERE id = ?1",
            params![
                id,
                written.situation,
                written.day.to_string(),
                written.what_i_will_do,
                written.who_knows,
                written.how_i_leave,
                to_millis(now)
            ],
        )?)
    })?;
    Ok(())
}

/// Deletes a day with its rehearsals and its check-in.
pub fn remove(store: &Store, id: Id) -> Result<(), TriggerError> {
    store.write(|db| found(db.execute("DELETE FROM cope_ahead WHERE id = ?1", [id])?))?;
    Ok(())
}

/// Keeps how a day went; saying it again sets it right.
///
/// # Errors
/// [`TriggerError::StillAhead`] where the day has not come yet.
pub fn check_in(
    store: &Store,
    id: Id,
    went: Went,
    what_helped: &str,
    now: Instant,
    zone: Zone,
) -> Result<(), TriggerError> {
    let went = word(went)?;
    let what_helped = fitting(what_helped)?;
    let today = Day::of(now, zone);
    let ahead = store.write(|db| {
        let day: String = db
            .query_row("SELECT day FROM cope_ahead WHERE id = ?1", [id], |row| {
                row.get(0)
            })
            .optional()?
            .ok_or(StoreError::NotFound)?;
        if self::day(&day)? > today {
            return Ok(true);
        }
        db.execute(
            "UPDATE cope_ahead SET went = ?2, what_helped = ?3, checked_in_at = ?4,
                    edited_at = max(edited_at, ?4) WHERE id = ?1",
            params![id, went, what_helped, to_millis(now)],
        )?;
        Ok(false)
    })?;
    if ahead {
        return Err(TriggerError::StillAhead);
    }
    Ok(())
}

/// Every day, the earliest first, in one query.
pub fn list(store: &Store) -> Result<Vec<CopeAhead>, TriggerError> {
    Ok(store.read(|db| {
        db.prepare_cached(
            "SELECT days.id, situation, days.day, what_i_will_do, who_knows, how_i_leave, ifnull(times, 0), last,
                    ifnull(made_worse, 0), went, what_helped, checked_in_at, edited_at
             FROM cope_ahead AS days
             LEFT JOIN (SELECT day AS row, count(*) AS times, max(at) AS last, max(made_worse) AS made_worse
                        FROM trigger_rehearsals WHERE day IS NOT NULL GROUP BY day) ON row = days.rowid
             ORDER BY days.day, days.id",
        )?
        .query_and_then([], read)?
        .collect::<Result<_, StoreError>>()
    })?)
}

fn day(text: &str) -> Result<Day, StoreError> {
    text.parse().map_err(|_| StoreError::Damaged)
}

fn read(row: &Row<'_>) -> Result<CopeAhead, StoreError> {
    let instant_at = |column| -> Result<Option<Instant>, StoreError> {
        row.get::<_, Option<i64>>(column)?.map(instant).transpose()
    };
    let check_in = match (row.get::<_, Option<String>>(9)?, instant_at(11)?) {
        (Some(went), Some(at)) => Some(CheckIn {
            went: choice(went)?,
            what_helped: row.get(10)?,
            at,
        }),
        _ => None,
    };
    Ok(CopeAhead {
        id: row.get(0)?,
        written: CopeAheadDraft {
            situation: row.get(1)?,
            day: day(&row.get::<_, String>(2)?)?,
            what_i_will_do: row.get(3)?,
            who_knows: row.get(4)?,
            how_i_leave: row.get(5)?,
        },
        rehearsed: row.get(6)?,
        last_rehearsed_at: instant_at(7)?,
        suggest_rehearsal: !row.get::<_, bool>(8)?,
        check_in,
        edited_at: instant(row.get(12)?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;
    use crate::triggers::example::{NOON, berlin, on, wedding};
    use crate::triggers::rehearsal::{self, Rehearsal, Rehearsed};

    #[test]
    fn a_day_that_has_not_come_has_no_check_in() {
        let (_folder, store) = scratch::store();
        let id = keep(&store, &wedding("2026-11-28"), on("2026-11-20", NOON)).unwrap();
        let before = on("2026-11-27", NOON);
        assert_eq!(
            check_in(&store, id, Went::Easier, "", before, berlin()),
            Err(TriggerError::StillAhead)
        );
        assert_eq!(list(&store).unwrap()[0].check_in, None);
    }

    #[test]
    fn a_plan_for_a_day_can_be_rehearsed_and_goes_with_its_rehearsals() {
        let (_folder, store) = scratch::store();
        let id = keep(&store, &wedding("2026-11-28"), on("2026-11-20", NOON)).unwrap();
        let rehearsal = Rehearsal {
            what: Rehearsed::Day { id },
            urge_before: 2,
            urge_after: Some(2),
            what_worked: String::new(),
            made_worse: false,
        };
        let now = on("2026-11-26", NOON);
        rehearsal::keep(&store, &rehearsal, now, berlin()).unwrap();
        let found = list(&store).unwrap().remove(0);
        assert_eq!((found.rehearsed, found.last_rehearsed_at), (1, Some(now)));
        remove(&store, id).unwrap();
        assert_eq!(list(&store).unwrap(), []);
    }
}
