//! The current schema on top, the steps from earlier versions below. One process migrates, in one transaction.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;

/// The newest schema that this build knows; kept in `PRAGMA user_version`.
pub const SCHEMA_VERSION: i32 = 3;

/// "Ebb1", so that the file says whose it is once it is decrypted.
const APPLICATION_ID: i32 = 0x4562_6231;

const SCHEMA: &str = "
-- One row an exercise: a ride, a breathing session or a practice. At most one is open at a time.
CREATE TABLE exercises (
    rowid      INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind       TEXT NOT NULL,
    pattern    TEXT NOT NULL,      -- of the breath, or the practice, by id
    plan       TEXT NOT NULL,      -- JSON
    started_at INTEGER NOT NULL,   -- ms since 1970, UTC
    zone       TEXT NOT NULL,      -- where the person was
    seen_at    INTEGER NOT NULL,   -- the newest instant at which it was seen running
    ended_at   INTEGER,
    edited_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX exercises_one_open ON exercises ((1)) WHERE ended_at IS NULL;
-- All that a count over years needs: the plans beside it are twenty times as long, and each page is decrypted.
CREATE INDEX exercises_by_start ON exercises (started_at, ended_at, kind, pattern);

-- What happened in an exercise, in order; elapsed_ms is the exercise's own clock.
CREATE TABLE exercise_events (
    exercise   INTEGER NOT NULL REFERENCES exercises (rowid) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    number     INTEGER,
    detail     TEXT,
    PRIMARY KEY (exercise, seq)
) STRICT, WITHOUT ROWID;

-- The daily routine: what was chosen for the morning and the evening, such as 'practice:breath-3'.
CREATE TABLE routine (
    part      TEXT NOT NULL,
    tool      TEXT NOT NULL,
    place     INTEGER NOT NULL,    -- in the list of its part, from 1
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (part, tool)
) STRICT, WITHOUT ROWID;

-- 'I have used', when it was touched.
CREATE TABLE uses (
    rowid INTEGER PRIMARY KEY,
    id    BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at    INTEGER NOT NULL,
    zone  TEXT NOT NULL
) STRICT;
CREATE INDEX uses_by_time ON uses (at);

-- A skill card of the person's own.
CREATE TABLE own_cards (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    body      TEXT NOT NULL,       -- JSON
    edited_at INTEGER NOT NULL
) STRICT;

-- A card of the content in the person's words, kept apart from it so that the first wording can come back.
CREATE TABLE card_edits (
    card      TEXT PRIMARY KEY,
    body      TEXT NOT NULL,       -- JSON
    edited_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A skill card that someone handed over; the name of who did stands in it.
CREATE TABLE handed_cards (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    body      TEXT NOT NULL,       -- JSON
    edited_at INTEGER NOT NULL
) STRICT;

-- 'favourite', 'hidden' or 'made_worse', by name of the tool, such as 'card:stop' or 'breathing:sigh'.
CREATE TABLE tool_marks (
    tool      TEXT NOT NULL,
    mark      TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (tool, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_tags (
    card      TEXT NOT NULL,
    tag       TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (card, tag)
) STRICT, WITHOUT ROWID;

-- Cautions of which the person said that they are fine for them.
CREATE TABLE caution_ticks (
    caution   TEXT PRIMARY KEY,
    edited_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Cards that come back until they come by themselves, and each time that one did.
CREATE TABLE rehearsed_cards (
    card      TEXT PRIMARY KEY,
    edited_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE rehearsals (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    card      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    grade     TEXT NOT NULL
) STRICT;
CREATE INDEX rehearsals_by_time ON rehearsals (at);

-- The diary: a skill that was used, tried or could have been used; an urge, and apart from it what was done.
CREATE TABLE skill_entries (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at        INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    tool      TEXT NOT NULL,
    how       TEXT NOT NULL,
    helped    TEXT,
    why_not   TEXT,
    before    INTEGER CHECK (before BETWEEN 0 AND 10),
    after     INTEGER CHECK (after BETWEEN 0 AND 10),
    edited_at INTEGER NOT NULL
) STRICT;
CREATE INDEX skill_entries_by_time ON skill_entries (at);
CREATE TABLE urge_entries (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at        INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    urge      INTEGER CHECK (urge BETWEEN 0 AND 10),
    acted     TEXT,
    edited_at INTEGER NOT NULL
) STRICT;
CREATE INDEX urge_entries_by_time ON urge_entries (at);

-- Reminders that come back, and booster tapers. What follows from them is computed, never kept.
CREATE TABLE reminder_rules (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    rule      TEXT NOT NULL,       -- JSON
    edited_at INTEGER NOT NULL
) STRICT;
CREATE TABLE reminder_tapers (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    taper     TEXT NOT NULL,       -- JSON
    edited_at INTEGER NOT NULL
) STRICT;

-- What became of an occurrence; 'start' is its original civil start, as 2026-03-29T02:30.
CREATE TABLE reminder_states (
    rule  BLOB NOT NULL CHECK (length(rule) = 16),   -- or the taper
    start TEXT NOT NULL,
    mark  TEXT NOT NULL,           -- done, skipped, snoozed, seen, presumed, missed
    cause TEXT,                    -- of a missed one
    until INTEGER,                 -- of a snoozed one
    at    INTEGER NOT NULL,        -- shown, to be shown, or acted on
    told  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (rule, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_states_by_time ON reminder_states (at);

-- The ledger: what the phone was given to hold, and for a while what it has shown.
CREATE TABLE held_notices (
    id       TEXT PRIMARY KEY,
    at       INTEGER NOT NULL,
    mark     INTEGER NOT NULL,
    apart    INTEGER NOT NULL,     -- 1 for appointments and medicines
    body     TEXT NOT NULL,        -- JSON: kind, purpose and occurrences, for a host that shows it by itself
    shown    INTEGER NOT NULL DEFAULT 0,
    answered INTEGER NOT NULL DEFAULT 0,
    handed   INTEGER NOT NULL DEFAULT 0,   -- 1 where such a host is through with it
    tries    INTEGER NOT NULL DEFAULT 0,   -- that failed
    try_at   INTEGER                       -- not before then
) STRICT, WITHOUT ROWID;
CREATE INDEX held_notices_by_time ON held_notices (at);
CREATE TABLE held_occurrences (
    notice TEXT NOT NULL REFERENCES held_notices (id) ON DELETE CASCADE,
    rule   BLOB NOT NULL,
    start  TEXT NOT NULL,
    PRIMARY KEY (notice, rule, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_occurrences_by_occurrence ON held_occurrences (rule, start);

-- Stretches in which nothing could be shown, and why.
CREATE TABLE reminder_silences (
    from_at  INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    cause    TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What sets it off, in the person's words.
CREATE TABLE triggers (
    rowid          INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind           TEXT NOT NULL,
    name           TEXT NOT NULL,
    thoughts       TEXT NOT NULL,   -- JSON list
    usual_response TEXT NOT NULL,
    chips          TEXT NOT NULL,   -- JSON list: choices of a ride that stand for it
    own_place      INTEGER,         -- from 1, where the person set an order
    edited_at      INTEGER NOT NULL
) STRICT;

-- A trigger met outside a ride, as the person reports it.
CREATE TABLE trigger_encounters (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    trigger   INTEGER NOT NULL REFERENCES triggers (rowid) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    zone      TEXT NOT NULL,
    strength  INTEGER CHECK (strength BETWEEN 0 AND 10),
    acted     INTEGER NOT NULL,
    edited_at INTEGER NOT NULL
) STRICT;
CREATE INDEX trigger_encounters_by_trigger ON trigger_encounters (trigger, at);

-- 'If I pass the bar, then I call and walk the other way.'
CREATE TABLE if_then_plans (
    rowid        INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    trigger      INTEGER NOT NULL REFERENCES triggers (rowid) ON DELETE CASCADE,
    situation    TEXT NOT NULL,
    response     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    opens        TEXT,             -- what the response opens, such as breathing:long-exhale
    confidence   INTEGER CHECK (confidence BETWEEN 0 AND 10),
    rated_at     INTEGER,          -- the confidence
    edited_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX if_then_plans_by_trigger ON if_then_plans (trigger);

-- Did the plan help? One answer a plan and a ride; it goes with either.
CREATE TABLE if_then_answers (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    plan      INTEGER NOT NULL REFERENCES if_then_plans (rowid) ON DELETE CASCADE,
    ride      BLOB NOT NULL REFERENCES exercises (id) ON DELETE CASCADE,
    helped    TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    UNIQUE (plan, ride)
) STRICT;
CREATE INDEX if_then_answers_by_ride ON if_then_answers (ride);

-- Days that may be hard, planned for ahead.
CREATE TABLE cope_ahead (
    rowid          INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    situation      TEXT NOT NULL,
    day            TEXT NOT NULL,   -- as 2026-11-23
    what_i_will_do TEXT NOT NULL,
    who_knows      TEXT NOT NULL,
    how_i_leave    TEXT NOT NULL,
    went           TEXT,            -- the check-in
    what_helped    TEXT NOT NULL DEFAULT '',
    checked_in_at  INTEGER,
    edited_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX cope_ahead_by_day ON cope_ahead (day);

-- A plan gone through in the mind: of a plan for the moment, or of a day.
CREATE TABLE trigger_rehearsals (
    rowid       INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    plan        INTEGER REFERENCES if_then_plans (rowid) ON DELETE CASCADE,
    day         INTEGER REFERENCES cope_ahead (rowid) ON DELETE CASCADE,
    at          INTEGER NOT NULL,
    zone        TEXT NOT NULL,
    urge_before INTEGER NOT NULL CHECK (urge_before BETWEEN 0 AND 10),
    urge_after  INTEGER CHECK (urge_after BETWEEN 0 AND 10),
    what_worked TEXT NOT NULL,
    made_worse  INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    CHECK ((plan IS NULL) <> (day IS NULL))
) STRICT;
CREATE INDEX trigger_rehearsals_by_plan ON trigger_rehearsals (plan) WHERE plan IS NOT NULL;
CREATE INDEX trigger_rehearsals_by_day ON trigger_rehearsals (day) WHERE day IS NOT NULL;

-- A pack that was brought in, as it stands at the head of its file.
CREATE TABLE packs (
    rowid       INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    slug        TEXT NOT NULL,     -- what the file calls itself
    author      TEXT NOT NULL,     -- as it stands in the file; nobody has verified it
    revision    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    about       TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    edited_at   INTEGER NOT NULL,
    UNIQUE (slug, author)
) STRICT;

-- Each entry as it was handed over, and what became of it.
CREATE TABLE pack_entries (
    pack      INTEGER NOT NULL REFERENCES packs (rowid) ON DELETE CASCADE,
    entry     TEXT NOT NULL,       -- such as card:call-someone
    body      TEXT NOT NULL,       -- JSON
    kept      BLOB CHECK (length(kept) = 16),      -- where it is kept; none where it was left out
    made      BLOB CHECK (length(made) = 16),      -- a trigger that was made for a plan
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (pack, entry)
) STRICT, WITHOUT ROWID;
";

/// New in version 2.
const BIN: &str = "
-- What was deleted, as its room wrote it down: brought back until it has lain here for 30 days.
CREATE TABLE bin (
    kind       TEXT NOT NULL,      -- such as 'reminder'
    id         BLOB NOT NULL CHECK (length(id) = 16),
    body       TEXT NOT NULL,      -- JSON
    deleted_at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bin_by_time ON bin (deleted_at);

-- What is gone for good: no backup brings it back.
CREATE TABLE tombstones (
    kind TEXT NOT NULL,
    id   BLOB NOT NULL CHECK (length(id) = 16),
    at   INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
";

/// New in version 3.
const MEASURES: &str = "
-- A number of the person's own, from 0 to 10, by the name that they gave it.
CREATE TABLE trackers (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name      TEXT NOT NULL,
    edited_at INTEGER NOT NULL
) STRICT;

-- A measure that somebody began to fill in. At most one of each is open at a time.
CREATE TABLE measures (
    rowid      INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    instrument TEXT NOT NULL,      -- by its id, or a tracker by its own
    version    TEXT NOT NULL,      -- of the instrument
    at         INTEGER NOT NULL,   -- begun, ms since 1970, UTC
    zone       TEXT NOT NULL,      -- where the person was
    closed_at  INTEGER,            -- none while it can be gone on with
    score      INTEGER,            -- as that version counts; none where an answer is missing
    most       INTEGER NOT NULL,   -- the highest that it could be
    edited_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX measures_by_time ON measures (instrument, at);
CREATE UNIQUE INDEX measures_one_open ON measures (instrument) WHERE closed_at IS NULL;
CREATE TABLE measure_answers (
    measure INTEGER NOT NULL REFERENCES measures (rowid) ON DELETE CASCADE,
    item    TEXT NOT NULL,
    value   INTEGER NOT NULL,
    at      INTEGER NOT NULL,      -- given
    PRIMARY KEY (measure, item)
) STRICT, WITHOUT ROWID;
";

/// New in version 3: the journal, what it is found by, and what is still being written.
const JOURNAL: &str = "
-- What was written along a worksheet; writing freely is one of them.
CREATE TABLE journal (
    rowid      INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    sheet      TEXT NOT NULL,      -- the worksheet, by id
    answers    TEXT NOT NULL,      -- JSON, by the ids of its fields
    words      TEXT NOT NULL,      -- what it is found by: all that the answers say, as it reads
    about      INTEGER NOT NULL,   -- the time that it is about
    zone       TEXT NOT NULL,      -- where the person was
    used       INTEGER NOT NULL,   -- 1 where it says that they used then
    written_at INTEGER NOT NULL,
    edited_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_by_time ON journal (about);
CREATE INDEX journal_uses ON journal (about) WHERE used = 1;
CREATE INDEX journal_by_sheet ON journal (sheet, about);

-- Nothing of a word that was deleted stays in the index: 'secure-delete' takes it out at once.
CREATE VIRTUAL TABLE journal_index USING fts5 (
    words, content = 'journal', content_rowid = 'rowid', columnsize = 0,
    tokenize = \"unicode61 remove_diacritics 2 categories 'L* M* N* Co'\", prefix = '2 3'
);
INSERT INTO journal_index (journal_index, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER journal_is_written AFTER INSERT ON journal BEGIN
    INSERT INTO journal_index (rowid, words) VALUES (new.rowid, new.words);
END;
CREATE TRIGGER journal_is_deleted AFTER DELETE ON journal BEGIN
    INSERT INTO journal_index (journal_index, rowid, words) VALUES ('delete', old.rowid, old.words);
END;
CREATE TRIGGER journal_is_changed AFTER UPDATE OF words ON journal BEGIN
    INSERT INTO journal_index (journal_index, rowid, words) VALUES ('delete', old.rowid, old.words);
    INSERT INTO journal_index (rowid, words) VALUES (new.rowid, new.words);
END;

-- A worksheet that someone handed over; the name of who did stands in it. One that was taken back is kept for what was
-- written along it.
CREATE TABLE handed_worksheets (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    body      TEXT NOT NULL,       -- JSON
    offered   INTEGER NOT NULL,
    edited_at INTEGER NOT NULL
) STRICT;

-- What was typed and not kept yet, one a form: that of a worksheet, or of an entry that is changed.
CREATE TABLE journal_drafts (
    form      TEXT PRIMARY KEY,    -- id of the worksheet, or of the entry
    answers   TEXT NOT NULL,       -- JSON
    edited_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

/// New in version 3: what each ride says of the triggers that it named, so that a map of ten years reads a few
/// hundred sums and not each event. The database keeps it itself, whichever way an event comes in or is set right.
const NAMED: &str = "
-- A ride that is over and named a trigger; it follows from exercise_events alone.
CREATE TABLE rides_named (
    exercise INTEGER PRIMARY KEY REFERENCES exercises (rowid) ON DELETE CASCADE,
    names    TEXT NOT NULL,        -- JSON list: choices, or ids of triggers, each once
    strength INTEGER,              -- the first rating
    outcome  TEXT
) STRICT;
CREATE INDEX rides_named_alike ON rides_named (names, strength, outcome);
CREATE VIEW rides_told (exercise) AS SELECT rowid FROM exercises;
CREATE TRIGGER ride_is_told INSTEAD OF INSERT ON rides_told BEGIN
    INSERT INTO rides_named
    SELECT new.exercise,
           (SELECT json_group_array(name) FROM (
               SELECT DISTINCT detail ->> 'id' AS name FROM exercise_events
               WHERE exercise = new.exercise AND kind = 'trigger' ORDER BY name)),
           (SELECT number FROM exercise_events WHERE exercise = new.exercise AND kind = 'rated' ORDER BY seq LIMIT 1),
           (SELECT detail ->> 'outcome' FROM exercise_events WHERE exercise = new.exercise AND kind = 'finished')
    WHERE EXISTS (SELECT 1 FROM exercise_events WHERE exercise = new.exercise AND kind = 'finished')
      AND EXISTS (SELECT 1 FROM exercise_events WHERE exercise = new.exercise AND kind = 'trigger')
    ON CONFLICT DO UPDATE SET names = excluded.names, strength = excluded.strength, outcome = excluded.outcome;
END;
CREATE TRIGGER event_is_new AFTER INSERT ON exercise_events WHEN new.kind IN ('trigger', 'rated', 'finished') BEGIN
    INSERT INTO rides_told VALUES (new.exercise);
END;
CREATE TRIGGER event_is_set_right AFTER UPDATE OF number, detail ON exercise_events BEGIN
    INSERT INTO rides_told VALUES (new.exercise);
END;
";

/// What was there before version 3 is told once more.
const NAMED_BEFORE: &str = "INSERT INTO rides_told SELECT rowid FROM exercises;";

/// New in version 3.
const LISTS: &str = "
-- Something on one of the lists that the person keeps: a goal, homework, a question, somebody, a medicine, a meeting.
CREATE TABLE list_items (
    rowid     INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    list      TEXT NOT NULL,       -- by id
    answers   TEXT NOT NULL,       -- JSON, by the ids of its fields
    outcome   TEXT,                -- by id; none while it is open
    told      TEXT NOT NULL DEFAULT '',    -- what was said of the outcome
    said_at   INTEGER,             -- when the outcome was said
    made_at   INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    CHECK ((outcome IS NULL) = (said_at IS NULL))
) STRICT;
CREATE INDEX list_items_by_list ON list_items (list, outcome);
";

/// New in version 3.
const MARKS: &str = "
-- A plan asks for what is known of the days to come and of what was put off, not of all the years.
CREATE INDEX reminder_states_by_start ON reminder_states (start);
CREATE INDEX reminder_states_put_off ON reminder_states (until) WHERE mark = 'snoozed';
CREATE INDEX held_notices_to_come ON held_notices (at) WHERE shown = 0;
CREATE INDEX held_notices_to_hand ON held_notices (at) WHERE handed = 0;
CREATE INDEX held_notices_counted ON held_notices (at, handed, tries) WHERE shown = 1 AND apart = 0;
CREATE INDEX held_notices_answered ON held_notices (at) WHERE answered = 1 AND apart = 0;
";

const EARLIER: &str = "
-- What a merge found to be older than what stands: it is kept, so that nothing that somebody wrote is lost by one.
CREATE TABLE earlier (
    kind   TEXT NOT NULL,      -- of the record
    key    TEXT NOT NULL,      -- by which it is known: its id where it has one
    owners TEXT NOT NULL,      -- JSON list: ids of what it belongs to
    body   TEXT NOT NULL,      -- JSON, the record
    at     INTEGER NOT NULL    -- when it was said
) STRICT;
CREATE INDEX earlier_by_key ON earlier (key, kind);
";

/// Brings the database to [`SCHEMA_VERSION`]; a new one is made from the current schema.
pub(super) fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreError> {
    if version(connection)? == SCHEMA_VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been quicker.
    match version(&transaction)? {
        SCHEMA_VERSION => {}
        0 => {
            transaction.execute_batch(SCHEMA)?;
            transaction.execute_batch(BIN)?;
            transaction.execute_batch(MEASURES)?;
            transaction.execute_batch(JOURNAL)?;
            transaction.execute_batch(LISTS)?;
            transaction.execute_batch(EARLIER)?;
            transaction.execute_batch(NAMED)?;
            transaction.execute_batch(MARKS)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        }
        from => {
            upgrade(&transaction, from)?;
            transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        }
    }
    Ok(transaction.commit()?)
}

/// The version of the schema in the file.
///
/// # Errors
/// [`StoreError::Newer`] where this build does not know it.
pub(super) fn version(connection: &Connection) -> Result<i32, StoreError> {
    let found: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > SCHEMA_VERSION {
        Err(StoreError::Newer {
            found,
            known: SCHEMA_VERSION,
        })
    } else {
        Ok(found)
    }
}

/// Steps from each earlier version to the newest.
fn upgrade(transaction: &Transaction<'_>, from: i32) -> Result<(), StoreError> {
    if !(1..SCHEMA_VERSION).contains(&from) {
        return Err(StoreError::System {
            detail: format!("no step leads on from schema {from}"),
        });
    }
    if from < 2 {
        transaction.execute_batch(BIN)?;
    }
    if from < 3 {
        transaction.execute_batch(MEASURES)?;
        transaction.execute_batch(JOURNAL)?;
        transaction.execute_batch(LISTS)?;
        transaction.execute_batch(EARLIER)?;
        transaction.execute_batch(NAMED)?;
        transaction.execute_batch(NAMED_BEFORE)?;
        transaction.execute_batch(MARKS)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::connect::start;
    use super::*;

    fn in_memory() -> Connection {
        start();
        Connection::open_in_memory().unwrap()
    }

    #[test]
    fn a_new_database_has_the_current_schema_and_a_second_run_changes_nothing() {
        let mut connection = in_memory();
        bring_up_to_date(&mut connection).unwrap();
        let changes = connection.total_changes();
        bring_up_to_date(&mut connection).unwrap();
        assert_eq!(version(&connection), Ok(SCHEMA_VERSION));
        assert_eq!(connection.total_changes(), changes);
    }

    #[test]
    fn an_upgraded_database_has_the_schema_of_a_new_one() {
        let schema = |connection: &Connection| -> Vec<(String, String)> {
            let mut statement = connection
                .prepare("SELECT name, ifnull(sql, '') FROM sqlite_schema ORDER BY name")
                .unwrap();
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
            rows.unwrap().map(Result::unwrap).collect()
        };
        let mut new = in_memory();
        bring_up_to_date(&mut new).unwrap();
        for shipped in 1..SCHEMA_VERSION {
            let mut old = in_memory();
            old.execute_batch(SCHEMA).unwrap();
            if shipped > 1 {
                old.execute_batch(BIN).unwrap();
            }
            old.pragma_update(None, "user_version", shipped).unwrap();
            bring_up_to_date(&mut old).unwrap();
            assert_eq!(version(&old), Ok(SCHEMA_VERSION));
            assert_eq!(schema(&old), schema(&new), "from version {shipped}");
        }
    }

    #[test]
    fn rides_of_an_older_database_are_told_when_it_is_upgraded() {
        let mut old = in_memory();
        old.execute_batch(SCHEMA).unwrap();
        old.execute_batch(BIN).unwrap();
        old.execute_batch(
            r#"INSERT INTO exercises VALUES (7, zeroblob(16), 'ride', 'long-exhale', '{}', 1, 'UTC', 9, 9, 9);
               INSERT INTO exercise_events VALUES (7, 0, 1, 0, 'started', NULL, NULL),
                   (7, 1, 2, 1, 'trigger', NULL, '{"id":"time"}'), (7, 2, 2, 1, 'trigger', NULL, '{"id":"place"}'),
                   (7, 3, 3, 2, 'trigger', NULL, '{"id":"time"}'), (7, 4, 4, 3, 'rated', 8, NULL),
                   (7, 5, 5, 4, 'rated', 2, NULL), (7, 6, 9, 8, 'finished', NULL, '{"outcome":"used","ending":"done"}');"#,
        )
        .unwrap();
        old.pragma_update(None, "user_version", 2).unwrap();
        bring_up_to_date(&mut old).unwrap();
        let told = old.query_row("SELECT * FROM rides_named", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        });
        let place_and_time = r#"["place","time"]"#.to_owned();
        assert_eq!(told, Ok((7, place_and_time, 8, "used".to_owned())));
    }

    #[test]
    fn a_newer_schema_is_refused_untouched() {
        let mut connection = in_memory();
        connection
            .pragma_update(None, "user_version", SCHEMA_VERSION + 1)
            .unwrap();
        let newer = StoreError::Newer {
            found: SCHEMA_VERSION + 1,
            known: SCHEMA_VERSION,
        };
        assert_eq!(bring_up_to_date(&mut connection), Err(newer));
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(tables, 0);
    }

    #[test]
    fn the_database_itself_refuses_a_second_open_exercise() {
        let mut connection = in_memory();
        bring_up_to_date(&mut connection).unwrap();
        let insert =
            "INSERT INTO exercises (id, kind, pattern, plan, started_at, zone, seen_at, edited_at)
                      VALUES (randomblob(16), 'ride', 'long-exhale', '{}', 1, 'UTC', 1, 1)";
        connection.execute(insert, []).unwrap();
        assert!(connection.execute(insert, []).is_err());
    }
}
