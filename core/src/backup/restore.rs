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
use super::rows::Rows;
use crate::crisis::Vault;
use crate::store::records;
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
        None => Ok(Restored {
            plan: return_of.plan_alone(&mut lines)?.shows,
            ..Restored::default()
        }),
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
    fn plan_alone(&self, lines: &mut impl BufRead) -> Result<PlanBack, BackupError> {
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
        Ok(plan)
    }

    fn to_store(&self, lines: &mut impl BufRead, store: &Store) -> Result<Restored, BackupError> {
        let mut taken = Taken::default();
        let kept = match self.way {
            Way::Merge => {
                let written = store.write(|db| self.take(lines, db, &mut taken));
                written.map(|counts| (counts, None)).map_err(Into::into)
            }
            Way::Replace => self.in_place_of(lines, store, &mut taken),
        };
        match kept {
            Ok((counts, aside)) => Ok(Restored {
                plan: taken.plan.shows,
                counts: Some(counts),
                aside,
            }),
            // The store failed before a line was read: what may save a life waits for it no longer.
            Err(why) if !taken.was_read => {
                let plan = self.plan_alone(lines)?;
                Err(plan.without_the_rest(why))
            }
            Err(why) => {
                let why = taken.refused.unwrap_or(why);
                Err(taken.plan.without_the_rest(why))
            }
        }
    }

    /// Puts what is in the file in place of what is here, of which a copy is made.
    fn in_place_of(
        &self,
        lines: &mut impl BufRead,
        store: &Store,
        taken: &mut Taken,
    ) -> Result<(MergeCounts, Option<PathBuf>), BackupError> {
        for _ in 0..COPIES {
            // What another process writes after this is in the copy, or the copy is made anew.
            let seen = store.version()?;
            let aside = match store.count_records()? {
                0 => None,
                _ => Some(store.copy_aside(self.now)?),
            };
            (self.copied)();
            let written = store.write_unchanged(seen, |db| {
                records::empty(db)?;
                self.take(lines, db, taken)
            });
            if let Some(aside) = &aside
                && taken.nothing_was_kept(&written)
            {
                // It holds nothing that is not here. Where it cannot be removed, it only takes room.
                let _ = fs::remove_file(aside);
            }
            match written {
                Err(StoreError::ChangedElsewhere) if !taken.was_read => {}
                written => return Ok((written?, aside)),
            }
        }
        Err(BackupError::WrittenElsewhere)
    }

    /// Takes in every line, and brings the plan back, also where the store takes no more.
    fn take(
        &self,
        lines: &mut impl BufRead,
        db: &Connection,
        taken: &mut Taken,
    ) -> Result<MergeCounts, StoreError> {
        taken.was_read = true;
        let mut plans = Vec::new();
        let mut rows = Rows::into(db, self.way);
        let read = each(lines, |found| {
            match found {
                Found::Row(table, record) => rows.take(table, &record)?,
                Found::Plan(plan) => plans.push(plan),
                Found::Head(_) => {}
            }
            Ok(self.work.step()?)
        });
        let brought = read.and_then(|()| {
            let rows = rows.finish()?;
            taken.plan.bring(&plans, self.way, self.vault, self.now)?;
            Ok(rows?)
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
    /// True once a line of it was read.
    was_read: bool,
    /// Why its lines were not taken.
    refused: Option<BackupError>,
}

impl Taken {
    /// True where nothing of it can have come into the store: it was never asked to keep it.
    fn nothing_was_kept(&self, written: &Result<MergeCounts, StoreError>) -> bool {
        self.refused.is_some() || *written == Err(StoreError::ChangedElsewhere)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::path::Path;

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

    /// A file with a plan and a long line of the journal.
    fn with_a_plan() -> String {
        let long = "x".repeat(100_000);
        format!(
            "{{\"record\":\"ebb\",\"format\":{FORMAT},\"schema\":{SCHEMA_VERSION},\"version\":\"9\",\"made_at\":\"2026-11-24T12:00:00Z\",\"zone\":\"UTC\"}}
{{\"record\":\"plan\",\"version\":1,\"saved_at\":\"2026-11-24T12:00:00Z\",\"region\":\"AT\"}}
{{\"record\":\"journal\",\"id\":\"01a22d79-7a97-77c2-8bc8-4b3af8fcc3f2\",\"sheet\":\"line\",\"answers\":{{\"line\":\"{long}\"}},\"words\":\"{long}\",\"about\":\"2026-11-24T12:00:00Z\",\"zone\":\"UTC\",\"used\":false,\"written_at\":\"2026-11-24T12:00:00Z\",\"edited_at\":\"2026-11-24T12:00:00Z\"}}
{{\"record\":\"end\",\"lines\":3}}
"
        )
    }

    /// What comes of that file in a store in this state, and whether the plan is there afterwards.
    fn brought(
        way: Way,
        file: &str,
        spoil: impl FnOnce(&Path, Store) -> Store,
    ) -> (Result<Restored, BackupError>, bool) {
        let (folder, store) = scratch::store();
        store.set_setting("seen", &"y".repeat(40_000)).unwrap();
        let store = spoil(folder.path(), store);
        let vault = Vault::at(&folder.path().join("plan"));
        let return_of = Return {
            way,
            vault: &vault,
            now: from_millis(1_790_000_000_000).unwrap(),
            work: &Work::new(),
            copied: &|| {},
        };
        let restored = return_of.to_store(&mut file.as_bytes(), &store);
        (restored, vault.open().kept.settings.region == "AT")
    }

    /// Brings a store into a state in which nothing comes into it.
    type Spoil = fn(&Path, Store) -> Store;

    /// The disk takes no page more than there is.
    fn full(_: &Path, store: Store) -> Store {
        let filled = |db: &rusqlite::Transaction<'_>| {
            db.pragma_update(None, "max_page_count", 1)
                .map_err(Into::into)
        };
        store.write(filled).unwrap();
        store
    }

    /// The last page does not read.
    fn spoilt(folder: &Path, store: Store) -> Store {
        store.close().unwrap();
        let path = folder.join("ebb.db");
        let mut bytes = fs::read(&path).unwrap();
        let last = bytes.len() - 4096;
        bytes[last..].fill(7);
        fs::write(&path, bytes).unwrap();
        store.reopen(&scratch::key()).unwrap();
        store
    }

    #[test]
    fn the_plan_comes_where_the_store_takes_nothing_more_or_does_not_read() {
        let states: [(&str, Spoil, StoreError); 3] = [
            ("full", full, StoreError::DiskFull),
            ("spoilt", spoilt, StoreError::Damaged),
            ("closed", closed, StoreError::Closed),
        ];
        for (name, spoil, why) in states {
            let (restored, plan) = brought(Way::Replace, &with_a_plan(), spoil);
            let expected = BackupError::PlanAlone {
                whole: true,
                why: Box::new(why.into()),
            };
            assert_eq!(restored, Err(expected), "{name}");
            assert!(plan, "{name}");
        }
        let (restored, plan) = brought(Way::Merge, &with_a_plan(), full);
        assert!(matches!(restored, Err(BackupError::PlanAlone { .. })));
        assert!(plan);
    }

    fn closed(_: &Path, store: Store) -> Store {
        store.close().unwrap();
        store
    }

    #[test]
    fn no_plan_comes_of_a_file_that_is_cut_or_strange_whatever_state_the_store_is_in() {
        let whole = with_a_plan();
        let cut = whole.rsplit_once("{\"record\":\"end\"").unwrap().0;
        let strange = whole.replace("\"used\":false", "\"used\":\"maybe\"");
        for way in [Way::Merge, Way::Replace] {
            for (file, spoil) in [
                (cut, full as Spoil),
                (cut, closed),
                (strange.as_str(), |_, store| store),
            ] {
                let (restored, plan) = brought(way, file, spoil);
                let strange = BackupError::Store(StoreError::NotUnderstood);
                let refused = [Err(BackupError::NotUnderstood), Err(strange)];
                assert!(refused.contains(&restored), "{restored:?}");
                assert!(!plan);
            }
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
