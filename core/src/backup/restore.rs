//! The way back: a file takes the place of what is here, or is merged with it. The plan comes with either, and alone where no
//! store opens.

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
        let aside = match self.way {
            Way::Replace if store.count_records()? > 0 => Some(store.copy_aside(self.now)?),
            Way::Replace | Way::Merge => None,
        };
        let mut taken = Taken::default();
        let written = store.write(|db| {
            if self.way == Way::Replace {
                records::empty(db)?;
            }
            self.take(lines, db, &mut taken)
        });
        taken.ended(written, aside)
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
