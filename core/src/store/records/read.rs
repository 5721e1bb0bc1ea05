//! A record as a row again. What does not fit the table is refused, and says nothing of what stands in it.

use rusqlite::types::{Null, ToSqlOutput, Value as Cell};
use rusqlite::{Connection, ToSql, params_from_iter};
use serde_json::Value;

use super::tables::{self, Column, ColumnKind, Part, SETTINGS, Table, is_chosen};
use super::write::{Record, Writer};
use crate::store::{Id, StoreError};
use crate::time::{Instant, is_counted, to_millis};

/// A value for a statement.
pub(super) enum Bound {
    Cell(Cell),
    Id(Id),
}

impl ToSql for Bound {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Cell(Cell::Null) => Null.to_sql(),
            Self::Cell(cell) => cell.to_sql(),
            Self::Id(id) => id.to_sql(),
        }
    }
}

/// What stands in a field, as the column takes it. None where it is of another kind.
fn bound(kind: ColumnKind, value: &Value) -> Option<Bound> {
    let text = |text: &str| Bound::Cell(Cell::Text(text.to_owned()));
    let number = |number: i64| Bound::Cell(Cell::Integer(number));
    Some(match (kind, value) {
        (_, Value::Null) => Bound::Cell(Cell::Null),
        (ColumnKind::Id | ColumnKind::RowOf(_) | ColumnKind::IdOf(_), Value::String(id)) => {
            Bound::Id(id.parse().ok()?)
        }
        (ColumnKind::Text | ColumnKind::IdOrName(_), Value::String(words)) => text(words),
        (ColumnKind::Number, Value::Number(found)) => number(found.as_i64()?),
        (ColumnKind::Flag, Value::Bool(flag)) => number(i64::from(*flag)),
        (ColumnKind::Instant, Value::String(at)) => number(to_millis(instant(at)?)),
        (ColumnKind::Json, value) => text(&value.to_string()),
        _ => return None,
    })
}

/// The instant that a field says; none of a year that is not counted, which could never be written again.
pub(super) fn instant(text: &str) -> Option<Instant> {
    let at = chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc();
    is_counted(at).then_some(at)
}

/// What stands for a column in a statement, where its value is parameter `number`.
fn placed(kind: ColumnKind, number: usize) -> String {
    match kind {
        ColumnKind::RowOf(table) => {
            format!("(SELECT it.rowid FROM {table} AS it WHERE it.id = ?{number})")
        }
        _ => format!("?{number}"),
    }
}

/// The columns that a record says something of, each with its value. Of what an earlier Ebb did not know, a record says
/// nothing.
fn said<'a>(
    columns: &'a [Column],
    record: &Record,
) -> Result<Vec<(&'a Column, Bound)>, StoreError> {
    let said = columns.iter().filter_map(|column| {
        let value = record.get(column.name)?;
        Some((column, bound(column.kind, value)))
    });
    said.map(|(column, value)| Ok((column, value.ok_or(StoreError::NotUnderstood)?)))
        .collect()
}

/// Puts a record into its table, where nothing stands under its key.
pub(crate) fn insert(db: &Connection, table: &Table, record: &Record) -> Result<(), StoreError> {
    insert_in(db, table.name, table.columns, record, None)?;
    match table.part {
        Some(part) => insert_parts(db, &part, db.last_insert_rowid(), record),
        None => Ok(()),
    }
}

fn insert_in(
    db: &Connection,
    table: &str,
    columns: &[Column],
    record: &Record,
    owner: Option<(&str, i64)>,
) -> Result<(), StoreError> {
    let said = said(columns, record)?;
    let mut names: Vec<&str> = said.iter().map(|(column, _)| column.name).collect();
    let places = said.iter().enumerate();
    let places = places.map(|(at, (column, _))| placed(column.kind, at + 1));
    let mut places: Vec<_> = places.collect();
    let mut values: Vec<_> = said.into_iter().map(|(_, value)| value).collect();
    if let Some((column, number)) = owner {
        names.push(column);
        values.push(Bound::Cell(Cell::Integer(number)));
        places.push(format!("?{}", values.len()));
    }
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    fits(db.prepare_cached(&sql)?.execute(params_from_iter(values)))?;
    Ok(())
}

/// That the database refuses a row is no fault of the database.
fn fits<T>(done: rusqlite::Result<T>) -> Result<T, StoreError> {
    done.map_err(|error| {
        let refused = error.sqlite_error().map(|error| error.code);
        match refused {
            Some(rusqlite::ErrorCode::ConstraintViolation | rusqlite::ErrorCode::TypeMismatch) => {
                StoreError::NotUnderstood
            }
            _ => error.into(),
        }
    })
}

fn insert_parts(
    db: &Connection,
    part: &Part,
    number: i64,
    record: &Record,
) -> Result<(), StoreError> {
    let parts = match record.get(part.name) {
        None => return Ok(()),
        Some(Value::Array(parts)) => parts,
        Some(_) => return Err(StoreError::NotUnderstood),
    };
    for one in parts {
        let one = one.as_object().ok_or(StoreError::NotUnderstood)?;
        let owner = Some((part.owner, number));
        insert_in(db, part.table, part.columns, one, owner)?;
    }
    Ok(())
}

/// A condition that a row has the key of a record, with its values, the first of which is parameter `first`.
fn has_key(
    table: &Table,
    record: &Record,
    first: usize,
) -> Result<(String, Vec<Bound>), StoreError> {
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    for (at, name) in table.key.iter().enumerate() {
        let column = table.column(name).ok_or(StoreError::NotUnderstood)?;
        let value = record.get(*name).ok_or(StoreError::NotUnderstood)?;
        values.push(bound(column.kind, value).ok_or(StoreError::NotUnderstood)?);
        conditions.push(format!("{name} = {}", placed(column.kind, first + at)));
    }
    Ok((conditions.join(" AND "), values))
}

/// The record that stands under the key of this one.
pub(super) fn there(
    db: &Connection,
    table: &'static Table,
    record: &Record,
) -> Result<Option<Record>, StoreError> {
    let (condition, values) = has_key(table, record, 1)?;
    found(db, table, &condition, values)
}

/// The first record for which this holds.
pub(super) fn found(
    db: &Connection,
    table: &'static Table,
    condition: &str,
    values: Vec<Bound>,
) -> Result<Option<Record>, StoreError> {
    let mut writer = Writer::of(db, table)?;
    let sql = format!(
        "SELECT {} FROM {} WHERE {condition}",
        writer.columns, table.name
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    match rows.next()? {
        None => Ok(None),
        Some(row) => parsed(writer.line(row)?).map(Some),
    }
}

/// A line as a record.
pub(super) fn parsed(line: &[u8]) -> Result<Record, StoreError> {
    serde_json::from_slice(line).map_err(|_| StoreError::Damaged)
}

/// Puts a record in the place of the one that stands under its key. What belongs to that one stays.
pub(super) fn replace(
    db: &Connection,
    table: &'static Table,
    record: &Record,
) -> Result<(), StoreError> {
    if let Some(part) = table.part {
        let number = number_of(db, table, record)?;
        let sql = format!("DELETE FROM {} WHERE {} = ?1", part.table, part.owner);
        db.prepare_cached(&sql)?.execute([number])?;
        insert_parts(db, &part, number, record)?;
    }
    let said = said(table.columns, record)?;
    let sets = said.iter().enumerate();
    let sets = sets.map(|(at, (column, _))| {
        let place = placed(column.kind, at + 1);
        format!("{} = {place}", column.name)
    });
    let sets: Vec<_> = sets.collect();
    let (condition, key) = has_key(table, record, said.len() + 1)?;
    let sql = format!(
        "UPDATE {} SET {} WHERE {condition}",
        table.name,
        sets.join(", ")
    );
    let values = said.into_iter().map(|(_, value)| value).chain(key);
    fits(db.prepare_cached(&sql)?.execute(params_from_iter(values)))?;
    Ok(())
}

/// The number of the row with the key of a record.
fn number_of(db: &Connection, table: &Table, record: &Record) -> Result<i64, StoreError> {
    let (condition, key) = has_key(table, record, 1)?;
    let sql = format!("SELECT rowid FROM {} WHERE {condition}", table.name);
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_row(params_from_iter(key), |row| row.get(0))?)
}

/// Takes away the row with the key of a record, and what the database knows to belong to it.
pub(super) fn remove(db: &Connection, table: &Table, record: &Record) -> Result<(), StoreError> {
    let (condition, key) = has_key(table, record, 1)?;
    let sql = format!("DELETE FROM {} WHERE {condition}", table.name);
    db.prepare_cached(&sql)?.execute(params_from_iter(key))?;
    Ok(())
}

/// Takes away every row of which a record is made, the settings of the device apart.
pub(crate) fn empty(db: &Connection) -> Result<(), StoreError> {
    let mut tables: Vec<_> = tables::all().collect();
    tables.reverse();
    for table in tables {
        if table.name == SETTINGS.name {
            let names: Vec<String> = {
                let mut statement = db.prepare("SELECT name FROM settings")?;
                let rows = statement.query_map([], |row| row.get(0))?;
                rows.collect::<Result<_, _>>()?
            };
            for name in names.iter().filter(|name| is_chosen(name)) {
                db.execute("DELETE FROM settings WHERE name = ?1", [name])?;
            }
        } else {
            db.execute(&format!("DELETE FROM {}", table.name), [])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_that_could_not_be_written_again_is_none() {
        for text in ["1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"] {
            assert_eq!(
                instant(text)
                    .map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
                    .as_deref(),
                Some(text)
            );
        }
        for text in [
            "1013-09-22T13:00:00Z",
            "1970-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
            "soon",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
