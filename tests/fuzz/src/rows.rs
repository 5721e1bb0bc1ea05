//! Rows of the database as an older Ebb, a fault, or another program may have left them: any value that a column of its type
//! can hold, whatever else is asked of it.
//!
//! The first byte says where the reading begins; what follows are changes, as `Change` reads them.

use arbitrary::{Result, Unstructured};
use ebb_core::companion::Companion;
use ebb_core::page::{Place, Target};
use ebb_core::store::{Store, Work};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;

use crate::planted::planted;
use crate::said;
use crate::walk::{ROOMS, Walk, holds_together, ways};
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

/// Bytes that say what is changed, and where.
pub fn open(bytes: &[u8]) {
    let mut u = Unstructured::new(bytes);
    let _ = rows(&mut u);
}

fn rows(u: &mut Unstructured<'_>) -> Result<()> {
    let first = u.int_in_range(0..=ROOMS.len() - 1)?;
    let folder = filled_folder();
    let changed = change(u, folder.path())?;
    if changed == 0 {
        return Ok(());
    }
    let moment = moment();
    let store = Store::open(folder.path(), &key());
    let vault = vault(folder.path());
    let mut walk = Walk {
        companion: Companion::new(store, vault, &moment),
        moment,
        folder,
    };
    let mut open: Vec<Place> = Vec::new();
    for at in 0..ROOMS.len() {
        let token = ROOMS[(first + at) % ROOMS.len()].to_owned();
        let page = walk.companion.page(&Place { token }, &[], &walk.moment);
        holds_together(&page);
        open.extend(ways(&page).into_iter().filter_map(|way| match way.target {
            Target::Go { place } => Some(place),
            Target::Act { .. } => None,
        }));
    }
    open.sort_by(|one, next| one.token.cmp(&next.token));
    open.dedup();
    // What lists lead to: as many as a look takes no longer than that at the rooms.
    let step = (open.len() / 30).max(1);
    let from = usize::from(u.arbitrary::<u8>().unwrap_or_default()) % step;
    for place in open.iter().skip(from).step_by(step) {
        let page = walk.companion.page(place, &[], &walk.moment);
        holds_together(&page);
    }
    works(u, &mut walk);
    Ok(())
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
        if u.ratio(1, 8).unwrap_or_default() {
            let _ = store.check();
            let _ = store.mend(moment.now, &Work::new());
        }
    }
    companion.tick(moment.now);
}

/// Changes rows, and says how many.
fn change(u: &mut Unstructured<'_>, folder: &Path) -> Result<usize> {
    let db = Connection::open(folder.join("ebb.db")).expect("it is there");
    let begin = format!(
        "PRAGMA key = \"x'{KEY}'\"; PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; BEGIN"
    );
    db.execute_batch(&begin).expect("it is the key");
    let tables = names(
        &db,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict ORDER BY name",
    );
    let mut changed = 0;
    for _ in 0..u.int_in_range(1..=8)? {
        let table = u.choose(&tables)?;
        let columns = names(
            &db,
            &format!("SELECT name FROM pragma_table_info('{table}')"),
        );
        let column = u.choose(&columns)?;
        let value = value(u)?;
        planted(|| {
            let ends = matches!(value, Value::Integer(i64::MIN | i64::MAX));
            table == "reminder_rules" && ends
        });
        // All rows of the table, or one.
        let all: bool = u.ratio(1, 4)?;
        let at = i64::from(u.arbitrary::<u8>()?);
        let place = match all {
            true => "1".to_owned(),
            false => format!(
                "rowid = (SELECT rowid FROM \"{table}\" LIMIT 1 OFFSET {at} % (SELECT count(*) FROM \"{table}\"))"
            ),
        };
        let done = db.execute(
            &format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE {place}"),
            [&value],
        );
        changed += done.unwrap_or_default();
    }
    let kept = db.execute_batch("COMMIT");
    kept.expect("what it asks for was switched off");
    db.close().expect("it closes");
    Ok(changed)
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
