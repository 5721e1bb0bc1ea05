// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// After a ride in which a plan was offered.
public struct PlanHelpedScreen: Sendable, Hashable {
  /// "Did the plan help?"
  public var question: String
  /// The plan.
  public var sentence: String
  /// The answers; leaving it open is one.
  public var answers: [OldOffer]
  /// Opens what the plan names; none where it names nothing, or breathes and the person has used.
  public var opens: OldOffer?

  /// All of its parts.
  public init(question: String, sentence: String, answers: [OldOffer], opens: OldOffer?) {
    self.question = question
    self.sentence = sentence
    self.answers = answers
    self.opens = opens
  }
}

extension PlanHelpedScreen {
  init(_ value: EbbGenerated.PlanHelpedScreen) {
    self.question = value.question
    self.sentence = value.sentence
    self.answers = value.answers.map { OldOffer($0) }
    self.opens = value.opens.map { OldOffer($0) }
  }
}
