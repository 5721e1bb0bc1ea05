// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Whether it helped.
public enum Helped: Sendable, Hashable, CaseIterable {
  /// It got worse.
  case worse
  /// Not at all.
  case no
  /// A little.
  case aLittle
  /// A lot.
  case aLot
}

extension Helped {
  init(_ value: EbbGenerated.Helped) {
    switch value {
    case .worse: self = .worse
    case .no: self = .no
    case .aLittle: self = .aLittle
    case .aLot: self = .aLot
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Helped {
    switch self {
    case .worse: return .worse
    case .no: return .no
    case .aLittle: return .aLittle
    case .aLot: return .aLot
    }
  }
}

/// What became of a skill.
public enum SkillUse: Sendable, Hashable, CaseIterable {
  /// It was used.
  case used
  /// It was tried.
  case tried
  /// It could have been used.
  case couldHave
}

extension SkillUse {
  init(_ value: EbbGenerated.SkillUse) {
    switch value {
    case .used: self = .used
    case .tried: self = .tried
    case .couldHave: self = .couldHave
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.SkillUse {
    switch self {
    case .used: return .used
    case .tried: return .tried
    case .couldHave: return .couldHave
    }
  }
}

/// What was in the way.
public enum WhyNot: Sendable, Hashable, CaseIterable {
  /// It did not come to mind.
  case forgot
  /// The state was too strong.
  case tooStrong
  /// The person did not want to.
  case didNotWant
  /// No place or time for it.
  case noPlace
  /// It did not seem of use.
  case thoughtUseless
  /// Something else.
  case other
}

extension WhyNot {
  init(_ value: EbbGenerated.WhyNot) {
    switch value {
    case .forgot: self = .forgot
    case .tooStrong: self = .tooStrong
    case .didNotWant: self = .didNotWant
    case .noPlace: self = .noPlace
    case .thoughtUseless: self = .thoughtUseless
    case .other: self = .other
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.WhyNot {
    switch self {
    case .forgot: return .forgot
    case .tooStrong: return .tooStrong
    case .didNotWant: return .didNotWant
    case .noPlace: return .noPlace
    case .thoughtUseless: return .thoughtUseless
    case .other: return .other
    }
  }
}
