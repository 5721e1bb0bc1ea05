// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One practice, with its cautions whole (safety rules, "Cautions, on the card and before it starts").
public struct PracticeScreen: Sendable, Hashable {
  /// Its name.
  public var title: String
  /// A sentence or two on it, and how long it takes.
  public var about: String
  /// What the person said of it before, or nothing.
  public var note: String
  /// What to mind before it starts.
  public var cautions: [String]
  /// Where it was read.
  public var source: String
  /// Starts it; then what else can be done with it, and the way to all practices.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, about: String, note: String, cautions: [String], source: String, offers: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.about = about
    self.note = note
    self.cautions = cautions
    self.source = source
    self.offers = offers
    self.doors = doors
  }
}

extension PracticeScreen {
  init(_ value: EbbGenerated.PracticeScreen) {
    self.title = value.title
    self.about = value.about
    self.note = value.note
    self.cautions = value.cautions
    self.source = value.source
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
