// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One day.
public struct MonthDay: Sendable, Hashable {
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

extension MonthDay {
  init(_ value: EbbGenerated.MonthDay) {
    self.number = Int(value.number)
    self.inMonth = value.inMonth
    self.today = value.today
    self.lines = value.lines
  }
}

/// One month.
public struct MonthView: Sendable, Hashable {
  /// "November 2026"
  public var title: String
  /// How many months ahead of this one it is.
  public var ahead: Int
  /// "Mo", "Tu" …, Monday first.
  public var weekdays: [String]
  /// Whole weeks, Monday first, with the days of other months that they hold.
  public var weeks: [MonthWeek]
  /// What the numbers mean.
  public var note: String
  /// The month before, and the one after.
  public var steps: [Offer]

  /// All of its parts.
  public init(title: String, ahead: Int, weekdays: [String], weeks: [MonthWeek], note: String, steps: [Offer]) {
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
    self.weeks = value.weeks.map { MonthWeek($0) }
    self.note = value.note
    self.steps = value.steps.map { Offer($0) }
  }
}

/// Seven days.
public struct MonthWeek: Sendable, Hashable {
  /// Monday to Sunday.
  public var days: [MonthDay]

  /// All of its parts.
  public init(days: [MonthDay]) {
    self.days = days
  }
}

extension MonthWeek {
  init(_ value: EbbGenerated.MonthWeek) {
    self.days = value.days.map { MonthDay($0) }
  }
}
