/// A time of day, to the minute, without a day or a zone.
public struct TimeOfDay: Sendable, Hashable, Comparable {
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int

  /// The time with these numbers; nil where no clock shows it.
  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    (self.hour, self.minute) = (hour, minute)
  }

  /// The time that is written "08:30".
  public init(iso text: String) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1],
      let time = TimeOfDay(hour: hour, minute: minute)
    else { throw NotOfTheCalendar(text: text) }
    self = time
  }

  /// As it is written: "08:30".
  public var iso: String { "\(digits(hour, 2)):\(digits(minute, 2))" }

  /// True for the earlier one.
  public static func < (one: TimeOfDay, other: TimeOfDay) -> Bool {
    (one.hour, one.minute) < (other.hour, other.minute)
  }
}
