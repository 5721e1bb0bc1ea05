import Foundation
import Testing

@testable import EbbKit

struct RideTests {
  @Test("a ride is kept and stands in the history")
  func rideIsKept() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    #expect(try await ebb.act(.startRide) == .exercise)
    clock.pass(10)
    try await ebb.act(.rate(value: 7))
    #expect(try ebb.frame()?.elapsed == .seconds(10))
    #expect(try await ebb.exercise()?.ratings.map(\.value) == [7])
    try await ebb.act(.enough)
    try await ebb.act(.finish(outcome: .rode))
    #expect(try ebb.frame() == nil)
    let days = try await ebb.history(before: clock.now + 1).days
    #expect(days.flatMap(\.entries).count == 1)
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
      try await ebb.act(.startRide)
      try await ebb.closeStore()
      clock.pass(5)
      try await ebb.act(.rate(value: 4))
      guard case .closed = try await ebb.problem() else {
        throw Unexpected("a closed store is a problem")
      }
      try await ebb.reopen(key: key)
      #expect(try await ebb.problem() == nil)
    }
    let ebb = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await ebb.exercise()?.ratings.map(\.value) == [4])
  }

  @Test("cues carry the very millisecond")
  func cuesAreExact() async throws {
    let clock = SetClock(Date(milliseconds: 1_790_064_000_123))
    let ebb = try await newEbb(emptyFolder(), clock)
    try await ebb.act(.startRide)
    let cues = try await ebb.cues(from: clock.now, to: clock.now + 30)
    #expect(!cues.isEmpty)
    for cue in cues {
      #expect(try cue.at.milliseconds() % 1_000 == 123)
    }
  }
}
