public import Foundation

/// From 21:00 to 08:00 the app is dark, dim and silent.
public enum Evening {
  /// The hours of the night begin and end.
  static let hours = (from: 21, to: 8)

  /// True at night where the person is.
  public static func isNight(_ now: Date, in zone: TimeZone) -> Bool {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let hour = calendar.component(.hour, from: now)
    return hour >= hours.from || hour < hours.to
  }

  /// The next time that it becomes night or day.
  public static func changes(after now: Date, in zone: TimeZone) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let next = [hours.from, hours.to].compactMap {
      calendar.nextDate(
        after: now, matching: DateComponents(hour: $0, minute: 0), matchingPolicy: .nextTime)
    }
    return next.min() ?? now + 3_600
  }
}
