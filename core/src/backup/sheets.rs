//! Everything as tables that a spreadsheet opens: a file for each kind of record, in a new folder. A cell of words is never
//! taken for a formula: one that begins as a formula does gets an apostrophe before it, which a spreadsheet does not show.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::Value;

use super::BackupError;
use super::lines::{PlanLine, plans};
use crate::crisis::Vault;
use crate::store::records::{Column, Part, Record, Table};
use crate::store::{Store, StoreError, Work};

/// What a cell begins with that a spreadsheet counts with, in both widths of letters.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// So that a spreadsheet knows that this is UTF-8.
const UTF8: &[u8] = b"\xef\xbb\xbf";

type Sheet = csv::Writer<BufWriter<File>>;

/// Writes everything into a new folder. The names of the files are those of the records.
///
/// # Errors
/// [`BackupError`]; the folder is gone again then, and one that was there is left as it was.
pub fn write_sheets(
    folder: &Path,
    store: &Store,
    vault: &Vault,
    work: &Work,
) -> Result<(), BackupError> {
    make_folder(folder)?;
    let written = write_into(folder, store, vault, work);
    if written.is_err() {
        let _ = fs::remove_dir_all(folder);
    }
    written
}

fn write_into(folder: &Path, store: &Store, vault: &Vault, work: &Work) -> Result<(), BackupError> {
    write_plans(folder, vault)?;
    work.expect(store.count_records()?);
    let mut open: Option<Open> = None;
    store.each_record(|table, line| -> Result<(), BackupError> {
        let record: Record = serde_json::from_slice(line).map_err(|_| StoreError::Damaged)?;
        match &mut open {
            Some(sheets) if sheets.table.record == table.record => sheets.put(&record)?,
            other => {
                if let Some(full) = other.take() {
                    full.finish()?;
                }
                other.insert(Open::new(folder, table)?).put(&record)?;
            }
        }
        Ok(work.step()?)
    })?;
    open.map_or(Ok(()), Open::finish)
}

/// The sheets of one table.
struct Open {
    table: &'static Table,
    rows: Sheet,
    parts: Option<(Part, Sheet)>,
}

impl Open {
    fn new(folder: &Path, table: &'static Table) -> Result<Self, BackupError> {
        let names = |columns: &[Column]| -> Vec<&str> {
            columns.iter().map(|column| column.name).collect()
        };
        let mut rows = sheet(folder, table.record)?;
        put(&mut rows, names(table.columns))?;
        let parts = match table.part {
            None => None,
            Some(part) => {
                let mut rows = sheet(folder, &format!("{}_{}", table.record, part.name))?;
                let mut columns = vec![part.owner];
                columns.extend(names(part.columns));
                put(&mut rows, columns)?;
                Some((part, rows))
            }
        };
        Ok(Self { table, rows, parts })
    }

    fn put(&mut self, record: &Record) -> Result<(), BackupError> {
        put(&mut self.rows, cells(self.table.columns, record))?;
        if let Some((part, sheet)) = &mut self.parts {
            let id = cell(record.get("id"));
            let parts = record.get(part.name).and_then(Value::as_array);
            for one in parts.into_iter().flatten().filter_map(Value::as_object) {
                let mut row = vec![id.clone()];
                row.extend(cells(part.columns, one));
                put(sheet, row)?;
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<(), BackupError> {
        close(self.rows)?;
        self.parts.map_or(Ok(()), |(_, sheet)| close(sheet))
    }
}

fn cells(columns: &[Column], record: &Record) -> Vec<String> {
    let cells = columns.iter().map(|column| cell(record.get(column.name)));
    cells.collect()
}

/// The lines of every version of the plan, and the people in it.
fn write_plans(folder: &Path, vault: &Vault) -> Result<(), BackupError> {
    const ENTRY: [&str; 7] = [
        "id",
        "section",
        "text",
        "directions",
        "contact",
        "opens",
        "ahead",
    ];
    const CONTACT: [&str; 7] = [
        "id", "name", "relation", "numbers", "reach", "at_night", "ahead",
    ];
    let mut entries = sheet(folder, "plan_entries")?;
    let mut contacts = sheet(folder, "plan_contacts")?;
    put(
        &mut entries,
        ["version", "saved_at"].into_iter().chain(ENTRY),
    )?;
    put(
        &mut contacts,
        ["version", "saved_at"].into_iter().chain(CONTACT),
    )?;
    for plan in plans(vault)? {
        let PlanLine {
            version,
            saved_at,
            entries: lines,
            contacts: people,
            ..
        } = plan;
        let of = [version.to_string(), saved_at.to_rfc3339()];
        let values = lines.iter().map(serde_json::to_value);
        rows(&mut entries, &of, &ENTRY, values)?;
        let values = people.iter().map(serde_json::to_value);
        rows(&mut contacts, &of, &CONTACT, values)?;
    }
    close(entries)?;
    close(contacts)
}

fn rows(
    sheet: &mut Sheet,
    of: &[String],
    names: &[&str],
    values: impl Iterator<Item = serde_json::Result<Value>>,
) -> Result<(), BackupError> {
    for value in values {
        let value = value.map_err(|_| BackupError::NotUnderstood)?;
        let cells = names.iter().map(|name| cell(value.get(name)));
        put(sheet, of.iter().cloned().chain(cells))?;
    }
    Ok(())
}

/// What stands in a cell. A number stays one; what is made of parts stands as JSON.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(words)) if words.starts_with(FORMULA) => format!("'{words}"),
        Some(Value::String(words)) => words.clone(),
        Some(other) => other.to_string(),
    }
}

fn put<Cell: AsRef<[u8]>>(
    sheet: &mut Sheet,
    row: impl IntoIterator<Item = Cell>,
) -> Result<(), BackupError> {
    sheet
        .write_record(row)
        .map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => error.into(),
            _ => BackupError::NotUnderstood,
        })
}

fn sheet(folder: &Path, name: &str) -> Result<Sheet, BackupError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = BufWriter::new(options.open(folder.join(format!("{name}.csv")))?);
    file.write_all(UTF8)?;
    Ok(csv::Writer::from_writer(file))
}

fn close(sheet: Sheet) -> Result<(), BackupError> {
    let file = sheet.into_inner().map_err(|error| error.into_error())?;
    let file = file.into_inner().map_err(|error| error.into_error())?;
    Ok(file.sync_all()?)
}

fn make_folder(folder: &Path) -> Result<(), BackupError> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}
