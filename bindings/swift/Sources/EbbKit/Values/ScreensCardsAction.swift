// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One thing to do with a card.
public enum CardAction: Sendable, Hashable {
  /// Keep it as a favourite, or no longer.
  case favourite(id: String, on: Bool)
  /// Out of sight, or back again.
  case hide(id: String, on: Bool)
  /// "This makes it worse", or that taken back.
  case makesWorse(id: String, on: Bool)
  /// A caution that needs a tick was read and is fine for the person, or no longer. It holds for every card that
  /// carries it.
  case tick(id: String, caution: String, on: Bool)
  /// Put a tag on it, or take one off.
  case tag(id: String, tag: String, on: Bool)
  /// Read cards with the attention on the room (or in their first form); remembered.
  case outward(id: String, on: Bool, before: Int?)
  /// It was used, step by step: noted in the diary.
  case used(id: String, before: Int?, after: Int?)
  /// Write a card of the person's own.
  case write(text: CardText, feelings: String)
  /// Write down a reason.
  case writeReason(title: String, reason: String)
  /// Put a card in the person's words.
  case edit(id: String, text: CardText)
  /// Back to the first wording.
  case restore(id: String)
  /// Delete a card of the person's own.
  case delete(id: String)
  /// Rehearse it, or stop that.
  case rehearse(id: String, on: Bool)
  /// How well its steps came.
  case grade(id: String, grade: Grade)
  /// Its newest grade was a mistake.
  case takeBackGrade(id: String)
  /// Say one of the feelings that stand for danger: the plan is offered first.
  case signal(id: String)
  /// Suggest something new now and then, or only what is known to fit; remembered.
  case explore(on: Bool)
}

extension CardAction {
  init(_ value: EbbGenerated.CardAction) {
    switch value {
    case .favourite(let f0, let f1): self = .favourite(id: f0, on: f1)
    case .hide(let f0, let f1): self = .hide(id: f0, on: f1)
    case .makesWorse(let f0, let f1): self = .makesWorse(id: f0, on: f1)
    case .tick(let f0, let f1, let f2): self = .tick(id: f0, caution: f1, on: f2)
    case .tag(let f0, let f1, let f2): self = .tag(id: f0, tag: f1, on: f2)
    case .outward(let f0, let f1, let f2): self = .outward(id: f0, on: f1, before: f2.map { Int($0) })
    case .used(let f0, let f1, let f2): self = .used(id: f0, before: f1.map { Int($0) }, after: f2.map { Int($0) })
    case .write(let f0, let f1): self = .write(text: CardText(f0), feelings: f1)
    case .writeReason(let f0, let f1): self = .writeReason(title: f0, reason: f1)
    case .edit(let f0, let f1): self = .edit(id: f0, text: CardText(f1))
    case .restore(let f0): self = .restore(id: f0)
    case .delete(let f0): self = .delete(id: f0)
    case .rehearse(let f0, let f1): self = .rehearse(id: f0, on: f1)
    case .grade(let f0, let f1): self = .grade(id: f0, grade: Grade(f1))
    case .takeBackGrade(let f0): self = .takeBackGrade(id: f0)
    case .signal(let f0): self = .signal(id: f0)
    case .explore(let f0): self = .explore(on: f0)
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.CardAction {
    switch self {
    case .favourite(let f0, let f1): return .favourite(id: f0, on: f1)
    case .hide(let f0, let f1): return .hide(id: f0, on: f1)
    case .makesWorse(let f0, let f1): return .makesWorse(id: f0, on: f1)
    case .tick(let f0, let f1, let f2): return .tick(id: f0, caution: f1, on: f2)
    case .tag(let f0, let f1, let f2): return .tag(id: f0, tag: f1, on: f2)
    case .outward(let f0, let f1, let f2): return .outward(id: f0, on: f1, before: try f2.map { (one) throws(EbbError) in try narrow(one) })
    case .used(let f0, let f1, let f2): return .used(id: f0, before: try f1.map { (one) throws(EbbError) in try narrow(one) }, after: try f2.map { (one) throws(EbbError) in try narrow(one) })
    case .write(let f0, let f1): return .write(text: try f0.lowered(), feelings: f1)
    case .writeReason(let f0, let f1): return .writeReason(title: f0, reason: f1)
    case .edit(let f0, let f1): return .edit(id: f0, text: try f1.lowered())
    case .restore(let f0): return .restore(id: f0)
    case .delete(let f0): return .delete(id: f0)
    case .rehearse(let f0, let f1): return .rehearse(id: f0, on: f1)
    case .grade(let f0, let f1): return .grade(id: f0, grade: try f1.lowered())
    case .takeBackGrade(let f0): return .takeBackGrade(id: f0)
    case .signal(let f0): return .signal(id: f0)
    case .explore(let f0): return .explore(on: f0)
    }
  }
}
