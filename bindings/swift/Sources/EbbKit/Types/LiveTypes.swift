// What an exercise that runs and a store are made of, under the names that uniffi gives them.

public import EbbGenerated

/// One instant of an exercise.
public typealias Frame = EbbGenerated.Frame
/// Whether an exercise moves.
public typealias RunState = EbbGenerated.RunState
/// A phase of the breath.
public typealias Phase = EbbGenerated.Phase
/// Something to play at an instant.
public typealias Cue = EbbGenerated.Cue
/// What a cue is for.
public typealias CueKind = EbbGenerated.CueKind
/// Which sound is to be heard.
public typealias SoundNow = EbbGenerated.SoundNow
/// How far long work is.
public typealias WorkProgress = EbbGenerated.WorkProgress
/// What is said beside a store, without its key.
public typealias StoreHeader = EbbGenerated.StoreHeader
/// Where the key of a store is kept.
public typealias KeyPlace = EbbGenerated.KeyPlace

extension Frame {
  /// How long it has gone on: the urge for a ride, without pauses for breathing.
  public var elapsed: Duration { .milliseconds(elapsedMs) }
  /// How long until the prompts or the breaths are over; none past the end.
  public var left: Duration { .milliseconds(leftMs) }
  /// How long until the next phase of the breath.
  public var phaseLeft: Duration { .milliseconds(phaseLeftMs) }
}
