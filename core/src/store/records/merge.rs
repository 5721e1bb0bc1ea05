//! Two stores brought together. What both say is said once; where they differ, what was said later stands and the other
//! stays as an earlier version; what was deleted or is gone for good stays so, unless it was changed after that. Whichever
//! of the two takes in the other, the same stands in the end, and a second time changes nothing.

use std::cmp::Ordering;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params};
use serde_json::Value;

use super::read::{Bound, found, insert, instant, parsed, remove, replace, there};
use super::tables::{ColumnKind, DELETED, EARLIER, GONE, SETTINGS, TABLES, Table, of_bin, of_name};
use super::write::{Record, Writer};
use crate::store::StoreError;

/// What became of the records that were taken in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// They were not here.
    pub new: i64,
    /// They say something later than what was here, which became an earlier version.
    pub changed: i64,
    /// What is here is later; they became earlier versions.
    pub earlier: i64,
    /// They were here already, or are gone for good here.
    pub same: i64,
}

/// What became of one record.
enum Became {
    New,
    Changed,
    Earlier,
    Same,
}

/// A merge in a transaction that is under way.
pub(crate) struct Merge<'db> {
    db: &'db Connection,
    counts: Counts,
    /// What is gone for good in the other store.
    gone: Vec<Record>,
}

/// What stands in a field of words; empty where it is none.
fn words<'a>(record: &'a Record, field: &str) -> &'a str {
    record
        .get(field)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// When a record was said last.
fn time(table: &Table, record: &Record) -> String {
    words(record, table.time).to_owned()
}

/// True where a record has the person's own word, which no device concludes by itself.
fn is_own_word(table: &Table, record: &Record) -> bool {
    let own = table.said;
    own.is_some_and(|(column, own)| own.contains(&words(record, column)))
}

/// All that a record says, but for when it was said: two that are equal say the same. Fields stand in one order, so
/// that of two that differ the same one is greater everywhere.
fn said(record: &Record) -> String {
    let mut said = record.clone();
    said.remove("edited_at");
    Value::Object(said).to_string()
}

/// A record with what stands here where it says nothing: an earlier Ebb did not know of it. What no column holds is left out.
fn completed(table: &Table, record: &Record, here: &Record) -> Record {
    let columns = table.columns.iter().map(|column| column.name);
    let names = columns
        .chain(table.part.map(|part| part.name))
        .chain(["record"]);
    let fields = names.filter_map(|name| {
        let value = record.get(name).or_else(|| here.get(name))?;
        Some((name.to_owned(), value.clone()))
    });
    let mut whole: Record = fields.collect();
    if let Some(part) = table.part
        && let Some(Value::Array(parts)) = whole.get_mut(part.name)
        && let Some(Value::Array(known)) = here.get(part.name)
    {
        for one in parts.iter_mut().filter_map(Value::as_object_mut) {
            let order = one.get(part.order);
            let same = known.iter().find(|known| known.get(part.order) == order);
            for column in part.columns {
                if let Some(value) = same.and_then(|same| same.get(column.name)) {
                    one.entry(column.name).or_insert_with(|| value.clone());
                }
            }
        }
    }
    whole
}

/// The key of a record in words: its id where it has one.
fn key_of(table: &Table, record: &Record) -> String {
    match table.key {
        key if key.contains(&"id") => words(record, "id").to_owned(),
        [only] => words(record, only).to_owned(),
        several => {
            let values = several.iter().map(|name| words(record, name));
            Value::from(values.collect::<Vec<_>>()).to_string()
        }
    }
}

/// Compares when two things were said. An instant that does not read is the first of all.
fn later(one: &str, other: &str) -> Ordering {
    instant(one).cmp(&instant(other))
}

impl<'db> Merge<'db> {
    /// A merge into this store.
    pub fn into(db: &'db Connection) -> Self {
        Self {
            db,
            counts: Counts::default(),
            gone: Vec::new(),
        }
    }

    /// Ends it, and says what became of the records.
    ///
    /// # Errors
    /// What the database reports.
    pub fn finish(mut self) -> Result<Counts, StoreError> {
        for gone in std::mem::take(&mut self.gone) {
            self.let_go_of(&gone)?;
        }
        forget_gone(self.db)?;
        Ok(self.counts)
    }

    /// Takes in a record. Records come in the order in which they are written: what is gone, what was deleted, what
    /// stands, what was said earlier.
    ///
    /// # Errors
    /// [`StoreError::NotUnderstood`] for what fits no table.
    pub fn take(&mut self, record: &Record) -> Result<(), StoreError> {
        let table = Table::of_record(words(record, "record")).ok_or(StoreError::NotUnderstood)?;
        let became = match table.name {
            // What was chosen on this device stays.
            name if name == SETTINGS.name => Became::Same,
            name if name == GONE.name => {
                self.take_gone(record)?;
                Became::Same
            }
            name if name == DELETED.name => self.take_deleted(record)?,
            name if name == EARLIER.name => self.take_earlier(record)?,
            _ => self.take_standing(table, record)?,
        };
        let count = match became {
            Became::New => &mut self.counts.new,
            Became::Changed => &mut self.counts.changed,
            Became::Earlier => &mut self.counts.earlier,
            Became::Same => &mut self.counts.same,
        };
        *count += 1;
        Ok(())
    }

    /// Something is gone for good. What that means here is known once everything else was taken in: it may have been said
    /// anew.
    fn take_gone(&mut self, record: &Record) -> Result<(), StoreError> {
        self.gone.push(record.clone());
        match there(self.db, &GONE, record)? {
            None => insert(self.db, &GONE, record),
            Some(here) if later(words(record, "at"), words(&here, "at")).is_gt() => {
                replace(self.db, &GONE, record)
            }
            Some(_) => Ok(()),
        }
    }

    /// Takes away what is gone for good and was not said anew.
    fn let_go_of(&mut self, gone: &Record) -> Result<(), StoreError> {
        let at = words(gone, "at");
        if let Some(here) = there(self.db, &DELETED, gone)?
            && later(words(&here, "deleted_at"), at).is_le()
        {
            remove(self.db, &DELETED, &here)?;
        }
        if let Some(table) = of_bin(words(gone, "kind"))
            && let Some(here) = self.by_id(table, words(gone, "id"))?
            && later(&time(table, &here), at).is_le()
        {
            self.take_away(table, &here)?;
        }
        self.db.execute(
            "DELETE FROM earlier WHERE key = ?1 AND at <= ?2",
            params![words(gone, "id"), millis(at)],
        )?;
        Ok(())
    }

    /// Something lies in the bin.
    fn take_deleted(&mut self, record: &Record) -> Result<Became, StoreError> {
        if self.is_gone(
            words(record, "kind"),
            words(record, "id"),
            words(record, "deleted_at"),
        )? {
            return Ok(Became::Same);
        }
        let standing = match of_bin(words(record, "kind")) {
            Some(table) => self
                .by_id(table, words(record, "id"))?
                .map(|here| (table, here)),
            None => None,
        };
        if let Some((table, here)) = standing {
            if later(&time(table, &here), words(record, "deleted_at")).is_gt() {
                return self.keep_earlier(&DELETED, record);
            }
            self.take_away(table, &here)?;
            insert(self.db, &DELETED, record)?;
            return Ok(Became::Changed);
        }
        match there(self.db, &DELETED, record)? {
            None => {
                insert(self.db, &DELETED, record)?;
                Ok(Became::New)
            }
            Some(here) => self.later_stands(&DELETED, record, &here),
        }
    }

    /// Something stands in the other store.
    fn take_standing(
        &mut self,
        table: &'static Table,
        record: &Record,
    ) -> Result<Became, StoreError> {
        let mut record = record.clone();
        let at = time(table, &record);
        if let Some((column, stands_in)) = table.closes
            && record.get(column).is_none_or(Value::is_null)
        {
            // What is under way in the other store goes on there, and is over here.
            if there(self.db, table, &record)?.is_some() {
                return Ok(Became::Same);
            }
            let over = record.get(stands_in).cloned();
            record.insert(column.to_owned(), over.unwrap_or_default());
        }
        if let Some(bin) = table.bin {
            let id = words(&record, "id");
            if self.is_gone(bin, id, &at)? {
                return Ok(Became::Same);
            }
            if let Some(deleted) = self.deleted(bin, id)? {
                if later(&at, words(&deleted, "deleted_at")).is_le() {
                    return self.keep_earlier(table, &record);
                }
                remove(self.db, &DELETED, &deleted)?;
                self.keep_earlier(&DELETED, &deleted)?;
            }
        }
        if !self.owner_is_here(table, &record)? {
            return self.keep_earlier(table, &record);
        }
        match there(self.db, table, &record)? {
            None => {
                insert(self.db, table, &record)?;
                self.is_no_earlier(table, &record)?;
                Ok(Became::New)
            }
            Some(here) => {
                let record = completed(table, &record, &here);
                self.later_stands(table, &record, &here)
            }
        }
    }

    /// Of two that say of the same thing, the later stands, and the other becomes an earlier version. A reminder that was done
    /// ahead of its time stays done, though another device held it for missed when that time came.
    fn later_stands(
        &mut self,
        table: &'static Table,
        record: &Record,
        here: &Record,
    ) -> Result<Became, StoreError> {
        let (said_there, said_here) = (said(record), said(here));
        let order = is_own_word(table, record)
            .cmp(&is_own_word(table, here))
            .then(later(&time(table, record), &time(table, here)));
        if said_there == said_here {
            if order.is_gt() {
                replace(self.db, table, record)?;
            }
            return Ok(Became::Same);
        }
        if order.then_with(|| said_there.cmp(&said_here)).is_lt() {
            return self.keep_earlier(table, record);
        }
        self.keep_earlier(table, here)?;
        replace(self.db, table, record)?;
        self.is_no_earlier(table, record)?;
        Ok(Became::Changed)
    }

    /// What was an earlier version in the other store is one here.
    fn take_earlier(&mut self, record: &Record) -> Result<Became, StoreError> {
        let body = record.get("body").and_then(Value::as_object);
        let body = body.ok_or(StoreError::NotUnderstood)?;
        let table = Table::of_record(words(record, "kind")).ok_or(StoreError::NotUnderstood)?;
        let gone = match table.bin {
            Some(bin) => self.is_gone(bin, words(body, "id"), words(record, "at"))?,
            None if table.name == DELETED.name => {
                self.is_gone(words(body, "kind"), words(body, "id"), words(record, "at"))?
            }
            None => false,
        };
        let stands = there(self.db, table, body)?.is_some_and(|here| said(&here) == said(body));
        if gone || stands {
            return Ok(Became::Same);
        }
        self.keep_earlier(table, body)
    }

    /// Keeps a record as an earlier version, once.
    fn keep_earlier(&mut self, table: &Table, record: &Record) -> Result<Became, StoreError> {
        let key = key_of(table, record);
        let at = time(table, record);
        if let Some(known) = self.find_earlier(table, record)? {
            if later(&at, words(&known, "at")).is_le() {
                return Ok(Became::Same);
            }
            remove(self.db, &EARLIER, &known)?;
        }
        self.db
            .prepare_cached(
                "INSERT INTO earlier (kind, key, owners, body, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                table.record,
                key,
                owner_ids(table, record),
                Value::Object(record.clone()).to_string(),
                millis(&at),
            ])?;
        Ok(Became::Earlier)
    }

    /// What stands is no earlier version of itself.
    fn is_no_earlier(&mut self, table: &Table, record: &Record) -> Result<(), StoreError> {
        match self.find_earlier(table, record)? {
            Some(known) => remove(self.db, &EARLIER, &known),
            None => Ok(()),
        }
    }

    /// The earlier version that says what this record says.
    fn find_earlier(&self, table: &Table, record: &Record) -> Result<Option<Record>, StoreError> {
        let mut writer = Writer::of(self.db, &EARLIER)?;
        let sql = format!(
            "SELECT {} FROM earlier WHERE kind = ?1 AND key = ?2",
            writer.columns
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![table.record, key_of(table, record)])?;
        let wanted = said(record);
        while let Some(row) = rows.next()? {
            let known = parsed(writer.line(row)?)?;
            let body = known.get("body").and_then(Value::as_object);
            if body.is_some_and(|body| said(body) == wanted) {
                return Ok(Some(known));
            }
        }
        Ok(None)
    }

    /// Takes away what stands here and what belongs to it. They stay as earlier versions; at the end of a merge those of
    /// what is gone for good are forgotten.
    fn take_away(&mut self, table: &'static Table, here: &Record) -> Result<(), StoreError> {
        let id = words(here, "id").to_owned();
        for (below, column) in belonging(table) {
            while let Some(one) = self.first_of(below, column, &id)? {
                self.take_away(below, &one)?;
            }
        }
        self.keep_earlier(table, here)?;
        remove(self.db, table, here)
    }

    fn first_of(
        &self,
        table: &'static Table,
        column: &'static str,
        owner: &str,
    ) -> Result<Option<Record>, StoreError> {
        let kind = table.column(column).map(|column| column.kind);
        let (condition, value) = match kind {
            Some(ColumnKind::RowOf(of)) => (
                format!("{column} = (SELECT it.rowid FROM {of} AS it WHERE it.id = ?1)"),
                Bound::Id(owner.parse()?),
            ),
            Some(ColumnKind::IdOrName(_)) => (
                format!("{column} = ?1"),
                Bound::Cell(Cell::Text(owner.to_owned())),
            ),
            _ => (format!("{column} = ?1"), Bound::Id(owner.parse()?)),
        };
        found(self.db, table, &condition, vec![value])
    }

    fn by_id(&self, table: &'static Table, id: &str) -> Result<Option<Record>, StoreError> {
        let id = Bound::Id(id.parse().map_err(|_| StoreError::NotUnderstood)?);
        found(self.db, table, "id = ?1", vec![id])
    }

    fn deleted(&self, bin: &str, id: &str) -> Result<Option<Record>, StoreError> {
        let id = Bound::Id(id.parse().map_err(|_| StoreError::NotUnderstood)?);
        let kind = Bound::Cell(Cell::Text(bin.to_owned()));
        found(self.db, &DELETED, "kind = ?1 AND id = ?2", vec![kind, id])
    }

    /// True where something is gone for good, and what was said of it then is no news.
    fn is_gone(&self, bin: &str, id: &str, at: &str) -> Result<bool, StoreError> {
        let gone = self.gone(bin, id)?;
        Ok(gone.is_some_and(|gone| later(at, words(&gone, "at")).is_le()))
    }

    fn gone(&self, bin: &str, id: &str) -> Result<Option<Record>, StoreError> {
        let id = Bound::Id(id.parse().map_err(|_| StoreError::NotUnderstood)?);
        let kind = Bound::Cell(Cell::Text(bin.to_owned()));
        found(self.db, &GONE, "kind = ?1 AND id = ?2", vec![kind, id])
    }

    /// True where all that a record belongs to stands here.
    fn owner_is_here(&self, table: &Table, record: &Record) -> Result<bool, StoreError> {
        for (owners, id) in owners(table, record) {
            let mut here = false;
            for owner in owners {
                here |= self.by_id(owner, id)?.is_some();
            }
            if !here {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What a record belongs to: the tables that it may stand in, and its id.
fn owners<'r>(table: &Table, record: &'r Record) -> Vec<(Vec<&'static Table>, &'r str)> {
    let columns = table.columns.iter();
    let owners = columns.filter_map(|column| {
        let id = record.get(column.name)?.as_str()?;
        let names = match &column.kind {
            ColumnKind::RowOf(name) => vec![*name],
            ColumnKind::IdOf(names) => names.to_vec(),
            // A name of the content belongs to nothing here.
            ColumnKind::IdOrName(name) => {
                id.parse::<crate::store::Id>().ok()?;
                vec![*name]
            }
            _ => return None,
        };
        Some((names.into_iter().filter_map(of_name).collect(), id))
    });
    owners.collect()
}

/// The ids of all that a record belongs to, as JSON.
fn owner_ids(table: &Table, record: &Record) -> String {
    let ids = owners(table, record).into_iter().map(|(_, id)| id);
    Value::from(ids.collect::<Vec<_>>()).to_string()
}

/// The tables whose rows belong to rows of this one, with the column that says so.
fn belonging(table: &Table) -> Vec<(&'static Table, &'static str)> {
    let mut all = Vec::new();
    for below in TABLES {
        for column in below.columns {
            let belongs = match column.kind {
                ColumnKind::RowOf(of) | ColumnKind::IdOrName(of) => of == table.name,
                ColumnKind::IdOf(of) => of.contains(&table.name),
                _ => false,
            };
            if belongs {
                all.push((below, column.name));
            }
        }
    }
    all
}

fn millis(at: &str) -> i64 {
    instant(at).map_or(0, crate::time::to_millis)
}

/// Forgets the earlier versions of what is gone for good and was not said anew, and of what belonged to it.
pub(crate) fn forget_gone(db: &Connection) -> Result<(), StoreError> {
    let standing = TABLES.iter().filter(|table| table.bin.is_some());
    let standing = standing.map(|table| format!("SELECT id FROM {}", table.name));
    let sql = format!(
        "WITH RECURSIVE gone (key) AS (
             SELECT {UUID} FROM tombstones WHERE id NOT IN ({})
             UNION SELECT earlier.key FROM earlier JOIN gone ON instr(earlier.owners, gone.key) > 0)
         DELETE FROM earlier WHERE key IN gone",
        standing.collect::<Vec<_>>().join(" UNION ALL ")
    );
    db.prepare_cached(&sql)?.execute([])?;
    Ok(())
}

/// An id of sixteen bytes as it is written in a record.
const UUID: &str =
    "lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4)
    || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21))";

/// Forgets the earlier versions of what belonged to something that is nowhere any more.
pub(crate) fn forget_orphans(db: &Connection) -> Result<(), StoreError> {
    let owners = TABLES.iter().filter(|table| !belonging(table).is_empty());
    let ids = owners.map(|table| format!("SELECT {UUID} FROM {}", table.name));
    let sql = format!(
        "DELETE FROM earlier WHERE EXISTS (
             SELECT 1 FROM json_each(earlier.owners) AS owner WHERE owner.value NOT IN ({})
             AND owner.value NOT IN (SELECT key FROM earlier)
             AND NOT EXISTS (SELECT 1 FROM bin WHERE instr(bin.body, owner.value) > 0))",
        ids.collect::<Vec<_>>().join(" UNION ALL ")
    );
    // What belonged to an orphan is one now.
    while db.prepare_cached(&sql)?.execute([])? > 0 {}
    Ok(())
}
