// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One thing to do with practices.
public enum PractiseAction: Sendable, Hashable {
  /// Into a part of the routine, or out of it.
  case routine(part: RoutinePart, tool: String, on: Bool)
  /// Every caution on a practice that needs a tick is fine for the person.
  case tick(id: String)
  /// "This makes it worse" taken back.
  case takeBackWorse(id: String)
  /// Leave what is under way for what brings one back to the room.
  case ground
}

extension PractiseAction {
  init(_ value: EbbGenerated.PractiseAction) {
    switch value {
    case .routine(let f0, let f1, let f2): self = .routine(part: RoutinePart(f0), tool: f1, on: f2)
    case .tick(let f0): self = .tick(id: f0)
    case .takeBackWorse(let f0): self = .takeBackWorse(id: f0)
    case .ground: self = .ground
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PractiseAction {
    switch self {
    case .routine(let f0, let f1, let f2): return .routine(part: try f0.lowered(), tool: f1, on: f2)
    case .tick(let f0): return .tick(id: f0)
    case .takeBackWorse(let f0): return .takeBackWorse(id: f0)
    case .ground: return .ground
    }
  }
}
