use ebb_core::crisis::PlanDoor;
use ebb_core::screens::{AfterPlanScreen, LinesScreen, Moment, PlanScreen, PlanVersionsScreen};

use crate::{Ebb, EbbError};

#[uniffi::export]
impl Ebb {
    /// The crisis plan behind one of its doors.
    pub fn plan(&self, door: PlanDoor, moment: Moment) -> Result<PlanScreen, EbbError> {
        self.read("plan", |ebb| Ok(ebb.plan(door, &moment)))
    }

    /// After the plan was open: whether it was used, and what helped.
    pub fn after_plan(&self, moment: Moment) -> Result<AfterPlanScreen, EbbError> {
        self.read("after_plan", |ebb| Ok(ebb.after_plan(&moment)))
    }

    /// Every saved version of the plan.
    pub fn plan_versions(&self, moment: Moment) -> Result<PlanVersionsScreen, EbbError> {
        self.read("plan_versions", |ebb| Ok(ebb.plan_versions(&moment)))
    }

    /// Crisis lines of `region`, an ISO 3166-1 alpha-2 code; of the person's own region where it is empty.
    pub fn lines(&self, region: &str, moment: Moment) -> Result<LinesScreen, EbbError> {
        self.read("lines", |ebb| Ok(ebb.lines(region, &moment)))
    }
}
