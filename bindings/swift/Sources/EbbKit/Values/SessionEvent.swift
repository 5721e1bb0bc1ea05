// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What the person says of a ride; acted is possible at urge 0.
public enum Outcome: Sendable, Hashable, CaseIterable {
  case rode
  case usedSome
  case used
  case notSure
}

extension Outcome {
  init(_ value: EbbGenerated.Outcome) {
    switch value {
    case .rode: self = .rode
    case .usedSome: self = .usedSome
    case .used: self = .used
    case .notSure: self = .notSure
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Outcome {
    switch self {
    case .rode: return .rode
    case .usedSome: return .usedSome
    case .used: return .used
    case .notSure: return .notSure
    }
  }
}

/// What an urge is for.
public enum Purpose: Sendable, Hashable, CaseIterable {
  case use
  case hurtMyself
  case die
  case bingeOrPurge
  case other
}

extension Purpose {
  init(_ value: EbbGenerated.Purpose) {
    switch value {
    case .use: self = .use
    case .hurtMyself: self = .hurtMyself
    case .die: self = .die
    case .bingeOrPurge: self = .bingeOrPurge
    case .other: self = .other
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Purpose {
    switch self {
    case .use: return .use
    case .hurtMyself: return .hurtMyself
    case .die: return .die
    case .bingeOrPurge: return .bingeOrPurge
    case .other: return .other
    }
  }
}

/// A question that an exercise asks; each can be skipped.
public enum Question: Sendable, Hashable, CaseIterable {
  /// How strong, 0 to 10?
  case howStrong
  /// Body or room? Asked by who knows that it was never chosen.
  case bodyOrRoom
  /// What is the urge for?
  case whatFor
  /// Is it within reach?
  case withinReach
  /// What set it off?
  case trigger
  /// How long will it last?
  case howLong
  /// Carry on, enough, or something else?
  case carryOn
  /// What happened?
  case outcome
}

extension Question {
  init(_ value: EbbGenerated.Question) {
    switch value {
    case .howStrong: self = .howStrong
    case .bodyOrRoom: self = .bodyOrRoom
    case .whatFor: self = .whatFor
    case .withinReach: self = .withinReach
    case .trigger: self = .trigger
    case .howLong: self = .howLong
    case .carryOn: self = .carryOn
    case .outcome: self = .outcome
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Question {
    switch self {
    case .howStrong: return .howStrong
    case .bodyOrRoom: return .bodyOrRoom
    case .whatFor: return .whatFor
    case .withinReach: return .withinReach
    case .trigger: return .trigger
    case .howLong: return .howLong
    case .carryOn: return .carryOn
    case .outcome: return .outcome
    }
  }
}
