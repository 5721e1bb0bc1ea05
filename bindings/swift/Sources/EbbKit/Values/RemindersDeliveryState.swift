// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Whether reminders other than appointments and medicines are wanted.
public enum QuietChoice: Sendable, Hashable, CaseIterable {
  /// Nobody has asked.
  case notAsked
  /// The question was shown, and nobody has answered: quiet until then.
  case asked
  /// The person wants them.
  case keepComing
  /// The person wants quiet.
  case quiet
}

extension QuietChoice {
  init(_ value: EbbGenerated.QuietChoice) {
    switch value {
    case .notAsked: self = .notAsked
    case .asked: self = .asked
    case .keepComing: self = .keepComing
    case .quiet: self = .quiet
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.QuietChoice {
    switch self {
    case .notAsked: return .notAsked
    case .asked: return .asked
    case .keepComing: return .keepComing
    case .quiet: return .quiet
    }
  }
}
