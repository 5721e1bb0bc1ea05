// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What kind of thing sets it off.
public enum TriggerKind: Sendable, Hashable, CaseIterable {
  case place
  case person
  case time
  case feeling
  case body
  case thing
  case thought
  case event
}

extension TriggerKind {
  init(_ value: EbbGenerated.TriggerKind) {
    switch value {
    case .place: self = .place
    case .person: self = .person
    case .time: self = .time
    case .feeling: self = .feeling
    case .body: self = .body
    case .thing: self = .thing
    case .thought: self = .thought
    case .event: self = .event
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.TriggerKind {
    switch self {
    case .place: return .place
    case .person: return .person
    case .time: return .time
    case .feeling: return .feeling
    case .body: return .body
    case .thing: return .thing
    case .thought: return .thought
    case .event: return .event
    }
  }
}
