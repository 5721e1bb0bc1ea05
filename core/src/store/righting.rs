//! What was written down by a wall clock that was wrong is put right, in every table at once.

use rusqlite::{Connection, params};

use super::{Store, StoreError};
use crate::time::Righting;

/// The setting that names what was put right last, so that no two processes do it twice.
const DONE: &str = "clock.righted";
/// As many of them are remembered.
const MOST: usize = 128;

/// Where a moment is kept at which something was written down or happened. What lies ahead, and what is computed anew
/// (`held_notices`), is not among them.
const WRITTEN: [(&str, &str); 51] = [
    ("exercises", "started_at"),
    ("exercises", "seen_at"),
    ("exercises", "ended_at"),
    ("exercises", "edited_at"),
    ("routine", "edited_at"),
    ("uses", "at"),
    ("own_cards", "edited_at"),
    ("card_edits", "edited_at"),
    ("handed_cards", "edited_at"),
    ("tool_marks", "edited_at"),
    ("card_tags", "edited_at"),
    ("caution_ticks", "edited_at"),
    ("rehearsed_cards", "edited_at"),
    ("rehearsals", "at"),
    ("skill_entries", "at"),
    ("skill_entries", "edited_at"),
    ("urge_entries", "at"),
    ("urge_entries", "edited_at"),
    ("reminder_rules", "edited_at"),
    ("reminder_tapers", "edited_at"),
    ("reminder_states", "at"),
    ("reminder_silences", "from_at"),
    ("reminder_silences", "until_at"),
    ("triggers", "edited_at"),
    ("trigger_encounters", "at"),
    ("trigger_encounters", "edited_at"),
    ("if_then_plans", "rated_at"),
    ("if_then_plans", "edited_at"),
    ("if_then_answers", "edited_at"),
    ("cope_ahead", "checked_in_at"),
    ("cope_ahead", "edited_at"),
    ("trigger_rehearsals", "at"),
    ("trigger_rehearsals", "edited_at"),
    ("packs", "imported_at"),
    ("packs", "edited_at"),
    ("pack_entries", "edited_at"),
    ("bin", "deleted_at"),
    ("tombstones", "at"),
    ("trackers", "edited_at"),
    ("measures", "at"),
    ("measures", "closed_at"),
    ("measures", "edited_at"),
    ("measure_answers", "at"),
    ("handed_worksheets", "edited_at"),
    ("journal", "about"),
    ("journal", "written_at"),
    ("journal", "edited_at"),
    ("journal_drafts", "edited_at"),
    ("list_items", "said_at"),
    ("list_items", "made_at"),
    ("list_items", "edited_at"),
];

/// Settings that are such a moment, in milliseconds.
const WRITTEN_SETTINGS: [&str; 3] = ["signal", "made", "backup.made"];

impl Store {
    /// Puts right what was written down by a wall clock that was wrong, each righting once whoever asks for it. True where
    /// something was.
    ///
    /// # Errors
    /// Where it cannot be kept; a later call does it then.
    pub(crate) fn put_right(&self, rightings: &[Righting]) -> Result<bool, StoreError> {
        let name = |righting: &Righting| {
            let Righting {
                number,
                from_ms,
                by_ms,
                ..
            } = righting;
            format!("{number}:{from_ms}:{by_ms}")
        };
        let done = self.setting(DONE)?.unwrap_or_default();
        let is_done = |righting: &&Righting| done.split(' ').any(|done| done == name(righting));
        if rightings.iter().all(|righting| is_done(&righting)) {
            return Ok(false);
        }
        self.write(|db| {
            // Another process may have been quicker.
            let done: Option<String> = db
                .prepare_cached("SELECT max(value) FROM settings WHERE name = ?1")?
                .query_row([DONE], |row| row.get(0))?;
            let mut done: Vec<String> = done
                .iter()
                .flat_map(|done| done.split(' ').map(str::to_owned))
                .collect();
            for righting in rightings {
                let name = name(righting);
                if !done.contains(&name) {
                    puts(db, righting)?;
                    done.push(name);
                }
            }
            let too_many = done.len().saturating_sub(MOST);
            db.execute(
                "INSERT INTO settings (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![DONE, done.split_off(too_many).join(" ")],
            )?;
            Ok(())
        })?;
        Ok(true)
    }
}

fn puts(db: &Connection, righting: &Righting) -> Result<(), StoreError> {
    let Righting {
        from_ms,
        to_ms,
        by_ms,
        ..
    } = *righting;
    let values = params![from_ms, to_ms, by_ms];
    // What began before goes on for as much longer or shorter.
    db.execute(
        "UPDATE exercise_events AS event SET at = at + ?3, elapsed_ms = max(0, elapsed_ms + CASE
             WHEN (SELECT started_at FROM exercises WHERE rowid = event.exercise) BETWEEN ?1 AND ?2 THEN 0 ELSE ?3 END)
         WHERE at BETWEEN ?1 AND ?2",
        values,
    )?;
    for (table, column) in WRITTEN {
        db.execute(
            &format!(
                "UPDATE {table} SET {column} = {column} + ?3 WHERE {column} BETWEEN ?1 AND ?2"
            ),
            values,
        )?;
    }
    for name in WRITTEN_SETTINGS {
        db.execute(
            "UPDATE settings SET value = CAST(CAST(value AS INTEGER) + ?3 AS TEXT)
             WHERE name = ?4 AND value <> '' AND CAST(value AS INTEGER) BETWEEN ?1 AND ?2",
            params![from_ms, to_ms, by_ms, name],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scratch;

    /// What lies ahead or is computed anew, and what another store said.
    const NOT_WRITTEN: [(&str, &str); 5] = [
        ("exercise_events", "at"),
        ("held_notices", "at"),
        ("held_notices", "try_at"),
        ("reminder_states", "until"),
        ("earlier", "at"),
    ];

    #[test]
    fn each_moment_of_the_schema_is_put_right_or_lies_ahead() {
        let (_folder, store) = scratch::store();
        let found: Vec<(String, String)> = store
            .read(|db| {
                let mut statement = db.prepare(
                    "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
                     WHERE tables.type = 'table' AND columns.type = 'INTEGER'
                     AND (columns.name = 'at' OR columns.name LIKE '%\\_at' ESCAPE '\\' OR columns.name IN ('until', 'about'))",
                )?;
                let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<Result<_, _>>()?)
            })
            .unwrap();
        let known: Vec<_> = WRITTEN.iter().chain(&NOT_WRITTEN).collect();
        assert_eq!(found.len(), known.len());
        for (table, column) in &found {
            let known = known.contains(&&(table.as_str(), column.as_str()));
            assert!(known, "{table}.{column}");
        }
    }

    #[test]
    fn a_setting_that_is_a_moment_is_put_right_with_the_rest() {
        let (_folder, store) = scratch::store();
        let right = Righting {
            number: 1,
            from_ms: -1_000,
            to_ms: 2_000,
            by_ms: 500,
        };
        for (name, value) in [
            ("signal", ""),
            ("made", "2001"),
            ("backup.made", "2000"),
            ("form", "1000"),
        ] {
            store.set_setting(name, value).unwrap();
        }
        assert_eq!(store.put_right(&[right]), Ok(true));
        let kept = |name| store.setting(name).unwrap().unwrap();
        let names = ["signal", "made", "backup.made", "form"];
        assert_eq!(names.map(kept), ["", "2001", "2500", "1000"]);
    }

    #[test]
    fn each_righting_is_made_once() {
        let (_folder, store) = scratch::store();
        let uses = |store: &Store| -> Vec<i64> {
            store
                .read(|db| {
                    let mut statement = db.prepare("SELECT at FROM uses ORDER BY at")?;
                    let rows = statement.query_map([], |row| row.get(0))?;
                    Ok(rows.collect::<Result<_, _>>()?)
                })
                .unwrap()
        };
        let insert = "INSERT INTO uses (id, at, zone) VALUES (randomblob(16), ?1, 'UTC')";
        for at in [500, 1_000, 2_000, 2_001] {
            store
                .write(|db| Ok(db.execute(insert, [at]).map(|_| ())?))
                .unwrap();
        }
        let mut right = Righting {
            number: 1,
            from_ms: 1_000,
            to_ms: 2_000,
            by_ms: 500,
        };
        assert_eq!(store.put_right(&[right]), Ok(true));
        assert_eq!(uses(&store), [500, 1_500, 2_001, 2_500]);
        assert_eq!(store.put_right(&[right]), Ok(false));
        right.number = 2;
        right.to_ms = 1_600;
        assert_eq!(store.put_right(&[right]), Ok(true));
        assert_eq!(uses(&store), [500, 2_000, 2_001, 2_500]);
    }
}
