// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Something to play at an instant.
public struct Cue: Sendable, Hashable {
  /// When, by the device's clock.
  public var at: Date
  /// What.
  public var kind: CueKind
  /// Time for which it lasts; 0 for the end.
  public var duration: Duration

  /// All of its parts.
  public init(at: Date, kind: CueKind, duration: Duration) {
    self.at = at
    self.kind = kind
    self.duration = duration
  }
}

extension Cue {
  init(_ value: EbbGenerated.Cue) {
    self.at = value.at
    self.kind = CueKind(value.kind)
    self.duration = Duration.milliseconds(value.durationMs)
  }
}

/// What a cue is for; each has its own haptics and sound.
public enum CueKind: Sendable, Hashable, CaseIterable {
  case inhale
  case topUp
  case holdFull
  case exhale
  case holdEmpty
  case prompt
  case bell
  case end
}

extension CueKind {
  init(_ value: EbbGenerated.CueKind) {
    switch value {
    case .inhale: self = .inhale
    case .topUp: self = .topUp
    case .holdFull: self = .holdFull
    case .exhale: self = .exhale
    case .holdEmpty: self = .holdEmpty
    case .prompt: self = .prompt
    case .bell: self = .bell
    case .end: self = .end
    }
  }
}

/// One instant of a live exercise.
public struct Frame: Sendable, Hashable {
  /// Running, paused, waiting at its end, or finished.
  public var state: RunState
  /// Time since it began: of the urge for a ride, without pauses for breathing.
  public var elapsed: Duration
  /// Time until the prompts or the breaths are over; 0 past the end.
  public var left: Duration
  /// Number of the prompt in the block that is under way; -1 where there is none.
  public var prompt: Int
  /// Number of the breath, from 0.
  public var breath: Int
  /// The phase of the breath.
  public var phase: Phase
  /// Time until the next phase.
  public var phaseLeft: Duration
  /// How full the lungs are, 0 to 1, eased and without jumps.
  public var lung: Double

  /// All of its parts.
  public init(state: RunState, elapsed: Duration, left: Duration, prompt: Int, breath: Int, phase: Phase, phaseLeft: Duration, lung: Double) {
    self.state = state
    self.elapsed = elapsed
    self.left = left
    self.prompt = prompt
    self.breath = breath
    self.phase = phase
    self.phaseLeft = phaseLeft
    self.lung = lung
  }
}

extension Frame {
  init(_ value: EbbGenerated.Frame) {
    self.state = RunState(value.state)
    self.elapsed = Duration.milliseconds(value.elapsedMs)
    self.left = Duration.milliseconds(value.leftMs)
    self.prompt = Int(value.prompt)
    self.breath = Int(value.breath)
    self.phase = Phase(value.phase)
    self.phaseLeft = Duration.milliseconds(value.phaseLeftMs)
    self.lung = value.lung
  }
}

/// A phase of the breath.
public enum Phase: Sendable, Hashable, CaseIterable {
  /// Breathe in.
  case inhale
  /// A little more in.
  case topUp
  /// Hold with full lungs.
  case holdFull
  /// Breathe out.
  case exhale
  /// Hold with empty lungs.
  case holdEmpty
  /// No pace is given.
  case rest
}

extension Phase {
  init(_ value: EbbGenerated.Phase) {
    switch value {
    case .inhale: self = .inhale
    case .topUp: self = .topUp
    case .holdFull: self = .holdFull
    case .exhale: self = .exhale
    case .holdEmpty: self = .holdEmpty
    case .rest: self = .rest
    }
  }
}

/// Whether an exercise moves.
public enum RunState: Sendable, Hashable, CaseIterable {
  /// Prompts and breaths go on.
  case running
  /// Prompts and breaths stand still; the urge's clock goes on.
  case paused
  /// Past its end, looking back.
  case waiting
  /// Over.
  case finished
}

extension RunState {
  init(_ value: EbbGenerated.RunState) {
    switch value {
    case .running: self = .running
    case .paused: self = .paused
    case .waiting: self = .waiting
    case .finished: self = .finished
    }
  }
}
