//! What can be read of a damaged database, row by row. After a page that does not decrypt a connection answers nothing any
//! more, so each such page costs a connection; the rows before it and behind it are read all the same.

use std::path::Path;

use rusqlite::Connection;

use crate::store::connect::beside;
use crate::store::records::{self, Table, Writer};
use crate::store::{StoreError, StoreKey, Work};

/// More damaged places than this are not walked around: what lies behind them comes from a copy.
const MOST_PLACES: usize = 4_096;
/// How far the next place that reads is looked for at first, in rows, and how often before it is looked for further off.
const SMALL_STEP: i64 = 8;
const SMALL_STEPS: i32 = 64;

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Salvaged {
    /// Rows that were read, and are in the new database.
    pub read: i64,
    /// True where every row there is was read.
    pub all: bool,
}

/// Reads each row that reads into the new database.
///
/// # Errors
/// Where the damaged one does not open at all, and what the new one reports.
pub(super) fn salvage(
    path: &Path,
    key: &StoreKey,
    into: &Connection,
    work: &Work,
) -> Result<Salvaged, StoreError> {
    let mut from = Damaged {
        path,
        key,
        db: beside(path, key)?,
        places: 0,
        whole: true,
        lines: Vec::new(),
    };
    let mut salvaged = Salvaged::default();
    for table in records::all() {
        from.read(table, work)?;
        for line in std::mem::take(&mut from.lines) {
            let put = serde_json::from_slice(&line)
                .map_err(|_| StoreError::NotUnderstood)
                .and_then(|record| records::insert(into, table, &record));
            match put {
                Ok(()) => salvaged.read += 1,
                // Something that it belongs to did not read, or it was read from both of its ends.
                Err(StoreError::NotUnderstood) => from.whole = false,
                Err(error) => return Err(error),
            }
        }
    }
    salvaged.all = from.whole;
    Ok(salvaged)
}

struct Damaged<'a> {
    path: &'a Path,
    key: &'a StoreKey,
    db: Connection,
    /// Places that did not read, so far.
    places: usize,
    whole: bool,
    /// Rows of the table that is read, as lines of records.
    lines: Vec<Vec<u8>>,
}

/// Which rows to read: those with a number above or below.
#[derive(Clone, Copy)]
enum From {
    Above(i64),
    Between(i64, i64),
    Start,
    End,
}

impl Damaged<'_> {
    /// Reads a table around what does not read of it.
    fn read(&mut self, table: &'static Table, work: &Work) -> Result<(), StoreError> {
        work.step()?;
        if !self.has_numbers(table)? {
            if self.rows(table, From::Start)?.is_some() {
                let from_start = self.lines.len();
                self.rows(table, From::End)?;
                self.without_twins(from_start);
            }
            return Ok(());
        }
        let mut above = 0;
        while let Some(last) = self.rows(table, From::Above(above))? {
            work.step()?;
            // What stands behind the place is looked for in steps that grow, and read back to the place from there.
            let Some(behind) = self.behind(table, last)? else {
                return Ok(());
            };
            self.rows(table, From::Between(last, behind))?;
            above = behind - 1;
        }
        Ok(())
    }

    /// A row number behind `last` from which something reads, or where the table ends; none where too much does not read.
    fn behind(&mut self, table: &Table, last: i64) -> Result<Option<i64>, StoreError> {
        let sql = format!(
            "SELECT rowid FROM {} WHERE rowid > ?1 ORDER BY rowid LIMIT 1",
            table.name
        );
        let (mut step, mut above) = (1_i64, last);
        for tries in 0.. {
            let next = above.checked_add(step);
            let Some(next) = next.filter(|_| self.places < MOST_PLACES) else {
                break;
            };
            above = next;
            match self.db.query_row(&sql, [above], |row| row.get(0)) {
                Ok(number) => return Ok(Some(number)),
                Err(rusqlite::Error::QueryReturnedNoRows) => return Ok(Some(above + 1)),
                Err(_) => self.connect_anew()?,
            }
            // A page holds some ten rows: small steps first, so that none is leapt over.
            if step < SMALL_STEP || tries > SMALL_STEPS {
                step = step.saturating_mul(2);
            }
        }
        Ok(None)
    }

    /// Reads rows until one does not read. The answer is the number of the last that did, or that it began from; none
    /// where all of them read.
    fn rows(&mut self, table: &'static Table, from: From) -> Result<Option<i64>, StoreError> {
        let read = Self::rows_of(&self.db, table, from, &mut self.lines);
        match read {
            Ok(()) => Ok(None),
            Err(last) => {
                self.connect_anew()?;
                Ok(Some(last))
            }
        }
    }

    fn rows_of(
        db: &Connection,
        table: &'static Table,
        from: From,
        lines: &mut Vec<Vec<u8>>,
    ) -> Result<(), i64> {
        let key = table.key.join(", ");
        let backwards = table.key.join(" DESC, ");
        let (wanted, numbered, begun) = match from {
            From::Above(above) => (format!("WHERE rowid > {above} ORDER BY rowid"), true, above),
            From::Between(low, high) => (
                format!("WHERE rowid > {low} AND rowid < {high} ORDER BY rowid DESC"),
                true,
                low,
            ),
            From::Start => (format!("ORDER BY {key}"), false, 0),
            From::End => (format!("ORDER BY {backwards} DESC"), false, 0),
        };
        let mut last = begun;
        let mut read = || -> Result<(), StoreError> {
            let mut writer = Writer::of(db, table)?;
            let number = if numbered { ", rowid AS number" } else { "" };
            let sql = format!(
                "SELECT {}{number} FROM {} {wanted}",
                writer.columns, table.name
            );
            let mut statement = db.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let number = if numbered { row.get("number")? } else { 0 };
                let line = writer.line(row)?.to_vec();
                lines.push(line);
                last = number;
            }
            Ok(())
        };
        read().map_err(|_| last)
    }

    /// Rows that were read from both ends, once.
    fn without_twins(&mut self, from_start: usize) {
        let backwards = self.lines.split_off(from_start);
        for line in backwards {
            if !self.lines.contains(&line) {
                self.lines.push(line);
            }
        }
    }

    fn has_numbers(&mut self, table: &Table) -> Result<bool, StoreError> {
        let sql = "SELECT wr FROM pragma_table_list WHERE name = ?1";
        let without: bool = self.db.query_row(sql, [table.name], |row| row.get(0))?;
        Ok(!without)
    }

    fn connect_anew(&mut self) -> Result<(), StoreError> {
        self.places += 1;
        self.whole = false;
        self.db = beside(self.path, self.key)?;
        Ok(())
    }
}
