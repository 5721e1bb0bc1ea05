// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Where the person is.
public enum Surroundings: Sendable, Hashable, CaseIterable {
  /// At home, with room to move.
  case home
  /// In bed.
  case bed
  /// Out of doors, on their own.
  case outside
  /// On a bus, at work, at a table: only what nobody notices.
  case amongPeople
}

extension Surroundings {
  init(_ value: EbbGenerated.Surroundings) {
    switch value {
    case .home: self = .home
    case .bed: self = .bed
    case .outside: self = .outside
    case .amongPeople: self = .amongPeople
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Surroundings {
    switch self {
    case .home: return .home
    case .bed: return .bed
    case .outside: return .outside
    case .amongPeople: return .amongPeople
    }
  }
}
