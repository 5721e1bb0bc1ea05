// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What comes back today, and what was chosen.
public struct CardsRehearsalScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What this is.
  public var about: String
  /// "STOP: what are the steps?"; empty where nothing is due.
  public var question: String
  /// The steps, once they were asked for.
  public var answer: [String]
  /// Shows the steps, or rates how well they came.
  public var offers: [OldOffer]
  /// Said where nothing is due or nothing was chosen; else empty.
  public var nothing: String
  /// What was chosen, with how often it was rehearsed and, apart from that, used.
  public var chosen: [RehearsedLine]
  /// Takes the last answer of today back, where there was one; and the way back.
  public var more: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, about: String, question: String, answer: [String], offers: [OldOffer], nothing: String, chosen: [RehearsedLine], more: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.about = about
    self.question = question
    self.answer = answer
    self.offers = offers
    self.nothing = nothing
    self.chosen = chosen
    self.more = more
    self.doors = doors
  }
}

extension CardsRehearsalScreen {
  init(_ value: EbbGenerated.CardsRehearsalScreen) {
    self.title = value.title
    self.about = value.about
    self.question = value.question
    self.answer = value.answer
    self.offers = value.offers.map { OldOffer($0) }
    self.nothing = value.nothing
    self.chosen = value.chosen.map { RehearsedLine($0) }
    self.more = value.more.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One card that is rehearsed.
public struct RehearsedLine: Sendable, Hashable {
  /// Its title; choosing it opens it. The detail says when it comes back.
  public var card: OldOffer
  /// Times that it was rehearsed, in words.
  public var rehearsed: String
  /// Times that it was used, in words.
  public var used: String

  /// All of its parts.
  public init(card: OldOffer, rehearsed: String, used: String) {
    self.card = card
    self.rehearsed = rehearsed
    self.used = used
  }
}

extension RehearsedLine {
  init(_ value: EbbGenerated.RehearsedLine) {
    self.card = OldOffer(value.card)
    self.rehearsed = value.rehearsed
    self.used = value.used
  }
}
