//! The plan of a file, brought to where the plan is kept. It comes before the rest, which a full disk may keep from coming:
//! so it is known how much of it came.

use super::BackupError;
use super::lines::PlanLine;
use super::restore::Way;
use crate::crisis::{Kept, Vault, VaultCondition, VaultError};
use crate::time::Instant;

/// What has come of the plan until now.
#[derive(Debug, Default)]
pub(super) struct PlanBack {
    /// True where another one shows than before.
    pub shows: bool,
    saved: bool,
    whole: bool,
}

impl PlanBack {
    /// Why the rest did not come: where the plan did, that it is back.
    pub fn without_the_rest(&self, why: BackupError) -> BackupError {
        if !self.saved {
            return why;
        }
        BackupError::PlanAlone {
            whole: self.whole,
            why: Box::new(why),
        }
    }

    /// Brings the plan back. Into an empty vault every version comes, with its date; else the newest, which is beside those
    /// that are here where it does not take their place.
    ///
    /// # Errors
    /// Where a version of it cannot be saved; those before it are.
    pub fn bring(
        &mut self,
        newest_first: &[PlanLine],
        way: Way,
        vault: &Vault,
        now: Instant,
    ) -> Result<(), VaultError> {
        self.shows = self.brought(newest_first, way, vault, now)?;
        self.whole = true;
        Ok(())
    }

    fn brought(
        &mut self,
        newest_first: &[PlanLine],
        way: Way,
        vault: &Vault,
        now: Instant,
    ) -> Result<bool, VaultError> {
        let Some(newest) = newest_first.first() else {
            return Ok(false);
        };
        let here = vault.open();
        let mut version = here.version;
        let mut save = |kept: &Kept, at: Instant| -> Result<(), VaultError> {
            let damaged = matches!(here.condition, VaultCondition::Damaged { .. });
            let saved = vault.save(kept, version, damaged, at);
            // One that the disk did not confirm is there all the same.
            self.saved |= matches!(saved, Ok(_) | Err(VaultError::NotConfirmed { .. }));
            version = saved?;
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
}

/// With one more time when the plan was used, which says nothing of when it is to be looked over.
fn with_use(kept: Kept, used: crate::crisis::PlanUse) -> Kept {
    let review_at = kept.review_at;
    Kept {
        review_at,
        ..kept.after_use(used)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crisis::example;

    #[test]
    fn of_a_plan_that_came_it_is_said_how_much_of_it_did() {
        let why = || Box::new(BackupError::Newer);
        for whole in [true, false] {
            let plan = PlanBack {
                saved: true,
                whole,
                ..PlanBack::default()
            };
            let said = plan.without_the_rest(BackupError::Newer);
            assert_eq!(said, BackupError::PlanAlone { whole, why: why() });
        }
        let folder = tempfile::tempdir().unwrap();
        let line = PlanLine::of(1, example::instant(1), example::kept());
        let mut plan = PlanBack::default();
        let vault = Vault::at(folder.path());
        plan.bring(&[line], Way::Merge, &vault, example::instant(9))
            .unwrap();
        let said = plan.without_the_rest(BackupError::Newer);
        assert_eq!(
            said,
            BackupError::PlanAlone {
                whole: true,
                why: why()
            }
        );
    }

    #[test]
    fn a_plan_that_was_here_already_is_not_said_to_have_come() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path());
        vault
            .save(&example::kept(), 0, false, example::instant(1))
            .unwrap();
        let line = PlanLine::of(1, example::instant(1), example::kept());
        for way in [Way::Merge, Way::Replace] {
            let mut plan = PlanBack::default();
            plan.bring(
                std::slice::from_ref(&line),
                way,
                &vault,
                example::instant(9),
            )
            .unwrap();
            assert_eq!(
                plan.without_the_rest(BackupError::Newer),
                BackupError::Newer
            );
        }
    }
}
