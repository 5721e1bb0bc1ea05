public import EbbKit
public import Foundation

/// Plays samples at instants: an audio engine on a phone.
public protocol SoundOutput: Sendable {
  /// Plays a piece from an instant on: mono, 16-bit little-endian, 24 kHz.
  func play(_ samples: Data, at start: Date) async
  /// Is silent at once, and forgets what was to come.
  func silence() async
  /// False where what was handed over is not being played: after a call, or where another app took the sound.
  func plays() async -> Bool
}

/// Plays a score from an instant on: CoreHaptics on a phone.
public protocol HapticOutput: Sendable {
  /// Plays a score from an instant on.
  func play(_ score: HapticScore, at start: Date) async
  /// Stops at once, and forgets what was to come.
  func stop() async
}

/// Hands what is to be heard and felt of an exercise to the system some seconds ahead, so that it is right with the screen
/// off, and begins anew where something changed.
public actor Accompaniment {
  /// How far ahead the system has something to play.
  public static let ahead: TimeInterval = 20
  /// How long it waits before it tries again where the system lets nothing be played.
  static let patience: TimeInterval = 5
  /// One piece of it; the core makes at most ten seconds at once.
  static let piece: TimeInterval = 5

  /// What may be played now.
  public struct Allowed: Sendable, Equatable {
    /// It is not night, and nobody switched it off.
    public var sound: Bool
    /// The app is to be seen: CoreHaptics plays for no other.
    public var haptics: Bool

    /// What may be played.
    public init(sound: Bool, haptics: Bool) {
      self.sound = sound
      self.haptics = haptics
    }
  }

  private let ebb: Ebb
  private let device: Device
  private let sound: any SoundOutput
  private let haptics: any HapticOutput
  /// What is being played: an exercise since its last change, and what of it.
  private var playing: (now: SoundNow, allowed: Allowed)?
  /// Up to where the system has got something to play.
  private var until = Date.distantPast
  /// When it began to hand over what is playing.
  private var begun = Date.distantPast

  /// An accompaniment of what runs.
  public init(
    _ ebb: Ebb, device: Device, sound: any SoundOutput, haptics: any HapticOutput
  ) {
    self.ebb = ebb
    self.device = device
    self.sound = sound
    self.haptics = haptics
  }

  /// Plays until the task is cancelled; then all is still.
  public func play(_ allowed: @Sendable () async -> Allowed) async throws {
    defer { Task { await self.stop() } }
    while !Task.isCancelled {
      try await step(allowed())
      try await device.sleep(.milliseconds(500))
    }
  }

  /// Brings what the system has to play up to date.
  public func step(_ allowed: Allowed) async throws(EbbError) {
    let now = device.clock()
    guard let wanted = try await ebb.soundNow(at: now), try ebb.frame(at: now)?.state == .running
    else { return await stop() }
    let changed = playing.map { $0.now != wanted || $0.allowed != allowed } ?? true
    let interrupted = await isInterrupted(allowed, now)
    if changed || until < now || interrupted {
      await stop()
      playing = (wanted, allowed)
      (until, begun) = (now, now)
    }
    let begins = until == now
    while until < now + Self.ahead {
      let (from, to) = (until, until + Self.piece)
      if allowed.sound {
        let samples = try await ebb.track(from: from, to: to, begins: begins && from == now)
        if !samples.isEmpty { await sound.play(samples, at: from) }
      }
      if allowed.haptics {
        let score = HapticScore(try await ebb.cues(from: from, to: to), from: from)
        if !score.touches.isEmpty { await haptics.play(score, at: from) }
      }
      until = to
    }
  }

  /// True where the system stopped what was handed over, and it is time to try again.
  private func isInterrupted(_ allowed: Allowed, _ now: Date) async -> Bool {
    guard allowed.sound, now.timeIntervalSince(begun) >= Self.patience else { return false }
    return await !sound.plays()
  }

  /// All is still.
  public func stop() async {
    guard playing != nil else { return }
    playing = nil
    await sound.silence()
    await haptics.stop()
  }
}
