import EbbTesting
import Foundation
import Testing

@testable import EbbKit

let readPack = Action(token: "packs/read")

/// The pack that shows what one is, as the answer of a form.
func example() throws(EbbError) -> [Answer] {
  let name = "example-pack.json"
  let file = repository.appendingPathComponent("core/content/schema/\(name)")
  guard let bytes = try? Data(contentsOf: file) else { throw .notFound(detail: file.path) }
  return [Answer(field: "file", value: .file(name: name, bytes: bytes))]
}

/// Long work is watched, and may be called off; what a page hands out is saved.
struct WorkTests {
  @Test("work that is called off has changed nothing, and can be asked for again")
  func calledOff() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    let work = try Work()
    #expect(try work.progress() == WorkProgress(done: 0, total: 0))
    try work.callOff()
    let pack = try example()
    let error = try await refusal { () throws(EbbError) in
      try await ebb.act(readPack, answers: pack, work: work)
    }
    guard case .calledOff = error else { throw Unexpected("\(error)") }
    let again = try Work()
    let reply = try await ebb.act(readPack, answers: pack, work: again)
    // The first that was read in this process: what was called off read none.
    guard case .went(Place(token: "packs/open/1"), _) = reply else { throw Unexpected("\(reply)") }
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
      in: emptyFolder(), id: Keys.newID(at: start), key: key, keptIn: .keychain, device: device)
    let pack = try example()
    // The queue is held until the task was cancelled, so that nothing is done by then.
    device.queue.async { gate.wait() }
    let work = try Work()
    let asking = Task { try await ebb.act(readPack, answers: pack, work: work) }
    for _ in 0..<100 { await Task.yield() }
    asking.cancel()
    gate.signal()
    switch await asking.result {
    case .success: Issue.record("it was cancelled before it began")
    case .failure(let error):
      let name = "\(error)".prefix { $0 != "(" }
      #expect(["cancelled", "calledOff"].contains(String(name)))
    }
    #expect(try await ebb.went(readPack, answers: pack) == Place(token: "packs/open/1"))
    #expect(try await ebb.went(ride) == live)
  }

  @Test("what a page hands out is saved once, whole, and never over another file")
  func saved() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    try await ebb.writeInPlan("restless, pacing")
    let offer = try #require(try await ebb.page(Place(token: "crisis/copy")).form?.submit)
    guard case .act(let copy) = offer.target else { throw Unexpected("\(offer)") }
    let answers = [("parts", "early_signs"), ("lines", "no"), ("format", "text")].map {
      Answer(field: $0.0, value: .chosen(ids: [$0.1]))
    }
    let name = try #require(offer.file?.name)
    let file = try emptyFolder().appendingPathComponent(name)
    try await ebb.save(copy, answers: answers, to: file)
    func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
    #expect(try text().contains("restless, pacing"))
    let over = try await refusal { () throws(EbbError) in
      try await ebb.save(copy, answers: answers, to: file)
    }
    guard case .notNow = over else { throw Unexpected("\(over)") }
    #expect(try text().contains("restless, pacing"))
    let other = file.deletingLastPathComponent().appendingPathComponent("other")
    let none = try await refusal { () throws(EbbError) in try await ebb.save(ride, to: other) }
    guard case .notFound = none else { throw Unexpected("\(none)") }
    #expect(!FileManager.default.fileExists(atPath: other.path))
  }

  @Test(
    "a file that may be large is watched while it is saved, and nothing is left of one that was called off"
  )
  func savedWatched() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    _ = try await ebb.act(tick)
    let records = Action(token: "backup/save-records")
    let file = try emptyFolder().appendingPathComponent("all.jsonl")
    let called = try Work()
    try called.callOff()
    let error = try await refusal { () throws(EbbError) in
      try await ebb.save(records, to: file, work: called)
    }
    guard case .calledOff = error else { throw Unexpected("\(error)") }
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let work = try Work()
    try await ebb.save(records, to: file, work: work)
    let progress = try work.progress()
    #expect(progress.done == progress.total && progress.total > 0)
  }
}
