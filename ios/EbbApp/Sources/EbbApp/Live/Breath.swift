public import EbbKit

/// What a frame looks like: numbers between 0 and 1, and the words of its phase.
public struct Breath: Equatable, Sendable {
  /// The word of the phase.
  public let word: String
  /// How large the lung is drawn: 1 fills its room.
  public let size: Double
  /// How long the exercise has gone on, as a clock shows it.
  public let elapsed: String
  /// Whole seconds of the phase that are left, at least 1.
  public let count: String
  /// False while it is paused, waits or is over.
  public let moves: Bool

  /// The smallest that the lung is drawn.
  private static let smallest = 0.4

  /// How an instant of an exercise looks.
  public init(_ frame: Frame, _ words: PhaseWords) {
    word =
      switch frame.phase {
      case .inhale: words.inhale
      case .topUp: words.topUp
      case .holdFull: words.holdFull
      case .exhale: words.exhale
      case .holdEmpty: words.holdEmpty
      case .rest: words.rest
      }
    size = Self.smallest + (1 - Self.smallest) * min(max(frame.lung, 0), 1)
    elapsed = Digits.clock(seconds: frame.elapsedMs / 1_000)
    count = String(max(1, (frame.phaseLeftMs + 999) / 1_000))
    moves = frame.state == .running
  }
}

/// Numbers as they are read from a screen.
public enum Digits {
  /// 65 seconds are 1:05, an hour is 1:00:00.
  public static func clock(seconds: Int64) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }

  /// A number without a fraction where it has none.
  public static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
  }
}
