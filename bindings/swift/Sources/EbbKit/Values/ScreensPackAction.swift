// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One thing to do with packs.
public enum PackAction: Sendable, Hashable {
  /// Look at the pack in a file. Nothing is changed.
  case read(bytes: Data)
  /// Choose an entry of the pack that is looked at, or leave it.
  case choose(entry: String, on: Bool)
  /// Say on which day treatment ended.
  case ended(day: String)
  /// Take what is chosen.
  case take
  /// Put the pack away that is looked at.
  case close
  /// Take back all that a pack brought.
  case takeBack(pack: String, theirsToo: Bool)
}

extension PackAction {
  init(_ value: EbbGenerated.PackAction) {
    switch value {
    case .read(let f0): self = .read(bytes: f0)
    case .choose(let f0, let f1): self = .choose(entry: f0, on: f1)
    case .ended(let f0): self = .ended(day: f0)
    case .take: self = .take
    case .close: self = .close
    case .takeBack(let f0, let f1): self = .takeBack(pack: f0, theirsToo: f1)
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PackAction {
    switch self {
    case .read(let f0): return .read(bytes: f0)
    case .choose(let f0, let f1): return .choose(entry: f0, on: f1)
    case .ended(let f0): return .ended(day: f0)
    case .take: return .take
    case .close: return .close
    case .takeBack(let f0, let f1): return .takeBack(pack: f0, theirsToo: f1)
    }
  }
}
