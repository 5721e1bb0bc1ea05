internal import EbbGenerated
import Foundation

extension Ebb {
  /// The crisis plan behind one of its doors.
  public func plan(_ door: PlanDoor) async throws(EbbError) -> PlanScreen {
    try await ask { core, moment in PlanScreen(try core.plan(door: door.lowered(), moment: moment))
    }
  }

  /// After the plan was open: whether it was used, and what helped.
  public func afterPlan() async throws(EbbError) -> AfterPlanScreen {
    try await ask { core, moment in AfterPlanScreen(try core.afterPlan(moment: moment)) }
  }

  /// Every saved version of the plan.
  public func planVersions() async throws(EbbError) -> PlanVersionsScreen {
    try await ask { core, moment in PlanVersionsScreen(try core.planVersions(moment: moment)) }
  }

  /// Crisis lines of `region`, an ISO 3166-1 alpha-2 code; of the person's own region where it is
  /// empty.
  public func lines(of region: String = "") async throws(EbbError) -> LinesScreen {
    try await ask { core, moment in LinesScreen(try core.lines(region: region, moment: moment)) }
  }
}
