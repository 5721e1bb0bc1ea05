// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// The next thing to say.
public struct FeelScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What was said so far, a line each; choosing one goes back to it.
  public var said: [OldOffer]
  /// The plan, where a sign of danger was there today.
  public var planFirst: PlanFirst?
  /// The question that stands open.
  public var question: String
  /// Its answers; empty where it is a scale.
  public var answers: [OldOffer]
  /// How strong it is.
  public var scale: ScaleAsked?
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, said: [OldOffer], planFirst: PlanFirst?, question: String, answers: [OldOffer], scale: ScaleAsked?, doors: [OldOffer]) {
    self.title = title
    self.said = said
    self.planFirst = planFirst
    self.question = question
    self.answers = answers
    self.scale = scale
    self.doors = doors
  }
}

extension FeelScreen {
  init(_ value: EbbGenerated.FeelScreen) {
    self.title = value.title
    self.said = value.said.map { OldOffer($0) }
    self.planFirst = value.planFirst.map { PlanFirst($0) }
    self.question = value.question
    self.answers = value.answers.map { OldOffer($0) }
    self.scale = value.scale.map { ScaleAsked($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
