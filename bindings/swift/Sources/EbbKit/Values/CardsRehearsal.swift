// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How well the steps came, as the person sees it.
public enum Grade: Sendable, Hashable, CaseIterable {
  /// They did not come.
  case notYet
  /// They came with some effort.
  case withEffort
  /// They came.
  case knew
  /// They came by themselves.
  case atOnce
}

extension Grade {
  init(_ value: EbbGenerated.Grade) {
    switch value {
    case .notYet: self = .notYet
    case .withEffort: self = .withEffort
    case .knew: self = .knew
    case .atOnce: self = .atOnce
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Grade {
    switch self {
    case .notYet: return .notYet
    case .withEffort: return .withEffort
    case .knew: return .knew
    case .atOnce: return .atOnce
    }
  }
}
