public import EbbKit
public import Foundation

/// What a hand feels of a stretch of an exercise. Each phase of the breath feels different with closed eyes: in swells, out
/// fades, a hold is one touch, a rest two.
public struct HapticScore: Equatable, Sendable {
  /// One thing to feel.
  public struct Touch: Equatable, Sendable {
    /// Seconds after the score begins.
    public let at: TimeInterval
    /// How long it lasts, seconds; 0 is a single touch.
    public let lasts: TimeInterval
    /// How strong it is at the beginning and at the end, 0 to 1.
    public let strength: Ends
    /// From dull to crisp, 0 to 1.
    public let sharpness: Double
  }

  /// A value at the beginning and at the end of something.
  public struct Ends: Equatable, Sendable {
    /// At the beginning.
    public let first: Double
    /// At the end.
    public let last: Double
  }

  /// The longest that CoreHaptics lets one touch last, seconds.
  public static let longest: TimeInterval = 30
  /// Between the touches of a group, seconds.
  private static let apart: TimeInterval = 0.18

  /// In their order.
  public let touches: [Touch]

  /// The score of cues, as seconds after `start`.
  public init(_ cues: [Cue], from start: Date) {
    touches = cues.flatMap { cue in
      let at = cue.at.timeIntervalSince(start)
      let lasts = min(Double(cue.durationMs) / 1_000, Self.longest)
      func swell(_ first: Double, _ last: Double) -> [Touch] {
        [
          Touch(
            at: at, lasts: lasts, strength: Ends(first: first, last: last), sharpness: 0.2)
        ]
      }
      func taps(_ count: Int, _ strength: Double, _ sharpness: Double) -> [Touch] {
        (0..<count).map {
          Touch(
            at: at + Double($0) * Self.apart, lasts: 0,
            strength: Ends(first: strength, last: strength), sharpness: sharpness)
        }
      }
      switch cue.kind {
      case .inhale: return swell(0.15, 0.7)
      case .topUp: return taps(1, 0.4, 0.3) + swell(0.5, 0.8)
      case .exhale: return swell(0.6, 0.05)
      case .holdFull: return taps(1, 0.5, 0.1)
      case .holdEmpty: return taps(2, 0.3, 0.1)
      case .prompt: return taps(1, 0.4, 0.6)
      case .bell: return taps(2, 0.8, 0.8)
      case .end: return taps(3, 0.7, 0.5)
      }
    }
  }
}
