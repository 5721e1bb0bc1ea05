// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One thing to do with the diary.
public enum DiaryAction: Sendable, Hashable {
  /// Note a skill.
  case noteSkill(tool: String, how: SkillUse)
  /// Set right what became of it.
  case sayHow(id: String, how: SkillUse)
  /// Say whether it helped.
  case sayHelped(id: String, helped: Helped)
  /// Say what was in the way.
  case sayWhyNot(id: String, whyNot: WhyNot)
  /// Rate how strong it was.
  case rateSkill(id: String, before: Bool, value: Int)
  /// Delete a skill from the diary.
  case deleteSkill(id: String)
  /// Note an urge, what was done, or both.
  case noteUrge(urge: Int?, acted: Acted?, at: Date?)
  /// Say when an urge was: never later than now.
  case sayWhen(id: String, at: Date)
  /// Rate an urge of the diary.
  case rateUrge(id: String, urge: Int)
  /// Say what was done.
  case sayActed(id: String, acted: Acted)
  /// Delete an urge from the diary.
  case deleteUrge(id: String)
}

extension DiaryAction {
  init(_ value: EbbGenerated.DiaryAction) {
    switch value {
    case .noteSkill(let f0, let f1): self = .noteSkill(tool: f0, how: SkillUse(f1))
    case .sayHow(let f0, let f1): self = .sayHow(id: f0, how: SkillUse(f1))
    case .sayHelped(let f0, let f1): self = .sayHelped(id: f0, helped: Helped(f1))
    case .sayWhyNot(let f0, let f1): self = .sayWhyNot(id: f0, whyNot: WhyNot(f1))
    case .rateSkill(let f0, let f1, let f2): self = .rateSkill(id: f0, before: f1, value: Int(f2))
    case .deleteSkill(let f0): self = .deleteSkill(id: f0)
    case .noteUrge(let f0, let f1, let f2): self = .noteUrge(urge: f0.map { Int($0) }, acted: f1.map { Acted($0) }, at: f2)
    case .sayWhen(let f0, let f1): self = .sayWhen(id: f0, at: f1)
    case .rateUrge(let f0, let f1): self = .rateUrge(id: f0, urge: Int(f1))
    case .sayActed(let f0, let f1): self = .sayActed(id: f0, acted: Acted(f1))
    case .deleteUrge(let f0): self = .deleteUrge(id: f0)
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.DiaryAction {
    switch self {
    case .noteSkill(let f0, let f1): return .noteSkill(tool: f0, how: try f1.lowered())
    case .sayHow(let f0, let f1): return .sayHow(id: f0, how: try f1.lowered())
    case .sayHelped(let f0, let f1): return .sayHelped(id: f0, helped: try f1.lowered())
    case .sayWhyNot(let f0, let f1): return .sayWhyNot(id: f0, whyNot: try f1.lowered())
    case .rateSkill(let f0, let f1, let f2): return .rateSkill(id: f0, before: f1, value: try narrow(f2))
    case .deleteSkill(let f0): return .deleteSkill(id: f0)
    case .noteUrge(let f0, let f1, let f2): return .noteUrge(urge: try f0.map { (one) throws(EbbError) in try narrow(one) }, acted: try f1.map { (one) throws(EbbError) in try one.lowered() }, at: try f2.map { (one) throws(EbbError) in try one.checked() })
    case .sayWhen(let f0, let f1): return .sayWhen(id: f0, at: try f1.checked())
    case .rateUrge(let f0, let f1): return .rateUrge(id: f0, urge: try narrow(f1))
    case .sayActed(let f0, let f1): return .sayActed(id: f0, acted: try f1.lowered())
    case .deleteUrge(let f0): return .deleteUrge(id: f0)
    }
  }
}
