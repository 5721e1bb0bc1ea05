import Foundation
import Testing

@testable import EbbKit

/// Long work is watched, and may be called off.
struct WatchedTests {
  private final class Seen: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [WorkProgress] = []

    func add(_ progress: WorkProgress) { lock.withLock { all.append(progress) } }
    var list: [WorkProgress] { lock.withLock { all } }
  }

  @Test("work that is called off has changed nothing, and can be asked for again")
  func calledOff() async throws {
    let file = repository.appendingPathComponent("core/content/schema/example-pack.json")
    let read = Action.pack(change: .read(bytes: try Data(contentsOf: file)))
    let ebb = try await newEbb(emptyFolder(), SetClock())
    await #expect(throws: EbbError.self) { try await ebb.act(read) { _ in false } }
    #expect(try await ebb.pack() == nil)
    let seen = Seen()
    try await ebb.act(read) {
      seen.add($0)
      return true
    }
    #expect(try await ebb.pack() != nil)
    #expect(seen.list.first == WorkProgress(done: 0, total: 0))
    for (before, after) in zip(seen.list, seen.list.dropFirst()) {
      #expect(before.done <= after.done && after.done <= after.total)
    }
  }
}
