// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How a day went.
public enum Went: Sendable, Hashable, CaseIterable {
  /// Easier than they thought.
  case easier
  /// About as they thought.
  case asThought
  /// Harder than they thought.
  case harder
  /// It did not happen, or they did not go.
  case didNotHappen
  /// They would rather not say, and are not asked again.
  case ratherNotSay
}

extension Went {
  init(_ value: EbbGenerated.Went) {
    switch value {
    case .easier: self = .easier
    case .asThought: self = .asThought
    case .harder: self = .harder
    case .didNotHappen: self = .didNotHappen
    case .ratherNotSay: self = .ratherNotSay
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Went {
    switch self {
    case .easier: return .easier
    case .asThought: return .asThought
    case .harder: return .harder
    case .didNotHappen: return .didNotHappen
    case .ratherNotSay: return .ratherNotSay
    }
  }
}
