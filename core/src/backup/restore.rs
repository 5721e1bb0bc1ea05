//! The way back: a file is looked at first, then it takes the place of what is here, or is merged with it. The plan comes
//! with either, and alone where no store opens.

use std::io::Read;
use std::path::PathBuf;

use super::BackupError;
use super::age::Opened;
use super::lines::PlanLine;
use super::read::{Found, each};
use crate::crisis::{Kept, Vault, VaultCondition, VaultError};
use crate::store::records::{self, Merge};
use crate::store::{MergeCounts, Store, StoreError, Work};
use crate::time::Instant;

/// What a file holds, before anything of it is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// When it was made.
    pub made_at: Instant,
    /// True where a crisis plan is in it.
    pub plan: bool,
    /// How many records of each kind.
    pub counts: Vec<(&'static str, i64)>,
}

impl Preview {
    /// How many records of this kind.
    pub fn count(&self, record: &str) -> i64 {
        let mut counts = self.counts.iter();
        counts
            .find(|(kind, _)| *kind == record)
            .map_or(0, |(_, n)| *n)
    }
}

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

/// Looks at a file. Nothing is changed.
///
/// # Errors
/// [`BackupError`]
pub fn look(file: impl Read, passphrase: &str) -> Result<Preview, BackupError> {
    let mut lines = Opened::new(file, passphrase)?;
    let mut preview = None;
    each(&mut lines, |found| {
        match (found, &mut preview) {
            (Found::Head(head), preview) => {
                *preview = Some(Preview {
                    made_at: head.made_at,
                    plan: false,
                    counts: Vec::new(),
                });
            }
            (Found::Plan(_), Some(preview)) => preview.plan = true,
            (Found::Row(table, _), Some(preview)) => match preview.counts.last_mut() {
                Some((kind, count)) if *kind == table.record => *count += 1,
                _ => preview.counts.push((table.record, 1)),
            },
            (_, None) => return Err(BackupError::NotOurs),
        }
        Ok(())
    })?;
    preview.ok_or(BackupError::NotOurs)
}

/// Brings a file back. The plan is in its place before the rest counts.
///
/// # Errors
/// [`BackupError`]; then nothing has changed, but where it says that the plan is back.
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
    let mut plans = Vec::new();
    let Some(store) = store else {
        each(&mut lines, |found| {
            if let Found::Plan(plan) = found {
                plans.push(plan);
            }
            Ok(work.step()?)
        })?;
        let plan = bring_plan(&plans, way, vault, now)?;
        return Ok(Restored {
            plan,
            ..Restored::default()
        });
    };
    let aside = match way {
        Way::Replace if store.count_records()? > 0 => Some(store.copy_aside(now)?),
        Way::Replace | Way::Merge => None,
    };
    let mut plan = false;
    let mut refused = None;
    let counts = store.write(|db| {
        if way == Way::Replace {
            records::empty(db)?;
        }
        let mut merge = Merge::into(db);
        let mut counts = MergeCounts::default();
        let taken = each(&mut lines, |found| {
            match (found, way) {
                (Found::Row(_, record), Way::Merge) => merge.take(&record)?,
                (Found::Row(table, record), Way::Replace) => {
                    records::insert(db, table, &record)?;
                    counts.new += 1;
                }
                (Found::Plan(plan), _) => plans.push(plan),
                (Found::Head(_), _) => {}
            }
            Ok(work.step()?)
        });
        let ended = taken.and_then(|()| match way {
            Way::Merge => Ok(merge.finish()?),
            Way::Replace => Ok(counts),
        });
        let brought = ended.and_then(|counts| {
            plan = bring_plan(&plans, way, vault, now)?;
            Ok(counts)
        });
        // The transaction goes back as a whole, whatever was wrong.
        brought.map_err(|error| {
            let stop = match &error {
                BackupError::Store(error) => error.clone(),
                _ => StoreError::NotUnderstood,
            };
            refused = Some(error);
            stop
        })
    });
    match (counts, refused) {
        (Ok(counts), _) => Ok(Restored {
            plan,
            counts: Some(counts),
            aside,
        }),
        (Err(_), Some(error)) => Err(error),
        (Err(error), None) => Err(error.into()),
    }
}

/// Brings the plan back, and says whether another one shows now. Into an empty vault every version comes, with its date;
/// else the newest, which is beside those that are here where it does not take their place.
fn bring_plan(
    newest_first: &[PlanLine],
    way: Way,
    vault: &Vault,
    now: Instant,
) -> Result<bool, BackupError> {
    let Some(newest) = newest_first.first() else {
        return Ok(false);
    };
    let here = vault.open();
    let mut version = here.version;
    let mut save = |kept: &Kept, at: Instant| -> Result<(), VaultError> {
        let damaged = matches!(here.condition, VaultCondition::Damaged { .. });
        version = vault.save(kept, version, damaged, at)?;
        Ok(())
    };
    if here.condition == VaultCondition::Missing {
        for line in newest_first.iter().rev() {
            save(&line.kept(), line.saved_at)?;
        }
        return Ok(true);
    }
    let mut theirs = newest.kept();
    theirs.settings.lock = here.kept.settings.lock;
    if matches!(here.condition, VaultCondition::Damaged { .. }) {
        // What could be read stays among the versions.
        save(&here.kept, here.saved_at.unwrap_or(now))?;
        save(&theirs, newest.saved_at)?;
        return Ok(true);
    }
    let known = vault.versions_hold(&theirs.plan);
    if way == Way::Replace {
        if theirs == here.kept {
            return Ok(false);
        }
        let other = theirs.plan != here.kept.plan;
        save(&theirs, now)?;
        return Ok(other);
    }
    let mut ours = here.kept.clone();
    for used in &theirs.uses {
        if ours.uses.iter().all(|known| known.id != used.id) {
            ours = with_use(ours, used.clone());
        }
    }
    let is_newer = here
        .saved_at
        .is_none_or(|saved_at| newest.saved_at > saved_at);
    if theirs.plan != ours.plan && is_newer {
        let review_at = theirs.review_at;
        save(
            &Kept {
                plan: theirs.plan,
                review_at,
                ..ours
            },
            newest.saved_at,
        )?;
        return Ok(true);
    }
    if theirs.plan != ours.plan && !known {
        // It is kept beside ours, which is later.
        save(
            &Kept {
                plan: theirs.plan,
                ..ours.clone()
            },
            newest.saved_at,
        )?;
        save(&ours, here.saved_at.unwrap_or(now))?;
    } else if ours != here.kept {
        save(&ours, here.saved_at.unwrap_or(now))?;
    }
    Ok(false)
}

/// With one more time when the plan was used, which says nothing of when it is to be looked over.
fn with_use(kept: Kept, used: crate::crisis::PlanUse) -> Kept {
    let review_at = kept.review_at;
    Kept {
        review_at,
        ..kept.after_use(used)
    }
}
