// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One step of a card.
public struct CardStepScreen: Sendable, Hashable {
  /// Id of the card.
  public var id: String
  /// Its title.
  public var title: String
  /// "Step 2 of 5"; empty before and after the steps.
  public var number: String
  /// What to do now; empty before and after the steps.
  public var text: String
  /// Cautions: in full before it starts, in short while it goes on.
  public var cautions: [String]
  /// The rating that is asked for before and after the steps.
  public var asked: ScaleAsked?
  /// On, back, the other form, and "this makes it worse".
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(id: String, title: String, number: String, text: String, cautions: [String], asked: ScaleAsked?, offers: [OldOffer], doors: [OldOffer]) {
    self.id = id
    self.title = title
    self.number = number
    self.text = text
    self.cautions = cautions
    self.asked = asked
    self.offers = offers
    self.doors = doors
  }
}

extension CardStepScreen {
  init(_ value: EbbGenerated.CardStepScreen) {
    self.id = value.id
    self.title = value.title
    self.number = value.number
    self.text = value.text
    self.cautions = value.cautions
    self.asked = value.asked.map { ScaleAsked($0) }
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// A question that is answered from 0 to 10.
public struct ScaleAsked: Sendable, Hashable {
  /// The question.
  public var text: String
  /// Eleven answers, 0 first.
  public var answers: [OldOffer]
  /// Leaves it out, where that makes sense.
  public var skip: OldOffer?

  /// All of its parts.
  public init(text: String, answers: [OldOffer], skip: OldOffer?) {
    self.text = text
    self.answers = answers
    self.skip = skip
  }
}

extension ScaleAsked {
  init(_ value: EbbGenerated.ScaleAsked) {
    self.text = value.text
    self.answers = value.answers.map { OldOffer($0) }
    self.skip = value.skip.map { OldOffer($0) }
  }
}
