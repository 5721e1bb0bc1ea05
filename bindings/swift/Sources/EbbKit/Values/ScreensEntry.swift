// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One exercise, to set right or to delete.
public struct EntryScreen: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// What it was, and when.
  public var title: String
  /// How it went, a line each.
  public var lines: [String]
  /// Its ratings; each can be set right with `Action::CorrectRating`.
  public var ratings: [RatingLine]
  /// How setting a rating right is named.
  public var correctLabel: String
  /// What happened, to be set right; empty where it is no ride.
  public var outcomes: [OldOffer]
  /// Deletes it; asked twice by the host, with the detail as the question.
  public var delete: OldOffer
  /// Back to the history.
  public var back: OldOffer

  /// All of its parts.
  public init(id: String, title: String, lines: [String], ratings: [RatingLine], correctLabel: String, outcomes: [OldOffer], delete: OldOffer, back: OldOffer) {
    self.id = id
    self.title = title
    self.lines = lines
    self.ratings = ratings
    self.correctLabel = correctLabel
    self.outcomes = outcomes
    self.delete = delete
    self.back = back
  }
}

extension EntryScreen {
  init(_ value: EbbGenerated.EntryScreen) {
    self.id = value.id
    self.title = value.title
    self.lines = value.lines
    self.ratings = value.ratings.map { RatingLine($0) }
    self.correctLabel = value.correctLabel
    self.outcomes = value.outcomes.map { OldOffer($0) }
    self.delete = OldOffer(value.delete)
    self.back = OldOffer(value.back)
  }
}

/// One rating of an entry.
public struct RatingLine: Sendable, Hashable {
  /// Place in the log.
  public var seq: Int
  /// When, in words.
  public var label: String
  /// 0 to 10.
  public var value: Int

  /// All of its parts.
  public init(seq: Int, label: String, value: Int) {
    self.seq = seq
    self.label = label
    self.value = value
  }
}

extension RatingLine {
  init(_ value: EbbGenerated.RatingLine) {
    self.seq = Int(value.seq)
    self.label = value.label
    self.value = Int(value.value)
  }
}
