// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What a line is for.
public enum LineKind: Sendable, Hashable, CaseIterable {
  case suicide
  case support
  case substance
  case domesticAbuse
  case youth
  case poison
}

extension LineKind {
  init(_ value: EbbGenerated.LineKind) {
    switch value {
    case .suicide: self = .suicide
    case .support: self = .support
    case .substance: self = .substance
    case .domesticAbuse: self = .domesticAbuse
    case .youth: self = .youth
    case .poison: self = .poison
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.LineKind {
    switch self {
    case .suicide: return .suicide
    case .support: return .support
    case .substance: return .substance
    case .domesticAbuse: return .domesticAbuse
    case .youth: return .youth
    case .poison: return .poison
    }
  }
}
