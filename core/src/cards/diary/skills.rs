//! A skill in the diary: used, tried or could have been used; did it help, and what was in the way.

use rusqlite::{OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use crate::cards::card::within;
use crate::cards::stored::stored_by_name;
use crate::cards::{CardsError, History};
use crate::store::{Id, Store, StoreError};
use crate::time::{Instant, Zone, from_millis, to_millis};

/// What became of a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillUse {
    /// It was used.
    Used,
    /// It was tried.
    Tried,
    /// It could have been used.
    CouldHave,
}

stored_by_name!(SkillUse { Used => "used", Tried => "tried", CouldHave => "could_have" });

/// Whether it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Helped {
    /// It got worse.
    Worse,
    /// Not at all.
    No,
    /// A little.
    ALittle,
    /// A lot.
    ALot,
}

stored_by_name!(Helped { Worse => "worse", No => "no", ALittle => "a_little", ALot => "a_lot" });

impl Helped {
    /// The points of a rating that it stands for where there is none.
    fn relief(self) -> i32 {
        match self {
            Self::Worse => -2,
            Self::No => 0,
            Self::ALittle => 1,
            Self::ALot => 3,
        }
    }
}

/// What was in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// It did not come to mind.
    Forgot,
    /// The state was too strong.
    TooStrong,
    /// The person did not want to.
    DidNotWant,
    /// No place or time for it.
    NoPlace,
    /// It did not seem of use.
    ThoughtUseless,
    /// Something else.
    Other,
}

stored_by_name!(WhyNot {
    Forgot => "forgot",
    TooStrong => "too_strong",
    DidNotWant => "did_not_want",
    NoPlace => "no_place",
    ThoughtUseless => "thought_useless",
    Other => "other",
});

/// What is noted of a skill. All but the first two can be left open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillNote {
    /// Name of the tool, such as `card:stop`.
    pub tool: String,
    /// What became of it.
    pub how: SkillUse,
    /// Did it help?
    pub helped: Option<Helped>,
    /// What was in the way?
    pub why_not: Option<WhyNot>,
    /// Rating before, 0 to 10.
    pub before: Option<i32>,
    /// Rating after, 0 to 10.
    pub after: Option<i32>,
}

/// A skill in the diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillEntry {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Instant,
    /// Where the person was.
    pub zone: Zone,
    /// What was noted.
    #[serde(flatten)]
    pub note: SkillNote,
}

impl SkillNote {
    /// A skill that was used, with nothing more said.
    pub fn new(tool: &str, how: SkillUse) -> Self {
        Self {
            tool: tool.to_owned(),
            how,
            helped: None,
            why_not: None,
            before: None,
            after: None,
        }
    }

    fn check(&self) -> Result<(), CardsError> {
        [self.before, self.after]
            .into_iter()
            .flatten()
            .try_for_each(|rating| within(rating, 0, 10))
    }

    /// By how many points it brought things down, where that can be told.
    fn relief(&self) -> Option<i32> {
        match (self.how, self.before, self.after) {
            (SkillUse::CouldHave, ..) => None,
            (_, Some(before), Some(after)) if before > 0 || after > 0 => Some(before - after),
            _ => self.helped.map(Helped::relief),
        }
    }
}

/// Notes a skill; answers with the id of the entry.
pub fn note_skill(
    store: &Store,
    note: &SkillNote,
    now: Instant,
    zone: Zone,
) -> Result<String, CardsError> {
    note.check()?;
    let id = Id::new(now)?;
    store.write(|db| {
        db.execute(
            "INSERT INTO skill_entries (id, at, zone, tool, how, helped, why_not, before, after, edited_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?2)",
            params![
                id,
                to_millis(now),
                zone.to_string(),
                note.tool,
                note.how,
                note.helped,
                note.why_not,
                note.before,
                note.after
            ],
        )?;
        Ok(())
    })?;
    Ok(id.to_string())
}

/// Sets an entry right; when it happened stays.
pub fn correct_skill(
    store: &Store,
    id: &str,
    note: &SkillNote,
    now: Instant,
) -> Result<(), CardsError> {
    note.check()?;
    let entry = super::days::entry_id(id)?;
    let changed = store.write(|db| {
        Ok(db.execute(
            "UPDATE skill_entries SET tool = ?2, how = ?3, helped = ?4, why_not = ?5, before = ?6, after = ?7,
             edited_at = ?8 WHERE id = ?1",
            params![
                entry,
                note.tool,
                note.how,
                note.helped,
                note.why_not,
                note.before,
                note.after,
                to_millis(now)
            ],
        )?)
    })?;
    super::days::known(id, changed)
}

/// Deletes an entry.
pub fn delete_skill(store: &Store, id: &str) -> Result<(), CardsError> {
    let entry = super::days::entry_id(id)?;
    let deleted =
        store.write(|db| Ok(db.execute("DELETE FROM skill_entries WHERE id = ?1", [entry])?))?;
    super::days::known(id, deleted)
}

/// One skill of the diary.
///
/// # Errors
/// [`CardsError::UnknownEntry`] where there is none.
pub fn skill(store: &Store, id: &str) -> Result<SkillEntry, CardsError> {
    let entry_id = super::days::entry_id(id)?;
    let found = store.read(|db| {
        let sql = "SELECT id, at, zone, tool, how, helped, why_not, before, after FROM skill_entries WHERE id = ?1";
        let found = db.prepare_cached(sql)?.query_row([entry_id], |row| Ok(entry(row))).optional()?;
        found.transpose()
    })?;
    found.ok_or_else(|| CardsError::UnknownEntry { id: id.to_owned() })
}

/// The skills from `from` on and before `to`, newest first.
pub fn skills(store: &Store, from: Instant, to: Instant) -> Result<Vec<SkillEntry>, StoreError> {
    store.read(|db| {
        let mut statement = db.prepare_cached(
            "SELECT id, at, zone, tool, how, helped, why_not, before, after FROM skill_entries
             WHERE at >= ?1 AND at < ?2 ORDER BY at DESC, rowid DESC",
        )?;
        let mut rows = statement.query([to_millis(from), to_millis(to)])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(row)?);
        }
        Ok(entries)
    })
}

fn entry(row: &Row<'_>) -> Result<SkillEntry, StoreError> {
    let zone: String = row.get(2)?;
    Ok(SkillEntry {
        id: row.get::<_, Id>(0)?.to_string(),
        at: from_millis(row.get(1)?).map_err(|_| StoreError::Damaged)?,
        zone: zone.parse().map_err(|_| StoreError::Damaged)?,
        note: SkillNote {
            tool: row.get(3)?,
            how: row.get(4)?,
            helped: row.get(5)?,
            why_not: row.get(6)?,
            before: row.get(7)?,
            after: row.get(8)?,
        },
    })
}

/// How much each tool has helped, by the diary alone. What other rooms know can be added.
pub fn history(store: &Store) -> Result<History, StoreError> {
    let all = skills(store, Instant::UNIX_EPOCH, Instant::MAX_UTC)?;
    let mut history = History::default();
    for SkillEntry { note, .. } in &all {
        if let Some(relief) = note.relief() {
            history.add_relief(&note.tool, relief);
        }
    }
    Ok(history)
}
