import EbbTesting
import Foundation
import Testing

@testable import EbbKit

struct RideTests {
  @Test("a ride is kept and stands in the history")
  func rideIsKept() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    #expect(try await ebb.went(ride) == live)
    clock.pass(10)
    try await ebb.rate(7)
    #expect(try ebb.frame()?.elapsed == .seconds(10))
    #expect(try await ebb.ratings() == [7])
    try await ebb.act(Action(token: "session/enough"))
    try await ebb.act(rode)
    #expect(try ebb.frame() == nil)
    #expect(try await ebb.ridesToday() == 1)
    var walk = try await Walk(ebb, from: now)
    try await walk.choose(walk.page.offer("History"))
    #expect(walk.page.lists.flatMap(\.items).filter(\.under).count == 1)
  }

  @Test("a ride whose process is killed comes back at the right second in another")
  func killedRideComesBack() async throws {
    let folder = try emptyFolder()
    let killed = try await second("ride", folder.path)
    #expect(killed.reason == .uncaughtSignal && killed.status == SIGKILL)
    let clock = SetClock(start + 61)
    let ebb = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await ebb.problem() == nil)
    #expect(try ebb.frame()?.elapsed == .seconds(61))
  }

  @Test("what happens while the store is closed is kept when it is opened again")
  func closedStoreCatchesUp() async throws {
    let folder = try emptyFolder()
    let clock = SetClock()
    do {
      let ebb = try await newEbb(folder, clock)
      try await ebb.act(ride)
      try await ebb.closeStore()
      clock.pass(5)
      try await ebb.rate(4)
      guard case .closed = try await ebb.problem() else {
        throw Unexpected("a closed store is a problem")
      }
      try await ebb.reopen(key: key)
      #expect(try await ebb.problem() == nil)
    }
    let ebb = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await ebb.ratings() == [4])
  }

  @Test("sound is there while a session breathes, as long as was asked for")
  func sound() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(Action(token: "session/breathe/long-exhale/1"))
    #expect(try await ebb.soundNow(at: clock.now) != nil)
    let track = try await ebb.track(from: clock.now, to: clock.now + 2, begins: true)
    #expect(track.count == 2 * 24_000 * 2)
  }

  @Test("cues carry the very millisecond")
  func cuesAreExact() async throws {
    let clock = SetClock(Date(milliseconds: 1_790_064_000_123))
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(ride)
    let cues = try await ebb.cues(from: clock.now, to: clock.now + 30)
    #expect(!cues.isEmpty)
    for cue in cues {
      #expect(try cue.at.milliseconds() % 1_000 == 123)
    }
  }
}
