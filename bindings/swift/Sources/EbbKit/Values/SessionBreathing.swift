// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One breath: milliseconds a phase. A phase of 0 is left out.
public struct BreathCycle: Sendable, Hashable {
  /// Breathing in.
  public var inhale: Duration
  /// A second, short breath in on top of the first.
  public var topUp: Duration
  /// Holding with full lungs.
  public var holdFull: Duration
  /// Breathing out.
  public var exhale: Duration
  /// Holding with empty lungs.
  public var holdEmpty: Duration

  /// All of its parts.
  public init(inhale: Duration, topUp: Duration, holdFull: Duration, exhale: Duration, holdEmpty: Duration) {
    self.inhale = inhale
    self.topUp = topUp
    self.holdFull = holdFull
    self.exhale = exhale
    self.holdEmpty = holdEmpty
  }
}

extension BreathCycle {
  init(_ value: EbbGenerated.BreathCycle) {
    self.inhale = Duration.milliseconds(value.inhaleMs)
    self.topUp = Duration.milliseconds(value.topUpMs)
    self.holdFull = Duration.milliseconds(value.holdFullMs)
    self.exhale = Duration.milliseconds(value.exhaleMs)
    self.holdEmpty = Duration.milliseconds(value.holdEmptyMs)
  }

  func lowered() throws(EbbError) -> EbbGenerated.BreathCycle {
    EbbGenerated.BreathCycle(
      inhaleMs: try inhale.milliseconds(),
      topUpMs: try topUp.milliseconds(),
      holdFullMs: try holdFull.milliseconds(),
      exhaleMs: try exhale.milliseconds(),
      holdEmptyMs: try holdEmpty.milliseconds()
    )
  }
}
