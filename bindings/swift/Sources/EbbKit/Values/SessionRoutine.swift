// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A part of the day.
public enum RoutinePart: Sendable, Hashable, CaseIterable {
  /// After getting up.
  case morning
  /// Before going to bed.
  case evening
}

extension RoutinePart {
  init(_ value: EbbGenerated.RoutinePart) {
    switch value {
    case .morning: self = .morning
    case .evening: self = .evening
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.RoutinePart {
    switch self {
    case .morning: return .morning
    case .evening: return .evening
    }
  }
}
