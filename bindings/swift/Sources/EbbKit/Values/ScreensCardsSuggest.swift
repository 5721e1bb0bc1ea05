// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What could help now.
public struct SuggestScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What it goes by, a line each; choosing one goes back to it.
  public var said: [OldOffer]
  /// The plan, where a sign of danger was there today.
  public var planFirst: PlanFirst?
  /// What is suggested, with a reason each.
  public var suggestions: [OldOffer]
  /// Said where nothing fits; else empty.
  public var nothing: String
  /// Every card that fits, the switch for something new, and the way back.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, said: [OldOffer], planFirst: PlanFirst?, suggestions: [OldOffer], nothing: String, offers: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.said = said
    self.planFirst = planFirst
    self.suggestions = suggestions
    self.nothing = nothing
    self.offers = offers
    self.doors = doors
  }
}

extension SuggestScreen {
  init(_ value: EbbGenerated.SuggestScreen) {
    self.title = value.title
    self.said = value.said.map { OldOffer($0) }
    self.planFirst = value.planFirst.map { PlanFirst($0) }
    self.suggestions = value.suggestions.map { OldOffer($0) }
    self.nothing = value.nothing
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
