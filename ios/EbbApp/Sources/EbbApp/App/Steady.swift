/// Hands that shake touch twice, and a page may change under a finger. A touch so soon after another is its echo.
public struct Steady: Sendable {
  /// Two touches closer than this are one: slower than a finger bounces, quicker than somebody who has read the next page.
  static let oneTouch: Duration = .milliseconds(400)

  private var last: ContinuousClock.Instant?

  /// No touch yet.
  public init() {}

  /// True where this is a touch of its own. While a finger bounces, each bounce is an echo.
  public mutating func isTouch(at now: ContinuousClock.Instant) -> Bool {
    let echo = last.map { now - $0 < Self.oneTouch } ?? false
    last = now
    return !echo
  }
}
