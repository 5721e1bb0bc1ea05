//! A change to the crisis plan or to what stands beside it.

use super::act_error::ActError;
use super::companion::Companion;
use crate::crisis::{CrisisPlan, Kept, PlanEdit, VaultSettings, edited};
use crate::view::Moment;

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
            let plan = edited(&kept.plan, edits(&kept.plan)?)?;
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
        self.vault.change(self.may_replace, moment.now, change)?;
        self.may_replace = false;
        Ok(())
    }
}
