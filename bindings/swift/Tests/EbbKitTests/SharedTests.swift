import Foundation
import Testing

@testable import EbbKit

/// Six seconds in `tests/run`, a minute with `--all`, and half a second where nothing is said.
private let length: Duration = {
  let repeats = ProcessInfo.processInfo.environment["EBB_TEST_REPEAT"].flatMap { Int($0) }
  return repeats.map { .milliseconds(300 * $0) } ?? .milliseconds(500)
}()

struct SharedTests {
  /// Whether it went well. One of the others may have begun or ended the ride meanwhile, and
  /// nothing else may go wrong.
  private static func allowed(_ ebb: Ebb, _ action: Action, strength: Int? = nil) async throws
    -> Bool
  {
    let said = strength.map { Answer(field: "strength", value: .number(value: Double($0))) }
    do {
      try await ebb.act(action, answers: said.map { [$0] } ?? [])
      return true
    } catch {
      guard case .notNow = error else { throw error }
      return false
    }
  }

  /// A turn of one task; answers whether it ended a ride.
  private static func turn(_ ebb: Ebb, _ number: Int) async throws -> Bool {
    _ = try await allowed(ebb, ride)
    for step in 0..<3 {
      _ = try await allowed(ebb, Action(token: "session/rate"), strength: (number + step) % 11)
    }
    _ = try ebb.frame()
    _ = try await ebb.page(now)
    _ = try await ebb.page(live)
    guard number % 4 == 0 else { return false }
    return try await allowed(ebb, rode)
  }

  @Test("sixteen tasks share one store")
  func sixteenTasks() async throws {
    let folder = try emptyFolder()
    let clock = SetClock()
    // A queue that lets calls through side by side, so that they do meet in the core.
    var device = clock.device()
    device.queue = DispatchQueue(label: "ebb.tests", attributes: .concurrent)
    let ebb = try await Ebb.create(
      in: folder, id: Keys.newID(at: start), key: key, keptIn: .keychain, device: device)
    let end = ContinuousClock.now + length
    let done = try await withThrowingTaskGroup(of: (turns: Int, rides: Int).self) { group in
      for worker in 0..<16 {
        group.addTask {
          var done = (turns: 0, rides: 0)
          while ContinuousClock.now < end {
            if try await Self.turn(ebb, worker + done.turns) { done.rides += 1 }
            done.turns += 1
          }
          return done
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    var rides = done.map(\.rides).reduce(0, +)
    if try ebb.frame() != nil {
      try await ebb.act(rode)
      rides += 1
    }
    print("16 tasks, \(length): \(done.map(\.turns).reduce(0, +)) turns, \(rides) rides")
    // Nobody was left waiting.
    #expect(done.allSatisfy { $0.turns > 0 })
    #expect(try await ebb.problem() == nil)
    // Each ride that somebody was told is over is there once, also for who opens the store next.
    let again = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await again.ridesToday() == rides)
  }

  @Test("calls whose tasks are cancelled leave the store usable, and each happened or did not")
  func cancelledCalls() async throws {
    let folder = try emptyFolder()
    let clock = SetClock()
    var kept = 0
    do {
      let ebb = try await newEbb(folder, clock)
      try await ebb.act(ride)
      var answered = 0
      for turn in 0..<200 {
        let call = Task { try await ebb.rate(turn % 11) }
        if turn % 2 == 0 { await Task.yield() }
        call.cancel()
        switch await call.result {
        case .success: answered += 1
        case .failure(let error): #expect(error as? EbbError == .cancelled)
        }
      }
      #expect(try await ebb.problem() == nil)
      kept = try await ebb.ratings().count
      // Here a call that began runs to its end, so what was answered is what was kept.
      #expect(kept == answered)
    }
    let again = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await again.ratings().count == kept)
  }
}
