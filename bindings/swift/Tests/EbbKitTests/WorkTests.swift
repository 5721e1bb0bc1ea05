import Foundation
import Testing

@testable import EbbKit

/// Long work is watched, and may be called off.
struct WorkTests {
  private func read() throws -> OldAction {
    let pack = repository.appendingPathComponent("core/content/schema/example-pack.json")
    return .pack(change: .read(bytes: try Data(contentsOf: pack)))
  }

  @Test("work that is called off has changed nothing, and can be asked for again")
  func calledOff() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    let work = try Work()
    #expect(try work.progress() == WorkProgress(done: 0, total: 0))
    try work.callOff()
    let action = try read()
    let error = try await refusal { () throws(EbbError) in try await ebb.act(action, work: work) }
    guard case .calledOff = error else { throw Unexpected("\(error)") }
    #expect(try await ebb.pack() == nil)
    let again = try Work()
    try await ebb.act(action, work: again)
    #expect(try await ebb.pack() != nil)
    let progress = try again.progress()
    #expect(progress.done == progress.total && progress.total > 0)
  }

  @Test("a task that is cancelled takes its work with it, and the object goes on")
  func cancelled() async throws {
    let clock = SetClock()
    var device = clock.device()
    let gate = DispatchSemaphore(value: 0)
    device.queue = DispatchQueue(label: "ebb.tests.gate")
    let ebb = try await Ebb.create(
      in: emptyFolder(), id: Keys.newID(at: start), key: key, keptIn: .file, device: device)
    let action = try read()
    // The queue is held until the task was cancelled, so that nothing is done by then.
    device.queue.async { gate.wait() }
    let work = try Work()
    let asking = Task { try await ebb.act(action, work: work) }
    for _ in 0..<100 { await Task.yield() }
    asking.cancel()
    gate.signal()
    switch await asking.result {
    case .success: Issue.record("it was cancelled before it began")
    case .failure(let error):
      let name = "\(error)".prefix { $0 != "(" }
      #expect(["cancelled", "calledOff"].contains(String(name)))
    }
    #expect(try await ebb.pack() == nil)
    #expect(try await ebb.act(.startRide) == .exercise)
  }
}
