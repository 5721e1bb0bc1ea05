public import EbbKit
public import Foundation

// Pickers of the system show instants; a day and a time of day are none. Both are taken at noon of a fixed zone, where no
// summer time moves them.

extension Calendar {
  /// The calendar in which pickers show days and times of day.
  public static let ofPickers: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()
}

extension Day {
  /// The day as a picker shows it.
  public var picked: Date {
    let noon = DateComponents(year: year, month: month, day: day, hour: 12)
    return Calendar.ofPickers.date(from: noon) ?? .distantPast
  }

  /// The day of a picker.
  public init?(picked: Date) {
    self.init(picked, in: .gmt)
  }

  /// The day that it is in a zone.
  public init?(_ date: Date, in zone: TimeZone) {
    var calendar = Calendar.ofPickers
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The days of a picker that has a first and a last one.
  public static func range(from: Day?, to: Day?) -> ClosedRange<Date> {
    let first = from?.picked ?? Day(year: 1900, month: 1, day: 1)?.picked ?? .distantPast
    let last = to?.picked ?? Day(year: 2200, month: 1, day: 1)?.picked ?? .distantFuture
    return first...max(first, last)
  }
}

extension TimeOfDay {
  /// The time as a picker shows it.
  public var picked: Date {
    let time = DateComponents(year: 2001, month: 1, day: 1, hour: hour, minute: minute)
    return Calendar.ofPickers.date(from: time) ?? .distantPast
  }

  /// The time of a picker.
  public init?(picked: Date) {
    self.init(picked, in: .gmt)
  }

  /// The time that it is in a zone.
  public init?(_ date: Date, in zone: TimeZone) {
    var calendar = Calendar.ofPickers
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.hour, .minute], from: date)
    guard let hour = parts.hour, let minute = parts.minute else { return nil }
    self.init(hour: hour, minute: minute)
  }
}
