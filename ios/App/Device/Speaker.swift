import AVFoundation
import EbbApp

/// Plays the samples of the core one piece after another, without a gap.
actor Speaker: SoundOutput {
  private let engine = AVAudioEngine()
  private let player = AVAudioPlayerNode()
  private var runs = false

  func play(_ samples: Data, at start: Date) async {
    guard
      let format = AVAudioFormat(
        commonFormat: .pcmFormatFloat32, sampleRate: Samples.rate, channels: 1, interleaved: false),
      let buffer = buffer(of: Samples.floats(samples), format)
    else { return }
    if !runs { await begin(format, at: start) }
    // Each piece begins where the one before it ends.
    player.scheduleBuffer(buffer, at: nil, options: [], completionHandler: nil)
  }

  func plays() async -> Bool { runs && engine.isRunning }

  func silence() async {
    guard runs else { return }
    player.stop()
    engine.stop()
    runs = false
    // Who played before goes on.
    try? AVAudioSession.sharedInstance().setActive(
      false, options: .notifyOthersOnDeactivation)
  }

  private func begin(_ format: AVAudioFormat, at start: Date) async {
    do {
      // What plays elsewhere goes on beside it, and with the screen off this goes on too.
      try AVAudioSession.sharedInstance().setCategory(
        .playback, mode: .default, options: [.mixWithOthers])
      try AVAudioSession.sharedInstance().setActive(true)
      engine.attach(player)
      engine.connect(player, to: engine.mainMixerNode, format: format)
      try engine.start()
      let wait = start.timeIntervalSinceNow
      if wait > 0 { try await Task.sleep(for: .seconds(wait)) }
      player.play()
      runs = true
    } catch {
      // A call, or another app that lets nobody play: the words and haptics are enough.
    }
  }

  private func buffer(of samples: [Float], _ format: AVAudioFormat) -> AVAudioPCMBuffer? {
    let count = AVAudioFrameCount(samples.count)
    guard let buffer = AVAudioPCMBuffer(pcmFormat: format, frameCapacity: count),
      let channel = buffer.floatChannelData?.pointee
    else { return nil }
    buffer.frameLength = count
    channel.update(from: samples, count: samples.count)
    return buffer
  }
}
