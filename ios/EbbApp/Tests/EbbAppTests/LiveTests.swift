import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

/// What is heard and felt: everything that was handed over, with when it begins.
private final class Recorder: SoundOutput, HapticOutput, @unchecked Sendable {
  let pieces = Shared<[(at: Date, samples: Data)]>([])
  let scores = Shared<[(at: Date, score: HapticScore)]>([])
  let silences = Shared(0)
  let isPlaying = Shared(true)

  func play(_ samples: Data, at start: Date) async {
    pieces.change { $0.append((start, samples)) }
  }
  func play(_ score: HapticScore, at start: Date) async {
    scores.change { $0.append((start, score)) }
  }
  func silence() async { silences.change { $0 += 1 } }
  func plays() async -> Bool { isPlaying.value }
  func stop() async {}

  func forget() {
    pieces.value = []
    scores.value = []
  }
}

@MainActor struct LiveTests {
  private func breathe(_ phone: Phone) async throws -> (AppModel, Accompaniment, Recorder) {
    let app = try await phone.open()
    let ebb = try #require(app.ebb)
    let heard = Recorder()
    let play = Accompaniment(ebb, device: phone.platform.device, sound: heard, haptics: heard)
    await app.go(Place(token: "session/pattern/long-exhale"))
    try await app.say("minutes", .number(value: 2))
    try await app.touch("Start")
    #expect(try app.page.shape == .live)
    return (app, play, heard)
  }

  private let all = Accompaniment.Allowed(sound: true, haptics: true)

  @Test("sound and haptics reach twenty seconds ahead, piece by piece without a gap")
  func ahead() async throws {
    let phone = try Phone()
    let (app, play, heard) = try await breathe(phone)
    let began = phone.clock.value
    for _ in 0..<40 {
      try await play.step(all)
      phone.pass(0.5)
    }
    let pieces = heard.pieces.value
    #expect(pieces.first?.at == began)
    for (one, next) in zip(pieces, pieces.dropFirst()) {
      #expect(abs(next.at.timeIntervalSince(one.at) - Double(one.samples.count) / 48_000) < 0.001)
    }
    // Put together they are the sound of the whole, which comes up softly once.
    let whole = try #require(
      try await app.ebb?.track(from: began, to: began + 10, begins: true))
    #expect(pieces.prefix(2).map(\.samples).reduce(Data(), +) == whole)
    #expect(whole.contains { $0 != 0 })
    let last = try #require(pieces.last)
    #expect(last.at.timeIntervalSince(phone.clock.value) > 10)
    // In for four, out for six: a swell and a fade, each where its phase begins.
    let touches = heard.scores.value.flatMap { score in
      score.score.touches.map { (score.at.timeIntervalSince(began) + $0.at, $0) }
    }
    #expect(touches.prefix(4).map { ($0.0 * 1_000).rounded() / 1_000 } == [0, 4, 10, 14])
    #expect(touches.prefix(2).map(\.1.lasts) == [4, 6])
    #expect(touches[0].1.strength.last > touches[0].1.strength.first)
    #expect(touches[1].1.strength.last < touches[1].1.strength.first)
    #expect(heard.silences.value == 0)
  }

  @Test("a pause silences what was handed over, and going on begins anew where it is")
  func pause() async throws {
    let phone = try Phone()
    let (app, play, heard) = try await breathe(phone)
    try await play.step(all)
    phone.pass(3)
    try await app.touch("Pause")
    heard.forget()
    try await play.step(all)
    #expect(heard.silences.value == 1 && heard.pieces.value.isEmpty)
    phone.pass(60)
    try await play.step(all)
    #expect(heard.silences.value == 1)
    try await app.touch(key: " ")
    try await play.step(all)
    #expect(heard.pieces.value.first?.at == phone.clock.value)
    // Three seconds of the first breath were over: the next phase begins after one more.
    let first = try #require(heard.scores.value.first)
    #expect(first.score.touches.first.map { ($0.at * 1_000).rounded() } == 1_000)
  }

  @Test("asleep longer than was handed over, it begins anew at the present")
  func late() async throws {
    let phone = try Phone()
    let (_, play, heard) = try await breathe(phone)
    try await play.step(all)
    phone.pass(45)
    heard.forget()
    try await play.step(all)
    #expect(heard.silences.value == 1)
    #expect(heard.pieces.value.first?.at == phone.clock.value)
  }

  @Test("with the screen off and the store closed the sound goes on")
  func screenOff() async throws {
    let phone = try Phone()
    let (app, play, heard) = try await breathe(phone)
    try await play.step(all)
    await app.sleep()
    heard.forget()
    for _ in 0..<20 {
      phone.pass(0.5)
      try await play.step(all)
    }
    #expect(heard.pieces.value.count == 2 && heard.silences.value == 0)
  }

  @Test("after a call it begins anew at the present, and does not try all the time while it lasts")
  func interrupted() async throws {
    let phone = try Phone()
    let (_, play, heard) = try await breathe(phone)
    try await play.step(all)
    heard.isPlaying.value = false
    heard.forget()
    for _ in 0..<40 {
      phone.pass(0.5)
      try await play.step(all)
    }
    // Twenty seconds of a call: it was tried every five.
    #expect(heard.silences.value == 4)
    heard.isPlaying.value = true
    heard.forget()
    phone.pass(0.5)
    try await play.step(all)
    #expect(heard.silences.value == 4)
  }

  @Test("what may not be heard is not asked for, and what may is begun anew")
  func allowed() async throws {
    let phone = try Phone()
    let (_, play, heard) = try await breathe(phone)
    try await play.step(Accompaniment.Allowed(sound: false, haptics: true))
    #expect(heard.pieces.value.isEmpty && !heard.scores.value.isEmpty)
    heard.forget()
    try await play.step(Accompaniment.Allowed(sound: true, haptics: false))
    #expect(!heard.pieces.value.isEmpty && heard.scores.value.isEmpty)
  }

  @Test("when the exercise is over all is still")
  func over() async throws {
    let phone = try Phone()
    let (_, play, heard) = try await breathe(phone)
    try await play.step(all)
    phone.pass(300)
    heard.forget()
    try await play.step(all)
    #expect(heard.pieces.value.isEmpty && heard.silences.value == 1)
  }

  @Test(
    "each phase feels different with closed eyes, and none lasts longer than the system lets it")
  func phases() {
    let kinds: [CueKind] = [
      .inhale, .topUp, .holdFull, .exhale, .holdEmpty, .prompt, .bell, .end,
    ]
    let scores = kinds.map { kind in
      HapticScore([Cue(at: start + 2, kind: kind, durationMs: 90_000)], from: start)
    }
    for (number, one) in scores.enumerated() {
      #expect(!one.touches.isEmpty && one.touches.allSatisfy { $0.at >= 2 })
      #expect(one.touches.allSatisfy { $0.lasts <= HapticScore.longest })
      for touch in one.touches {
        for value in [touch.strength.first, touch.strength.last, touch.sharpness] {
          #expect((0...1).contains(value))
        }
      }
      #expect(!scores.dropFirst(number + 1).contains(one))
    }
  }

  @Test("a frame is a size, a word and a clock")
  func breath() {
    let words = PhaseWords(
      inhale: "in", topUp: "more", holdFull: "hold", exhale: "out", holdEmpty: "rest", rest: "stay")
    func breath(_ phase: Phase, lung: Double, left: Int64 = 1) -> Breath {
      Breath(
        Frame(
          state: .running, elapsedMs: 65_999, leftMs: 0, prompt: 0, breath: 0, phase: phase,
          phaseLeftMs: left, lung: lung), words)
    }
    #expect(breath(.inhale, lung: 1).size == 1)
    #expect(breath(.exhale, lung: 0).size == 0.4)
    #expect(breath(.exhale, lung: -3).size == 0.4 && breath(.exhale, lung: 7).size == 1)
    #expect(breath(.inhale, lung: 0.5).elapsed == "1:05")
    #expect(breath(.inhale, lung: 0.5, left: 3_001).count == "4")
    #expect(breath(.inhale, lung: 0.5, left: 0).count == "1")
    let phases: [Phase] = [.inhale, .topUp, .holdFull, .exhale, .holdEmpty, .rest]
    #expect(Set(phases.map { breath($0, lung: 0).word }).count == 6)
  }

  @Test("frames are drawn until the exercise is over")
  func draws() async throws {
    let phone = try Phone()
    let (app, _, _) = try await breathe(phone)
    let live = try #require(app.live)
    let drawing = Task { await live.draw(still: true) }
    while live.frame == nil { await Task.yield() }
    #expect(live.frame?.state == .running)
    drawing.cancel()
    await drawing.value
    // Over: one look, and nothing is drawn.
    let ebb = try #require(app.ebb)
    try await ebb.act(Action(token: "session/finish/rode"))
    await live.draw(still: true)
    #expect(live.frame == nil)
  }
}
