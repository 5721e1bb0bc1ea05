// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What is written as JSON.
public enum JsonPage: Sendable, Hashable {
  /// What is under way, and today: `ebb status --json`.
  case status
  /// What was done, the newest first: `ebb history --json`.
  case history(limit: Int)
  /// The crisis plan: `ebb plan --json`.
  case plan(door: PlanDoor?)
  /// Reminders, and booster sessions among them: `ebb remind list --json`.
  case reminders
}

extension JsonPage {
  func lowered() throws(EbbError) -> EbbGenerated.JsonPage {
    switch self {
    case .status: return .status
    case .history(let f0): return .history(limit: try narrow(f0))
    case .plan(let f0): return .plan(door: try f0.map { (one) throws(EbbError) in try one.lowered() })
    case .reminders: return .reminders
    }
  }
}
