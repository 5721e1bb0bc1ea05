// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What a card is for: how someone is, or what lies before or behind them.
public enum CardState: Sendable, Hashable, CaseIterable {
  case urge
  case tempted
  case angry
  case ashamed
  case guilty
  case sad
  case lonely
  case hurt
  case envious
  case anxious
  case panicky
  case overwhelmed
  case restless
  case bored
  case numb
  case dissociating
  case tired
  case sleepless
  case lowMotivation
  case calm
  case celebrating
  case beforeHardTalk
  case afterConflict
  case afterHardSession
  case afterUsing
}

extension CardState {
  init(_ value: EbbGenerated.CardState) {
    switch value {
    case .urge: self = .urge
    case .tempted: self = .tempted
    case .angry: self = .angry
    case .ashamed: self = .ashamed
    case .guilty: self = .guilty
    case .sad: self = .sad
    case .lonely: self = .lonely
    case .hurt: self = .hurt
    case .envious: self = .envious
    case .anxious: self = .anxious
    case .panicky: self = .panicky
    case .overwhelmed: self = .overwhelmed
    case .restless: self = .restless
    case .bored: self = .bored
    case .numb: self = .numb
    case .dissociating: self = .dissociating
    case .tired: self = .tired
    case .sleepless: self = .sleepless
    case .lowMotivation: self = .lowMotivation
    case .calm: self = .calm
    case .celebrating: self = .celebrating
    case .beforeHardTalk: self = .beforeHardTalk
    case .afterConflict: self = .afterConflict
    case .afterHardSession: self = .afterHardSession
    case .afterUsing: self = .afterUsing
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.CardState {
    switch self {
    case .urge: return .urge
    case .tempted: return .tempted
    case .angry: return .angry
    case .ashamed: return .ashamed
    case .guilty: return .guilty
    case .sad: return .sad
    case .lonely: return .lonely
    case .hurt: return .hurt
    case .envious: return .envious
    case .anxious: return .anxious
    case .panicky: return .panicky
    case .overwhelmed: return .overwhelmed
    case .restless: return .restless
    case .bored: return .bored
    case .numb: return .numb
    case .dissociating: return .dissociating
    case .tired: return .tired
    case .sleepless: return .sleepless
    case .lowMotivation: return .lowMotivation
    case .calm: return .calm
    case .celebrating: return .celebrating
    case .beforeHardTalk: return .beforeHardTalk
    case .afterConflict: return .afterConflict
    case .afterHardSession: return .afterHardSession
    case .afterUsing: return .afterUsing
    }
  }
}

/// Where a card stands in the deck.
public enum Module: Sendable, Hashable, CaseIterable {
  /// Noticing what is there.
  case mindfulness
  /// Getting through a hard moment.
  case distressTolerance
  /// Working with feelings.
  case emotionRegulation
  /// With other people.
  case interpersonal
  /// Before and after using.
  case relapsePrevention
  /// Back to here and now.
  case grounding
  /// The person's own reasons; it has no card but theirs.
  case myReasons
}

extension Module {
  init(_ value: EbbGenerated.Module) {
    switch value {
    case .mindfulness: self = .mindfulness
    case .distressTolerance: self = .distressTolerance
    case .emotionRegulation: self = .emotionRegulation
    case .interpersonal: self = .interpersonal
    case .relapsePrevention: self = .relapsePrevention
    case .grounding: self = .grounding
    case .myReasons: self = .myReasons
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Module {
    switch self {
    case .mindfulness: return .mindfulness
    case .distressTolerance: return .distressTolerance
    case .emotionRegulation: return .emotionRegulation
    case .interpersonal: return .interpersonal
    case .relapsePrevention: return .relapsePrevention
    case .grounding: return .grounding
    case .myReasons: return .myReasons
    }
  }
}
