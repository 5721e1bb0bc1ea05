// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What kind of response a plan names.
public enum ResponseKind: Sendable, Hashable, CaseIterable {
  /// Something else that gives a bit of what the person is after.
  case substitution
  /// What they do where the first plan does not work out.
  case contingency
  /// Someone to call or to meet.
  case contact
  /// A skill card.
  case card
  /// A breath.
  case breathing
  /// A way out.
  case leave
}

extension ResponseKind {
  init(_ value: EbbGenerated.ResponseKind) {
    switch value {
    case .substitution: self = .substitution
    case .contingency: self = .contingency
    case .contact: self = .contact
    case .card: self = .card
    case .breathing: self = .breathing
    case .leave: self = .leave
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.ResponseKind {
    switch self {
    case .substitution: return .substitution
    case .contingency: return .contingency
    case .contact: return .contact
    case .card: return .card
    case .breathing: return .breathing
    case .leave: return .leave
    }
  }
}
