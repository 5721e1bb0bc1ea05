//! What became of an entry since it was brought in: whether it is still there, and whether the person has made it
//! their own. What they changed or used is never changed or taken out behind their back.

use rusqlite::{Connection, params};

use super::check::booster_taper;
use super::entry::Entry;
use super::stored::StoredEntry;
use crate::cards::handed;
use crate::journal::handed as journal;
use crate::reminders::tapers_in;
use crate::store::{Id, StoreError};
use crate::triggers::if_then::{IfThenDraft, IfThenPlan};
use crate::triggers::plans;

/// What the person did with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touched {
    /// They took it out themselves, or left it out.
    Gone,
    /// Nothing.
    Not,
    /// They used it.
    Used,
    /// They changed it.
    Changed,
}

impl Touched {
    /// What the person did with this entry.
    pub(super) fn of(db: &Connection, entry: &StoredEntry) -> Result<Self, StoreError> {
        let (Some(id), Some(body)) = (entry.kept, &entry.body) else {
            // What this build cannot read is left alone.
            return Ok(if entry.kept.is_some() {
                Self::Changed
            } else {
                Self::Gone
            });
        };
        match body {
            Entry::Card(_) => of_card(db, id),
            Entry::Practice(_) => of_practice(db, id),
            Entry::Worksheet(_) => of_worksheet(db, id),
            Entry::Routine(_) => Ok(Self::Not),
            Entry::Taper(taper) => {
                let tapers = tapers_in(db)?;
                let Some(kept) = tapers.iter().find(|kept| kept.id == id) else {
                    return Ok(Self::Gone);
                };
                let ended = kept.treatment_ended;
                let brought = booster_taper(taper, id, ended, kept.edited_at).checked();
                let same = brought.is_ok_and(|brought| brought == *kept)
                    && taper.treatment_ended.is_none_or(|day| day == ended);
                Ok(if same { Self::Not } else { Self::Changed })
            }
            Entry::Plan(plan) => {
                let plans = plans::every_in(db)?;
                let Some(kept) = plans.iter().find(|kept| kept.id == id) else {
                    return Ok(Self::Gone);
                };
                Ok(of_plan(kept, &draft(plan)))
            }
        }
    }

    /// True where it is the person's own by now.
    pub(super) fn is_theirs(self) -> bool {
        matches!(self, Self::Used | Self::Changed)
    }
}

fn of_card(db: &Connection, id: Id) -> Result<Touched, StoreError> {
    Ok(if !handed::is_there(db, id)? {
        Touched::Gone
    } else if handed::is_reworded(db, id)? {
        Touched::Changed
    } else if handed::is_used(db, id)? {
        Touched::Used
    } else {
        Touched::Not
    })
}

fn of_worksheet(db: &Connection, id: Id) -> Result<Touched, StoreError> {
    Ok(if !journal::is_offered(db, id)? {
        Touched::Gone
    } else if journal::is_used(db, id)? {
        Touched::Used
    } else {
        Touched::Not
    })
}

/// A practice is used where an exercise was done by it, or something was said of it.
fn of_practice(db: &Connection, id: Id) -> Result<Touched, StoreError> {
    let (name, tool) = (id.to_string(), format!("practice:{id}"));
    let used: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM exercises WHERE pattern = ?1)
                 OR EXISTS (SELECT 1 FROM tool_marks WHERE tool = ?2)
                 OR EXISTS (SELECT 1 FROM skill_entries WHERE tool = ?2)",
        )?
        .query_row(params![name, tool], |row| row.get(0))?;
    Ok(if used { Touched::Used } else { Touched::Not })
}

fn of_plan(kept: &IfThenPlan, brought: &IfThenDraft) -> Touched {
    if kept.written != *brought {
        return Touched::Changed;
    }
    let used = kept.confidence.is_some()
        || kept.rehearsed > 0
        || kept.helped + kept.did_not_help + kept.not_used > 0;
    if used { Touched::Used } else { Touched::Not }
}

/// The plan as the trigger map keeps it.
pub(super) fn draft(plan: &super::format::PackPlan) -> IfThenDraft {
    IfThenDraft {
        situation: plan.situation.trim().to_owned(),
        response: plan.response.trim().to_owned(),
        kind: plan.kind,
        opens: plan.opens.clone(),
    }
}
