// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Whether a plan helped in a ride.
public enum PlanHelped: Sendable, Hashable, CaseIterable {
  /// It did.
  case yes
  /// It did not.
  case no
  /// It was not used; that says nothing about the plan.
  case notUsed
}

extension PlanHelped {
  init(_ value: EbbGenerated.PlanHelped) {
    switch value {
    case .yes: self = .yes
    case .no: self = .no
    case .notUsed: self = .notUsed
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanHelped {
    switch self {
    case .yes: return .yes
    case .no: return .no
    case .notUsed: return .notUsed
    }
  }
}
