// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One month.
public struct MonthView: Sendable, Hashable {
  /// "November 2026"
  public var title: String
  /// How many months ahead of this one it is.
  public var ahead: Int
  /// "Mo", "Tu" …, Monday first.
  public var weekdays: [String]
  /// Whole weeks, Monday first, with the days of other months that they hold.
  public var weeks: [OldMonthWeek]
  /// What the numbers mean.
  public var note: String
  /// The month before, and the one after.
  public var steps: [OldOffer]

  /// All of its parts.
  public init(title: String, ahead: Int, weekdays: [String], weeks: [OldMonthWeek], note: String, steps: [OldOffer]) {
    self.title = title
    self.ahead = ahead
    self.weekdays = weekdays
    self.weeks = weeks
    self.note = note
    self.steps = steps
  }
}

extension MonthView {
  init(_ value: EbbGenerated.MonthView) {
    self.title = value.title
    self.ahead = Int(value.ahead)
    self.weekdays = value.weekdays
    self.weeks = value.weeks.map { OldMonthWeek($0) }
    self.note = value.note
    self.steps = value.steps.map { OldOffer($0) }
  }
}

/// One day.
public struct OldMonthDay: Sendable, Hashable {
  /// Day of the month.
  public var number: Int
  /// False for a day of the month before or after.
  public var inMonth: Bool
  /// True for today.
  public var today: Bool
  /// Each reminder of the day: "18:00 Mindfulness".
  public var lines: [String]

  /// All of its parts.
  public init(number: Int, inMonth: Bool, today: Bool, lines: [String]) {
    self.number = number
    self.inMonth = inMonth
    self.today = today
    self.lines = lines
  }
}

extension OldMonthDay {
  init(_ value: EbbGenerated.OldMonthDay) {
    self.number = Int(value.number)
    self.inMonth = value.inMonth
    self.today = value.today
    self.lines = value.lines
  }
}

/// Seven days.
public struct OldMonthWeek: Sendable, Hashable {
  /// Monday to Sunday.
  public var days: [OldMonthDay]

  /// All of its parts.
  public init(days: [OldMonthDay]) {
    self.days = days
  }
}

extension OldMonthWeek {
  init(_ value: EbbGenerated.OldMonthWeek) {
    self.days = value.days.map { OldMonthDay($0) }
  }
}
