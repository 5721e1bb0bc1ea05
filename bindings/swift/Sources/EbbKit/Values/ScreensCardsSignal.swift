// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// The plan, offered before anything else.
public struct PlanFirst: Sendable, Hashable {
  /// One sentence.
  public var sentence: String
  /// The plan, and the lines.
  public var offers: [OldOffer]

  /// All of its parts.
  public init(sentence: String, offers: [OldOffer]) {
    self.sentence = sentence
    self.offers = offers
  }
}

extension PlanFirst {
  init(_ value: EbbGenerated.PlanFirst) {
    self.sentence = value.sentence
    self.offers = value.offers.map { OldOffer($0) }
  }
}
