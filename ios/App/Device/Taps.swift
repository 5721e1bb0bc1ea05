import CoreHaptics
import EbbApp
import Foundation

/// Plays scores with the engine of the phone; where it has none nothing is felt.
actor Taps: HapticOutput {
  private var engine: CHHapticEngine?
  private var players: [any CHHapticPatternPlayer] = []

  func play(_ score: HapticScore, at start: Date) async {
    guard CHHapticEngine.capabilitiesForHardware().supportsHaptics else { return }
    do {
      let engine = try await running()
      let player = try engine.makePlayer(with: pattern(of: score))
      let wait = max(start.timeIntervalSinceNow, 0)
      try player.start(atTime: engine.currentTime + wait)
      players.append(player)
    } catch {
      // Another app may hold the engine: the next piece tries again.
      engine = nil
    }
  }

  func stop() async {
    for player in players { try? player.stop(atTime: CHHapticTimeImmediate) }
    players = []
    engine?.stop(completionHandler: nil)
    engine = nil
  }

  private func running() async throws -> CHHapticEngine {
    if let engine { return engine }
    let new = try CHHapticEngine()
    try await new.start()
    engine = new
    return new
  }

  private func pattern(of score: HapticScore) throws -> CHHapticPattern {
    var events: [CHHapticEvent] = []
    var curves: [CHHapticParameterCurve] = []
    for touch in score.touches {
      let sharpness = CHHapticEventParameter(
        parameterID: .hapticSharpness, value: Float(touch.sharpness))
      guard touch.lasts > 0 else {
        let strength = CHHapticEventParameter(
          parameterID: .hapticIntensity, value: Float(touch.strength.first))
        events.append(
          CHHapticEvent(
            eventType: .hapticTransient, parameters: [strength, sharpness],
            relativeTime: touch.at))
        continue
      }
      let whole = CHHapticEventParameter(parameterID: .hapticIntensity, value: 1)
      events.append(
        CHHapticEvent(
          eventType: .hapticContinuous, parameters: [whole, sharpness], relativeTime: touch.at,
          duration: touch.lasts))
      curves.append(
        CHHapticParameterCurve(
          parameterID: .hapticIntensityControl,
          controlPoints: [
            .init(relativeTime: 0, value: Float(touch.strength.first)),
            .init(relativeTime: touch.lasts, value: Float(touch.strength.last)),
          ], relativeTime: touch.at))
    }
    return try CHHapticPattern(events: events, parameterCurves: curves)
  }
}
