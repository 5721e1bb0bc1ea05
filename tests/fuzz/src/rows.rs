//! Rows of the database as an older Ebb, a fault, or another program may have left them: any value that a column of its type
//! can hold, whatever else is asked of it.
//!
//! The first step says where the reading begins. Those that change something come to pass before Ebb opens, whatever they
//! stand between; the others are those of a person, who goes on with what is there.

use arbitrary::{Result, Unstructured};
use ebb_core::companion::Companion;
use ebb_core::page::{Place, Target};
use ebb_core::store::{Store, Work};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;

use crate::forms::{MOST_STEPS, Person};
use crate::planted::planted;
use crate::said;
use crate::steps::{Step, rarely, steps};
use crate::walk::{ROOMS, Walk, ways};
use crate::world::{KEY, filled_folder, key, moment, vault};

/// Values that a room may find where it wrote another.
const ODD: [&str; 24] = [
    "",
    "{}",
    "[]",
    "null",
    "{\"kind\":\"ride\"}",
    "{\"kind\":\"daily\",\"interval\":0}",
    "{\"kind\":\"daily\",\"interval\":-2147483648}",
    "{\"kind\":\"weekly\",\"interval\":2147483647,\"weekdays\":[]}",
    "{\"kind\":\"once\"}",
    "[\"25:00\"]",
    "[\"08:00\",\"08:00\"]",
    "9999-12-31",
    "0000-00-00",
    "1970-01-01",
    "2026-09-23",
    "Europe/Nowhere",
    "Europe/Berlin",
    "+23:59",
    "phq-9",
    "urge",
    "019fa115-fa80-71e9-b8b4-e0bbe4f428b6",
    "\u{202e}heron\u{0}",
    "1e999",
    "true",
];

const INTEGERS: [i64; 12] = [
    0,
    1,
    -1,
    2,
    10,
    1_790_168_400_000,
    253_402_300_799_999,
    253_402_300_800_000,
    i32::MAX as i64 + 1,
    i32::MIN as i64,
    i64::MAX,
    i64::MIN,
];

/// Rooms that are looked at after a change, and pages that stand open there: with all of them a try would take ten times as
/// long.
const ROOMS_SEEN: usize = 12;
const PAGES_SEEN: usize = 8;

/// Changes of one try.
const MOST_CHANGES: usize = 8;

/// In what a step does: it changes a row. Any other one is one of a person's.
pub const CHANGE: u8 = 0x80;

/// Bytes that say what is changed, and where.
pub fn open(bytes: &[u8]) {
    let mut steps = steps(bytes, MOST_STEPS);
    let Some(mut first) = steps.next() else {
        return;
    };
    let (changes, touches): (Vec<_>, Vec<_>) = steps.partition(|step| step.what & CHANGE != 0);
    let folder = filled_folder();
    if change(changes, folder.path()) == 0 {
        return;
    }
    let moment = moment();
    let store = Store::open(folder.path(), &key());
    let vault = vault(folder.path());
    let mut walk = Walk {
        companion: Companion::new(store, vault, &moment),
        moment,
        folder,
    };
    look_around(&first, &mut walk);
    works(&mut first.rest, &mut walk);
    let mut person = Person::at(walk, first.of(&ROOMS).copied().unwrap_or(ROOMS[0]));
    for mut step in touches {
        person.take(&mut step);
    }
    person.page();
}

/// Looks at rooms, from the first one on, and at what lists there lead to.
fn look_around(first: &Step<'_>, walk: &mut Walk) {
    let from = ROOMS.iter().position(|room| first.of(&ROOMS) == Some(room));
    let rooms = ROOMS.iter().cycle().skip(from.unwrap_or_default());
    let mut open: Vec<Place> = Vec::new();
    for token in rooms.take(ROOMS_SEEN) {
        let page = walk.look(token);
        open.extend(ways(&page).into_iter().filter_map(|way| match way.target {
            Target::Go { place } => Some(place),
            Target::Act { .. } => None,
        }));
    }
    open.sort_by(|one, next| one.token.cmp(&next.token));
    open.dedup();
    let apart = (open.len() / PAGES_SEEN).max(1);
    let from = usize::from(first.what) % apart;
    for place in open.iter().skip(from).step_by(apart) {
        walk.look_at(place);
    }
}

/// What goes through all rows at once.
fn works(u: &mut Unstructured<'_>, walk: &mut Walk) {
    let moment = walk.moment.clone();
    let companion = &mut walk.companion;
    let _ = companion.notice_plan(None, 60, &moment);
    let _ = companion.phone_words(&moment);
    if let Some(store) = companion.store() {
        let vault = vault(walk.folder.path());
        let mut lines = Vec::new();
        let _ = ebb_core::backup::write_records(&mut lines, store, &vault, &moment, &Work::new());
        let sheets = walk.folder.path().join("sheets");
        let _ = ebb_core::backup::write_sheets(&sheets, store, &vault, &Work::new());
        if rarely(u, 8).unwrap_or_default() {
            let _ = store.check();
            let _ = store.mend(moment.now, &Work::new());
        }
    }
    companion.tick(moment.now);
}

/// Changes rows, and says how many.
fn change(steps: Vec<Step<'_>>, folder: &Path) -> usize {
    let db = Connection::open(folder.join("ebb.db")).expect("it is there");
    let begin = format!(
        "PRAGMA key = \"x'{KEY}'\"; PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; BEGIN"
    );
    db.execute_batch(&begin).expect("it is the key");
    let tables = tables(&db);
    let mut changed = 0;
    for mut step in steps.into_iter().take(MOST_CHANGES) {
        changed += change_one(&mut step, &db, &tables).unwrap_or_default();
    }
    let kept = db.execute_batch("COMMIT");
    kept.expect("what it asks for was switched off");
    db.close().expect("it closes");
    changed
}

fn change_one(step: &mut Step<'_>, db: &Connection, tables: &[String]) -> Result<usize> {
    let Some(table) = step.of(tables) else {
        return Ok(0);
    };
    let u = &mut step.rest;
    let columns = columns(db, table);
    let column = u.choose(&columns)?;
    let value = value(u)?;
    planted(|| {
        let ends = matches!(value, Value::Integer(i64::MIN | i64::MAX));
        table == "reminder_rules" && ends
    });
    // All rows of the table, or one.
    let place = match rarely(u, 4)? {
        true => "1".to_owned(),
        false => {
            let at = u.arbitrary::<u8>()?;
            format!(
                "rowid = (SELECT rowid FROM \"{table}\" LIMIT 1 OFFSET {at} % (SELECT count(*) FROM \"{table}\"))"
            )
        }
    };
    let done = db.execute(
        &format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE {place}"),
        [&value],
    );
    Ok(done.unwrap_or_default())
}

fn tables(db: &Connection) -> Vec<String> {
    let all = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict ORDER BY name";
    names(db, all)
}

fn columns(db: &Connection, table: &str) -> Vec<String> {
    let all = format!("SELECT name FROM pragma_table_info('{table}')");
    names(db, &all)
}

/// How many columns each table has, in the order in which steps name both.
pub fn columns_of_tables() -> Vec<usize> {
    let folder = filled_folder();
    let db = Connection::open(folder.path().join("ebb.db")).expect("it is there");
    let unlock = format!("PRAGMA key = \"x'{KEY}'\"");
    db.execute_batch(&unlock).expect("it is the key");
    let tables = tables(&db);
    let columns = tables.iter().map(|table| columns(&db, table).len());
    columns.collect()
}

fn names(db: &Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).expect("it is SQL");
    let rows = statement.query_map([], |row| row.get(0)).expect("it reads");
    rows.collect::<rusqlite::Result<_>>().expect("it reads")
}

fn value(u: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match u.int_in_range(0..=9)? {
        0 => Value::Null,
        1 | 2 => Value::Integer(*u.choose(&INTEGERS)?),
        3 => Value::Integer(u.arbitrary()?),
        4 => Value::Real(said::number(u)?),
        5 => Value::Blob(u.bytes(u.len().min(16))?.to_vec()),
        6 => Value::Blob(vec![u.arbitrary()?; 16]),
        7 => Value::Text(said::text(u)?),
        _ => Value::Text((*u.choose(&ODD)?).to_owned()),
    })
}
