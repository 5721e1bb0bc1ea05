// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How long to put something off.
public enum Snooze: Sendable, Hashable {
  /// Ten minutes.
  case tenMinutes
  /// One hour.
  case oneHour
  /// Seven in the evening.
  case thisEvening
  /// A time of the person's choice.
  case until(at: Date)
}

extension Snooze {
  init(_ value: EbbGenerated.Snooze) {
    switch value {
    case .tenMinutes: self = .tenMinutes
    case .oneHour: self = .oneHour
    case .thisEvening: self = .thisEvening
    case .until(let f0): self = .until(at: Date(milliseconds: f0))
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Snooze {
    switch self {
    case .tenMinutes: return .tenMinutes
    case .oneHour: return .oneHour
    case .thisEvening: return .thisEvening
    case .until(let f0): return .until(at: try f0.milliseconds())
    }
  }
}
