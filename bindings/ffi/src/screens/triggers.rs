use ebb_core::screens::{Moment, PlanHelpedScreen, RehearseScreen, TriggersScreen};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The trigger map.
    pub fn triggers(&self, moment: Moment) -> Result<TriggersScreen, EbbError> {
        self.read("triggers", |ebb| Ok(ebb.triggers(&moment)))
    }

    /// A plan that is rehearsed, with the urge before it from 0 to 10; none where there is no such plan.
    pub fn rehearse(
        &self,
        plan: &str,
        urge: i32,
        moment: Moment,
    ) -> Result<Option<RehearseScreen>, EbbError> {
        self.read("rehearse", |ebb| Ok(ebb.rehearse(plan, urge, &moment)))
    }

    /// After a ride: whether the plan that it offered helped; none where there is nothing to ask.
    pub fn plan_helped(
        &self,
        ride: &str,
        plan: &str,
        moment: Moment,
    ) -> Result<Option<PlanHelpedScreen>, EbbError> {
        self.read(
            "plan_helped",
            |ebb| Ok(ebb.plan_helped(ride, plan, &moment)),
        )
    }
}
