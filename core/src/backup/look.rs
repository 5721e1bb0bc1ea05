//! A file is looked at before anything of it is taken.

use std::io::Read;

use super::BackupError;
use super::age::Opened;
use super::read::{Found, each};
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
