/// A day of the calendar, without a time or a zone.
///
/// `Date` is a moment and `DateComponents` may be anything, so days have a type of their own; what
/// it holds is always a day that there is.
public struct Day: Sendable, Hashable, Comparable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// From 1.
  public let day: Int

  /// The day with these numbers; nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(of: month, in: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day that is written "2026-11-24".
  public init(iso text: String) throws {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let number = parts[2],
      let day = Day(year: year, month: month, day: number)
    else { throw NotOfTheCalendar(text: text) }
    self = day
  }

  /// As it is written: "2026-11-24".
  public var iso: String { "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))" }

  /// True for the earlier one.
  public static func < (one: Day, other: Day) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// Text that is no day or no time of day.
public struct NotOfTheCalendar: Error, Sendable, Hashable {
  /// What was read.
  public let text: String
}

func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(width - text.count, 0)) + text
}
