//! A change to the crisis plan, made to the version that is there at that moment, and made again where another process
//! was quicker, so that no one's change is lost.

use super::act_error::ActError;
use super::companion::Companion;
use crate::crisis::{CrisisPlan, Kept, PlanEdit, VaultError, VaultSettings};
use crate::view::Moment;

/// How often a change is made again to what another process saved meanwhile.
const TRIES: i32 = 20;
impl Companion {
    pub(super) fn edit_plan(
        &mut self,
        edits: &[PlanEdit],
        moment: &Moment,
    ) -> Result<(), ActError> {
        self.edit_plan_by(moment, |_| Ok(edits.to_vec()))
    }

    /// Edits that depend on the plan that is there.
    pub(super) fn edit_plan_by(
        &mut self,
        moment: &Moment,
        edits: impl Fn(&CrisisPlan) -> Result<Vec<PlanEdit>, ActError>,
    ) -> Result<(), ActError> {
        self.change_vault(moment, |kept| {
            let mut plan = kept.plan.clone();
            for edit in edits(&plan)? {
                plan = plan.edited(edit)?;
            }
            Ok(kept.with_plan(plan, moment.now))
        })
    }

    pub(super) fn set_in_vault(
        &mut self,
        moment: &Moment,
        set: impl Fn(&mut VaultSettings),
    ) -> Result<(), ActError> {
        self.change_vault(moment, |kept| {
            let mut kept = kept.clone();
            set(&mut kept.settings);
            Ok(kept)
        })
    }

    pub(super) fn change_vault(
        &mut self,
        moment: &Moment,
        change: impl Fn(&Kept) -> Result<Kept, ActError>,
    ) -> Result<(), ActError> {
        for _ in 0..TRIES {
            let opened = self.vault.open();
            let kept = change(&opened.kept)?;
            match self
                .vault
                .save(&kept, opened.version, self.may_replace, moment.now)
            {
                Err(VaultError::ChangedElsewhere { .. }) => {}
                saved => {
                    saved?;
                    self.may_replace = false;
                    return Ok(());
                }
            }
        }
        Err(VaultError::Busy.into())
    }
}
