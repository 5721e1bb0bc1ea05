import Foundation
import Testing

@testable import EbbKit

struct FrameTests {
  @Test("frames end when the exercise is over, and where there is none")
  func framesEnd() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    for try await _ in ebb.frames() { Issue.record("nothing is under way") }
    try await ebb.act(ride)
    var count = 0
    for try await frame in ebb.frames() {
      #expect(frame.state == .running)
      count += 1
      if count == 3 { try await ebb.act(rode) }
    }
    #expect(count == 3)
  }

  @Test("whoever is late misses beats, and the next frame is on the beat")
  func lateReaderSkips() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(ride)
    var elapsed: [Duration] = []
    for try await frame in ebb.frames(every: .milliseconds(100)) {
      elapsed.append(frame.elapsed)
      // Drawing takes 30 ms, and once 2.45 s.
      clock.pass(elapsed.count == 3 ? 2.45 : 0.03)
      if elapsed.count == 6 { break }
    }
    #expect(elapsed == [0, 100, 200, 2_700, 2_800, 2_900].map { .milliseconds($0) })
    #expect(clock.slept == [70, 70, 50, 70, 70].map { .milliseconds($0) })
  }

  @Test("a wait that ends late is made up for by the next")
  func lateWakingDoesNotDrift() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(ride)
    clock.beLate(0.007)
    var last = Duration.zero
    var count = 0
    for try await frame in ebb.frames(every: .milliseconds(100)) {
      last = frame.elapsed
      count += 1
      if count == 101 { break }
    }
    // A hundred waits of which each was 7 ms late: 7 ms, not 700.
    #expect(last == .milliseconds(10_007))
  }

  @Test("nothing runs while no one asks for the next frame")
  func nothingRunsUnasked() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(ride)
    var frames = ebb.frames(every: .milliseconds(1)).makeAsyncIterator()
    #expect(try await frames.next()?.elapsed == .zero)
    for _ in 0..<100 { await Task.yield() }
    #expect(clock.slept.isEmpty)
    clock.pass(60)
    #expect(try await frames.next()?.elapsed == .milliseconds(60_001))
  }

  @Test("a clock that is set back is waited for no longer than a beat")
  func clockSetBack() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(ride)
    var frames = ebb.frames(every: .milliseconds(100)).makeAsyncIterator()
    _ = try await frames.next()
    clock.pass(-3_600.03)
    #expect(try await frames.next()?.state == .running)
    #expect(clock.slept == [.milliseconds(30)])
  }

  @Test("frames whose task is cancelled end, and the object goes on")
  func cancelledFramesEnd() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    try await ebb.act(ride)
    let drawing = Task {
      for try await _ in ebb.frames(every: .milliseconds(1)) {}
    }
    drawing.cancel()
    try await drawing.value
    #expect(try await ebb.rate(3) == live)
  }

  @Test("a clock that cannot be used is an error of the stream")
  func unusableClock() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(ride)
    clock.pass(-2_000_000_000)
    await #expect(throws: EbbError.self) {
      for try await _ in ebb.frames() {}
    }
  }
}
