//! A store as an earlier Ebb left it: what later versions added is taken out of it again. What those rows said is lost by that,
//! so the person has said nothing yet that only a later version knows.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

const VERSION: &str = "user_version";

/// What version 3 added, what hangs on another first.
const IN_3: [(&str, &[&str]); 3] = [
    (
        "TRIGGER",
        &[
            "event_is_new",
            "event_is_set_right",
            "ride_is_told",
            "journal_is_written",
            "journal_is_deleted",
            "journal_is_changed",
        ],
    ),
    (
        "INDEX",
        &[
            "reminder_states_by_start",
            "reminder_states_put_off",
            "held_notices_to_come",
            "held_notices_to_hand",
            "held_notices_counted",
            "held_notices_answered",
        ],
    ),
    (
        "TABLE",
        &[
            "journal_index",
            "journal_drafts",
            "journal",
            "handed_worksheets",
            "measure_answers",
            "measures",
            "trackers",
            "rides_named",
            "list_items",
            "earlier",
        ],
    ),
];

/// What version 2 added.
const IN_2: [&str; 2] = ["bin", "tombstones"];

/// All that the database is made of, by name.
pub type Schema = Vec<(String, String)>;

fn opened(folder: &Path) -> Connection {
    let key = fs::read_to_string(folder.join("ebb.key")).unwrap();
    let connection = Connection::open(folder.join("ebb.db")).unwrap();
    let unlock = format!("PRAGMA key = \"x'{}'\"", key.trim());
    connection.execute_batch(&unlock).unwrap();
    connection
}

fn schema(database: &Connection) -> Schema {
    let sql = "SELECT name, ifnull(sql, '') FROM sqlite_schema ORDER BY name";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

fn version(database: &Connection) -> i64 {
    database
        .pragma_query_value(None, VERSION, |row| row.get(0))
        .unwrap()
}

/// The version of the store there, and what it is made of.
pub fn made_of(folder: &Path) -> (i64, Schema) {
    let database = opened(folder);
    (version(&database), schema(&database))
}

/// Makes the store there one of an earlier version.
pub fn make_earlier(folder: &Path, to: i64) {
    let database = opened(folder);
    assert_eq!(
        version(&database),
        3,
        "a later version needs its own list here"
    );
    database.execute_batch("DROP VIEW rides_told").unwrap();
    for (kind, names) in IN_3 {
        for name in names {
            // A trigger goes with its table or its view.
            let sql = format!("DROP {kind} IF EXISTS {name}");
            database.execute_batch(&sql).unwrap();
        }
    }
    if to < 2 {
        for name in IN_2 {
            let count: i64 = database
                .query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
                    row.get(0)
                })
                .unwrap();
            assert_eq!(count, 0, "version 1 deleted at once");
            database
                .execute_batch(&format!("DROP TABLE {name}"))
                .unwrap();
        }
    }
    database.pragma_update(None, VERSION, to).unwrap();
}
