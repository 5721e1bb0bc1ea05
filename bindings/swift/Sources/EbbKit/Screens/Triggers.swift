internal import EbbGenerated
import Foundation

extension Ebb {
  /// The trigger map.
  public func triggers() async throws(EbbError) -> TriggersScreen {
    try await ask { core, moment in TriggersScreen(try core.triggers(moment: moment)) }
  }

  /// A plan that is rehearsed, with the urge before it from 0 to 10; nil where there is no such
  /// plan.
  public func rehearse(_ plan: String, urge: Int) async throws(EbbError) -> RehearseScreen? {
    try await ask { core, moment in
      try core.rehearse(plan: plan, urge: narrow(urge), moment: moment).map { RehearseScreen($0) }
    }
  }

  /// After a ride: whether the plan that it offered helped; nil where there is nothing to ask.
  public func planHelped(ride: String, plan: String) async throws(EbbError) -> PlanHelpedScreen? {
    try await ask { core, moment in
      try core.planHelped(ride: ride, plan: plan, moment: moment).map { PlanHelpedScreen($0) }
    }
  }
}
