//! Everything as lines: one record a line, in JSON. The first says what this is, the plan follows, then what the store
//! holds; the last says how many there were, so that a cut is noticed. `core/docs/records.md` describes them.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::BackupError;
use crate::crisis::{Contact, Kept, PlanEntry, PlanUse, Vault, VaultSettings};
use crate::store::records::Table;
use crate::store::{SCHEMA_VERSION, Store, Work};
use crate::time::{Instant, Zone};
use crate::view::Moment;

/// The format of the lines. A change that breaks a reader raises it.
pub const FORMAT: i32 = 1;

/// A line that is no row of the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub(super) enum Line {
    /// The first.
    Ebb(Head),
    /// A version of the crisis plan.
    Plan(PlanLine),
    /// The last: how many lines stand before it.
    End { lines: u64 },
}

/// What this is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    /// Of the lines.
    pub format: i32,
    /// Of the store that they were made from.
    pub schema: i32,
    /// The version of Ebb that wrote them.
    pub version: String,
    pub made_at: Instant,
    /// Where the person was.
    pub zone: Zone,
}

/// A version of the crisis plan, with what was chosen beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct PlanLine {
    pub version: i64,
    pub saved_at: Instant,
    #[serde(default)]
    pub region: String,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub neutral_word: String,
    #[serde(default)]
    pub under_18: bool,
    #[serde(default)]
    pub review_at: Option<Instant>,
    #[serde(default)]
    pub contacts: Vec<Contact>,
    #[serde(default)]
    pub entries: Vec<PlanEntry>,
    #[serde(default)]
    pub uses: Vec<PlanUse>,
}

impl PlanLine {
    pub fn of(version: i64, saved_at: Instant, kept: Kept) -> Self {
        let settings = kept.settings;
        Self {
            version,
            saved_at,
            region: settings.region,
            language: settings.language,
            neutral_word: settings.neutral_word,
            under_18: settings.under_18,
            review_at: kept.review_at,
            contacts: kept.plan.contacts,
            entries: kept.plan.entries,
            uses: kept.uses,
        }
    }

    /// Every time that it says.
    pub fn instants(&self) -> impl Iterator<Item = Instant> {
        let uses = self.uses.iter().map(|used| used.at);
        [self.saved_at]
            .into_iter()
            .chain(self.review_at)
            .chain(uses)
    }

    /// What it held. What shows ahead of the lock is asked again on each device.
    pub fn kept(&self) -> Kept {
        let settings = VaultSettings {
            region: self.region.clone(),
            language: self.language.clone(),
            neutral_word: self.neutral_word.clone(),
            lock: None,
            under_18: self.under_18,
        };
        let mut kept = Kept {
            settings,
            review_at: self.review_at,
            uses: self.uses.clone(),
            ..Kept::default()
        };
        kept.plan.contacts.clone_from(&self.contacts);
        kept.plan.entries.clone_from(&self.entries);
        kept.told_apart()
    }
}

/// Every version of the plan, as far as it reads, the newest first.
///
/// # Errors
/// [`BackupError::PlanUnread`] where a file of it cannot be read just now: a copy without the plan would pass for a whole one.
pub(super) fn plans(vault: &Vault) -> Result<impl Iterator<Item = PlanLine>, BackupError> {
    let latest = vault.latest_versions(usize::MAX);
    match latest.unread {
        Some(error) => Err(BackupError::PlanUnread(error)),
        None => Ok(latest
            .versions
            .into_iter()
            .map(|(version, kept)| PlanLine::of(version.number, version.saved_at, kept))),
    }
}

/// Writes everything.
///
/// # Errors
/// [`BackupError`]; what was written until then is no whole copy, and says so by its missing end.
pub fn write(
    to: &mut dyn Write,
    store: &Store,
    vault: &Vault,
    moment: &Moment,
    work: &Work,
) -> Result<(), BackupError> {
    let mut lines = 0;
    work.expect(store.count_records()?);
    let head = Line::Ebb(Head {
        format: FORMAT,
        schema: SCHEMA_VERSION,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: moment.now,
        zone: moment.zone,
    });
    let plans = plans(vault)?.map(Line::Plan);
    for line in std::iter::once(head).chain(plans) {
        put(to, &line)?;
        lines += 1;
    }
    store.each_record(|_: &Table, line| -> Result<(), BackupError> {
        to.write_all(line)?;
        to.write_all(b"\n")?;
        lines += 1;
        Ok(work.step()?)
    })?;
    put(to, &Line::End { lines })?;
    Ok(())
}

fn put(to: &mut dyn Write, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *to, line)?;
    to.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;
    use crate::store::{StoreError, scratch};

    #[test]
    fn as_many_records_are_expected_as_come_with_what_the_device_alone_knows_left_out() {
        let (_folder, store) = scratch::store();
        for name in ["form", "still", "made", "signal", "told:zones"] {
            store.set_setting(name, "1").unwrap();
        }
        let mut records = 0;
        let each = store.each_record(|_, _| -> Result<(), StoreError> {
            records += 1;
            Ok(())
        });
        assert_eq!((each, records), (Ok(()), 2));
        assert_eq!(store.count_records(), Ok(2));
    }

    #[test]
    fn a_plan_that_holds_something_twice_is_brought_back_with_it_once() {
        let kept = example::kept();
        let mut line = PlanLine::of(1, example::instant(0), kept.clone());
        line.entries.extend(kept.plan.entries.clone());
        line.contacts.extend(kept.plan.contacts.clone());
        assert_eq!(line.kept().plan, kept.plan);
    }
}
