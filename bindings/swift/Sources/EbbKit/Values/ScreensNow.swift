// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What the first screen shows.
public struct NowScreen: Sendable, Hashable {
  /// The name on top.
  public var title: String
  /// One warm line.
  public var greeting: String
  /// What could not be opened or kept, and what to do.
  public var notices: [String]
  /// Reminders that did not come, told once.
  public var missed: [String]
  /// The next reminder; empty where there is none.
  public var next: String
  /// What was done today; empty where nothing was.
  public var today: String
  /// What to do now, first the most likely.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]
  /// What Ebb is and is not, in one line.
  public var about: String

  /// All of its parts.
  public init(title: String, greeting: String, notices: [String], missed: [String], next: String, today: String, offers: [OldOffer], doors: [OldOffer], about: String) {
    self.title = title
    self.greeting = greeting
    self.notices = notices
    self.missed = missed
    self.next = next
    self.today = today
    self.offers = offers
    self.doors = doors
    self.about = about
  }
}

extension NowScreen {
  init(_ value: EbbGenerated.NowScreen) {
    self.title = value.title
    self.greeting = value.greeting
    self.notices = value.notices
    self.missed = value.missed
    self.next = value.next
    self.today = value.today
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
    self.about = value.about
  }
}
