//! The way back: a file takes the place of what is here, or is merged with it. The plan comes with either, and alone where no
//! store opens.

use std::fs;
use std::io::{BufRead, Read};
use std::path::PathBuf;

use rusqlite::Connection;

use super::BackupError;
use super::age::Opened;
use super::plan::PlanBack;
use super::read::{Found, each};
use crate::crisis::Vault;
use crate::store::records::{self, Merge};
use crate::store::{MergeCounts, Store, StoreError, Work};
use crate::time::Instant;

/// So many copies of what is here are made where another process goes on writing.
const COPIES: u32 = 3;

/// How a file is brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// What is here and what is in the file, together.
    Merge,
    /// What is in the file, in place of what is here.
    Replace,
}

/// What was brought back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Restored {
    /// True where the plan that shows is another one than before.
    pub plan: bool,
    /// What became of the records; none where no store opens.
    pub counts: Option<MergeCounts>,
    /// Where what was here lies now.
    pub aside: Option<PathBuf>,
}

/// Brings a file back. The plan is in its place before the rest counts: it is what may save a life.
///
/// # Errors
/// [`BackupError`]; then nothing has changed, but where [`BackupError::PlanAlone`] says that the plan is back.
pub fn restore(
    file: impl Read,
    passphrase: &str,
    way: Way,
    store: Option<&Store>,
    vault: &Vault,
    now: Instant,
    work: &Work,
) -> Result<Restored, BackupError> {
    let mut lines = Opened::new(file, passphrase)?;
    let return_of = Return {
        way,
        vault,
        now,
        work,
        copied: &|| {},
    };
    match store {
        Some(store) => return_of.to_store(&mut lines, store),
        None => return_of.plan_alone(&mut lines),
    }
}

/// What comes back, and where to.
struct Return<'a> {
    way: Way,
    vault: &'a Vault,
    now: Instant,
    work: &'a Work,
    /// Called once what is here was copied aside.
    copied: &'a dyn Fn(),
}

impl Return<'_> {
    fn plan_alone(&self, lines: &mut impl BufRead) -> Result<Restored, BackupError> {
        let mut plans = Vec::new();
        each(lines, |found| {
            if let Found::Plan(plan) = found {
                plans.push(plan);
            }
            Ok(self.work.step()?)
        })?;
        let mut plan = PlanBack::default();
        let brought = plan.bring(&plans, self.way, self.vault, self.now);
        brought.map_err(|why| plan.without_the_rest(why.into()))?;
        Ok(Restored {
            plan: plan.shows,
            ..Restored::default()
        })
    }

    fn to_store(&self, lines: &mut impl BufRead, store: &Store) -> Result<Restored, BackupError> {
        if self.way == Way::Merge {
            let mut taken = Taken::default();
            let written = store.write(|db| self.take(lines, db, &mut taken));
            return taken.ended(written, None);
        }
        for _ in 0..COPIES {
            // What another process writes after this is in the copy, or the copy is made anew.
            let seen = store.version()?;
            let aside = match store.count_records()? {
                0 => None,
                _ => Some(store.copy_aside(self.now)?),
            };
            (self.copied)();
            let mut taken = Taken::default();
            let written = store.write_unchanged(seen, |db| {
                records::empty(db)?;
                self.take(lines, db, &mut taken)
            });
            if let Some(aside) = &aside
                && taken.nothing_was_kept(&written)
            {
                // It holds nothing that is not here. Where it cannot be removed, it only takes room.
                let _ = fs::remove_file(aside);
            }
            match written {
                Err(StoreError::ChangedElsewhere) if taken.refused.is_none() => {}
                written => return taken.ended(written, aside),
            }
        }
        Err(BackupError::WrittenElsewhere)
    }

    /// Takes in every line, and brings the plan back.
    fn take(
        &self,
        lines: &mut impl BufRead,
        db: &Connection,
        taken: &mut Taken,
    ) -> Result<MergeCounts, StoreError> {
        let mut plans = Vec::new();
        let mut merge = Merge::into(db);
        let mut counts = MergeCounts::default();
        let read = each(lines, |found| {
            match (found, self.way) {
                (Found::Row(_, record), Way::Merge) => merge.take(&record)?,
                (Found::Row(table, record), Way::Replace) => {
                    records::insert(db, table, &record)?;
                    counts.new += 1;
                }
                (Found::Plan(plan), _) => plans.push(plan),
                (Found::Head(_), _) => {}
            }
            Ok(self.work.step()?)
        });
        let ended = read.and_then(|()| match self.way {
            Way::Merge => Ok(merge.finish()?),
            Way::Replace => Ok(counts),
        });
        let brought = ended.and_then(|counts| {
            let brought = taken.plan.bring(&plans, self.way, self.vault, self.now);
            brought.map(|()| counts).map_err(BackupError::from)
        });
        // The transaction goes back as a whole, whatever was wrong.
        brought.map_err(|error| {
            let stop = match &error {
                BackupError::Store(error) => error.clone(),
                _ => StoreError::NotUnderstood,
            };
            taken.refused = Some(error);
            stop
        })
    }
}

/// What came of a file beside what the store says.
#[derive(Default)]
struct Taken {
    plan: PlanBack,
    /// Why its lines were not taken.
    refused: Option<BackupError>,
}

impl Taken {
    /// True where nothing of it can have come into the store: it was never asked to keep it.
    fn nothing_was_kept(&self, written: &Result<MergeCounts, StoreError>) -> bool {
        self.refused.is_some() || *written == Err(StoreError::ChangedElsewhere)
    }

    fn ended(
        self,
        written: Result<MergeCounts, StoreError>,
        aside: Option<PathBuf>,
    ) -> Result<Restored, BackupError> {
        match written {
            Ok(counts) => Ok(Restored {
                plan: self.plan.shows,
                counts: Some(counts),
                aside,
            }),
            Err(error) => {
                let why = self.refused.unwrap_or(error.into());
                Err(self.plan.without_the_rest(why))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::backup::FORMAT;
    use crate::store::{SCHEMA_VERSION, scratch};
    use crate::time::from_millis;

    fn nothing() -> String {
        format!(
            "{{\"record\":\"ebb\",\"format\":{FORMAT},\"schema\":{SCHEMA_VERSION},\"version\":\"9\",\"made_at\":\"2026-11-24T12:00:00Z\",\"zone\":\"UTC\"}}\n{{\"record\":\"end\",\"lines\":1}}\n"
        )
    }

    /// Puts a file in which nothing is in place of a store, in which another process writes so many times, each when a
    /// copy was just made.
    fn replaced(times: i32) -> (tempfile::TempDir, Store, Result<Restored, BackupError>) {
        let (folder, store) = scratch::store();
        store.set_setting("form", "outward").unwrap();
        let other = Store::open(folder.path(), &scratch::key()).unwrap();
        let written = Cell::new(0);
        let writes = || {
            if written.get() < times {
                written.set(written.get() + 1);
                other
                    .set_setting("seen", &written.get().to_string())
                    .unwrap();
            }
        };
        let return_of = Return {
            way: Way::Replace,
            vault: &Vault::at(&folder.path().join("plan")),
            now: from_millis(1_790_000_000_000).unwrap(),
            work: &Work::new(),
            copied: &writes,
        };
        let restored = return_of.to_store(&mut nothing().as_bytes(), &store);
        (folder, store, restored)
    }

    fn copies(folder: &tempfile::TempDir) -> Vec<PathBuf> {
        let files = fs::read_dir(folder.path()).unwrap();
        let paths = files.map(|file| file.unwrap().path());
        paths
            .filter(|path| path.to_str().unwrap().contains("ebb-before-"))
            .collect()
    }

    #[test]
    fn what_another_process_writes_once_a_copy_was_made_is_in_the_copy_that_stays() {
        for times in 0..COPIES {
            let times = i32::try_from(times).unwrap();
            let (folder, store, restored) = replaced(times);
            let aside = restored.unwrap().aside.unwrap();
            assert_eq!(copies(&folder), [aside.as_path()]);
            assert_eq!(store.setting("seen"), Ok(None));
            store.close().unwrap();
            fs::rename(&aside, folder.path().join("ebb.db")).unwrap();
            let before = Store::open(folder.path(), &scratch::key()).unwrap();
            assert_eq!(before.setting("form").unwrap().as_deref(), Some("outward"));
            let seen = (times > 0).then(|| times.to_string());
            assert_eq!(before.setting("seen"), Ok(seen));
        }
    }

    #[test]
    fn where_another_process_goes_on_writing_everything_stays_and_no_copy_is_left() {
        let (folder, store, restored) = replaced(i32::MAX);
        assert_eq!(restored, Err(BackupError::WrittenElsewhere));
        assert_eq!(store.setting("form").unwrap().as_deref(), Some("outward"));
        let last = COPIES.to_string();
        assert_eq!(store.setting("seen"), Ok(Some(last)));
        assert_eq!(copies(&folder), Vec::<PathBuf>::new());
    }
}
