// The exercise that is under way, for every drawn picture.

public import EbbGenerated
public import Foundation

extension Ebb {
  /// The exercise at `now`; nil where none is under way. It only calculates, so it may be called
  /// for every picture.
  public func frame(at now: Date) throws(EbbError) -> Frame? {
    try answer { try core.frame(now: now.checked()) }
  }

  /// The exercise at this moment; nil where none is under way.
  public func frame() throws(EbbError) -> Frame? {
    try frame(at: device.clock())
  }

  /// True in the night, from 21:00 to 08:00 where the device is: a host is dark, dim and silent then. It only calculates.
  public func isNight() throws(EbbError) -> Bool {
    try answer { try core.isNight(moment: device.moment()) }
  }

  /// What to play from `start` up to but not including `end`, to be handed to the system ahead of
  /// time.
  public func cues(from start: Date, to end: Date) async throws(EbbError) -> [Cue] {
    try await ask { core, _ in try core.cues(from: start.checked(), to: end.checked()) }
  }

  /// What is to be heard at `now`; nil where nothing is. Where it changes, ask
  /// ``track(from:to:begins:)`` anew from that moment.
  public func soundNow(at now: Date) async throws(EbbError) -> SoundNow? {
    try await ask { core, _ in try core.soundNow(now: now.checked()) }
  }

  /// The sound from `start` up to `end`, at most ten seconds: mono, 16-bit little-endian, 24 kHz;
  /// empty where nothing sounds. With `begins` it is the first piece that a player gets, and comes
  /// up softly.
  public func track(from start: Date, to end: Date, begins: Bool) async throws(EbbError) -> Data {
    try await ask { core, _ in
      try core.track(from: start.checked(), to: end.checked(), begins: begins)
    }
  }

  /// The frames of the exercise that is under way, one `every` so often, until there is none.
  ///
  /// A frame is worked out when it is asked for, from the clock: nothing runs while no one
  /// iterates, nothing drifts, and whoever is late misses beats and is right with the next. A
  /// cancelled task ends the stream. Once a second the present time is noted, so that a killed
  /// process comes back. What it throws is an ``EbbError``: the clock cannot be used.
  public func frames(every: Duration = .milliseconds(33)) -> AsyncThrowingStream<Frame, any Error> {
    let pace = Pace(ebb: self, every: every)
    return AsyncThrowingStream { try await pace.next() }
  }
}

/// Where a stream of frames stands.
private actor Pace {
  private let ebb: Ebb
  private let every: Duration
  /// Milliseconds at which the stream began, and at which the time was last noted.
  private var began: Int64?
  private var noted: Int64?
  private var over = false

  init(ebb: Ebb, every: Duration) {
    self.ebb = ebb
    self.every = every
  }

  func next() async throws(EbbError) -> Frame? {
    guard !over, try await nextBeat(), !Task.isCancelled else { return nil }
    let now = try ebb.device.now()
    if began == nil { began = now }
    if noted.map({ now - $0 >= 1_000 || now < $0 }) ?? true {
      do throws(EbbError) {
        try await ebb.ask { core, moment in try core.tick(moment: moment) }
      } catch .cancelled {
        return nil
      }
      noted = now
    }
    let frame = try answer { try ebb.core.frame(now: Date(milliseconds: now)) }
    over = frame == nil || frame?.state == .finished
    return frame
  }

  /// Waits until the next beat of the clock, not a beat after this one; false where the wait was
  /// cancelled.
  private func nextBeat() async throws(EbbError) -> Bool {
    guard let began else { return true }
    let step = max(try every.milliseconds(), 1)
    let late = (try ebb.device.now() - began) % step
    let wait = step - (late < 0 ? late + step : late)
    do {
      try await ebb.device.sleep(.milliseconds(wait))
      return true
    } catch {
      return false
    }
  }
}
