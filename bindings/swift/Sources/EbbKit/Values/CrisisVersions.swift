// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One saved version.
public struct PlanVersion: Sendable, Hashable {
  /// Its number, from 1. A number may be left out after files were damaged.
  public var number: Int
  /// When it was saved.
  public var savedAt: Date
  /// False where some of its lines do not read.
  public var whole: Bool
  /// False where the plan itself is as in the version before, and only a setting or a use changed.
  public var planChanged: Bool

  /// All of its parts.
  public init(number: Int, savedAt: Date, whole: Bool, planChanged: Bool) {
    self.number = number
    self.savedAt = savedAt
    self.whole = whole
    self.planChanged = planChanged
  }
}

extension PlanVersion {
  init(_ value: EbbGenerated.PlanVersion) {
    self.number = Int(value.number)
    self.savedAt = value.savedAt
    self.whole = value.whole
    self.planChanged = value.planChanged
  }
}
