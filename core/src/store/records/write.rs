//! A row as a record: one line of JSON, its fields in the order of the table's columns.

use std::io::Write as _;

use chrono::SecondsFormat;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, Row};
use serde::de::IgnoredAny;

use super::tables::{self, Column, ColumnKind, Part, SETTINGS, Table, is_chosen};
use crate::store::{Id, Store, StoreError};
use crate::time::from_millis;

/// One record: the fields by their names.
pub(crate) type Record = serde_json::Map<String, serde_json::Value>;

impl Store {
    /// Hands each row of each table to `take`, as a line of JSON without its end: the tables in their order, the rows in
    /// that of their key, all as they were at one moment. At most one is in memory.
    ///
    /// # Errors
    /// What `take` answers, and where a row does not read.
    pub(crate) fn each_record<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(&'static Table, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut refused = None;
        self.read(|db| {
            each_record_in(db, |table, line| {
                take(table, line).map_err(|error| {
                    refused = Some(error);
                    StoreError::CalledOff
                })
            })
            .or_else(|error| match refused {
                Some(_) => Ok(()),
                None => Err(error),
            })
        })?;
        refused.map_or(Ok(()), Err)
    }

    /// True where nothing of the person's was ever kept: the settings alone are the device's.
    pub(crate) fn is_untouched(&self) -> Result<bool, StoreError> {
        self.read(|db| {
            for table in tables::all().filter(|table| table.record != "setting") {
                let sql = format!("SELECT EXISTS (SELECT 1 FROM {})", table.name);
                if db.query_row(&sql, [], |row| row.get(0))? {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// How many records there are.
    pub(crate) fn count_records(&self) -> Result<usize, StoreError> {
        self.read(|db| {
            let mut all = 0;
            for table in tables::all() {
                if table.name == SETTINGS.name {
                    let mut names = db.prepare("SELECT name FROM settings")?;
                    let mut rows = names.query([])?;
                    while let Some(row) = rows.next()? {
                        all += usize::from(is_of_the_person(table, row)?);
                    }
                    continue;
                }
                let sql = format!("SELECT count(*) FROM {}", table.name);
                let count: i64 = db.query_row(&sql, [], |row| row.get(0))?;
                all += usize::try_from(count).unwrap_or_default();
            }
            Ok(all)
        })
    }
}

/// Hands each row of each table to `take`, as [`Store::each_record`] does.
pub(in crate::store) fn each_record_in(
    db: &Connection,
    mut take: impl FnMut(&'static Table, &[u8]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let _one_moment = db.unchecked_transaction()?;
    for table in tables::all() {
        let mut writer = Writer::of(db, table)?;
        let sql = format!(
            "SELECT {} FROM {} ORDER BY {}",
            writer.columns,
            table.name,
            table.key.join(", ")
        );
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if is_of_the_person(table, row)? {
                take(table, writer.line(row)?)?;
            }
        }
    }
    Ok(())
}

/// False for a setting of the device.
fn is_of_the_person(table: &Table, row: &Row<'_>) -> Result<bool, StoreError> {
    if table.name != SETTINGS.name {
        return Ok(true);
    }
    let name: String = row.get(0)?;
    Ok(is_chosen(&name))
}

/// Writes rows of one table.
pub(in crate::store) struct Writer<'db> {
    table: &'static Table,
    /// What to select, the number of the row last where parts hang on it.
    pub columns: String,
    part: Option<(Part, CachedStatement<'db>)>,
    line: Vec<u8>,
}

impl<'db> Writer<'db> {
    pub fn of(db: &'db Connection, table: &'static Table) -> Result<Self, StoreError> {
        let mut columns: Vec<String> = table.columns.iter().map(selected).collect();
        let part = match table.part {
            None => None,
            Some(part) => {
                columns.push("rowid".to_owned());
                let of_part: Vec<_> = part.columns.iter().map(selected).collect();
                let sql = format!(
                    "SELECT {} FROM {} WHERE {} = ?1 ORDER BY {}",
                    of_part.join(", "),
                    part.table,
                    part.owner,
                    part.order
                );
                Some((part, db.prepare_cached(&sql)?))
            }
        };
        Ok(Self {
            table,
            columns: columns.join(", "),
            part,
            line: Vec::new(),
        })
    }

    /// The line of a row that was selected by `columns`.
    pub fn line(&mut self, row: &Row<'_>) -> Result<&[u8], StoreError> {
        let line = &mut self.line;
        line.clear();
        write!(line, "{{\"record\":\"{}\"", self.table.record)?;
        fields(line, row, self.table.columns, true)?;
        if let Some((part, statement)) = &mut self.part {
            let number: i64 = row.get(self.table.columns.len())?;
            write!(line, ",\"{}\":[", part.name)?;
            let mut rows = statement.query([number])?;
            let mut first = true;
            while let Some(row) = rows.next()? {
                line.extend_from_slice(if first { b"{" } else { b",{" });
                fields(line, row, part.columns, false)?;
                line.push(b'}');
                first = false;
            }
            line.push(b']');
        }
        line.push(b'}');
        Ok(line)
    }
}

/// How a column is selected: a row of another table by its id.
fn selected(column: &Column) -> String {
    let Column { name, kind } = column;
    match kind {
        ColumnKind::RowOf(table) => {
            format!("(SELECT it.id FROM {table} AS it WHERE it.rowid = {name})")
        }
        _ => (*name).to_owned(),
    }
}

fn fields(
    line: &mut Vec<u8>,
    row: &Row<'_>,
    columns: &[Column],
    follows: bool,
) -> Result<(), StoreError> {
    for (at, column) in columns.iter().enumerate() {
        if follows || at > 0 {
            line.push(b',');
        }
        write!(line, "\"{}\":", column.name)?;
        value(line, column.kind, row.get_ref(at)?)?;
    }
    Ok(())
}

fn value(line: &mut Vec<u8>, kind: ColumnKind, value: ValueRef<'_>) -> Result<(), StoreError> {
    match (kind, value) {
        (_, ValueRef::Null) => line.extend_from_slice(b"null"),
        (ColumnKind::Instant, ValueRef::Integer(ms)) => {
            let at = from_millis(ms).map_err(|_| StoreError::Damaged)?;
            write!(
                line,
                "\"{}\"",
                at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
            )?;
        }
        (ColumnKind::Flag, ValueRef::Integer(flag)) => {
            line.extend_from_slice(if flag == 0 { b"false" } else { b"true" });
        }
        (_, ValueRef::Integer(number)) => write!(line, "{number}")?,
        (ColumnKind::Json, ValueRef::Text(text)) => json(line, text)?,
        (_, ValueRef::Text(text)) => {
            let text = std::str::from_utf8(text).map_err(|_| StoreError::Damaged)?;
            serde_json::to_writer(line, text).map_err(|_| StoreError::Damaged)?;
        }
        (_, ValueRef::Blob(bytes)) => {
            let id = Id::of_bytes(bytes).ok_or(StoreError::Damaged)?;
            write!(line, "\"{id}\"")?;
        }
        (_, ValueRef::Real(_)) => return Err(StoreError::Damaged),
    }
    Ok(())
}

/// JSON goes in as it stands, so that no number of it changes; a line break in it would end the record.
fn json(line: &mut Vec<u8>, text: &[u8]) -> Result<(), StoreError> {
    if text.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        let value: serde_json::Value =
            serde_json::from_slice(text).map_err(|_| StoreError::Damaged)?;
        return serde_json::to_writer(line, &value).map_err(|_| StoreError::Damaged);
    }
    serde_json::from_slice::<IgnoredAny>(text).map_err(|_| StoreError::Damaged)?;
    line.extend_from_slice(text);
    Ok(())
}
