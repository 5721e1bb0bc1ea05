// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What kind of thing an entry is.
public enum EntryKind: Sendable, Hashable, CaseIterable {
  /// A skill card.
  case card
  /// A guided practice.
  case practice
  /// Booster sessions.
  case taper
  /// A daily routine.
  case routine
  /// An if-then plan.
  case plan
}

extension EntryKind {
  init(_ value: EbbGenerated.EntryKind) {
    switch value {
    case .card: self = .card
    case .practice: self = .practice
    case .taper: self = .taper
    case .routine: self = .routine
    case .plan: self = .plan
    }
  }
}
