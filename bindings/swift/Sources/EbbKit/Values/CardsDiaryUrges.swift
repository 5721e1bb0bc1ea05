// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What was done.
public enum Acted: Sendable, Hashable, CaseIterable {
  /// Not acted on.
  case no
  /// Acted on some of it.
  case partly
  /// Acted on.
  case yes
}

extension Acted {
  init(_ value: EbbGenerated.Acted) {
    switch value {
    case .no: self = .no
    case .partly: self = .partly
    case .yes: self = .yes
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Acted {
    switch self {
    case .no: return .no
    case .partly: return .partly
    case .yes: return .yes
    }
  }
}
