import Foundation
import Testing

@testable import EbbKit

/// An error of every case, each met as a host would meet it.
struct ErrorTests {
  private func problem(_ folder: URL, key: Data = key) async throws -> EbbError? {
    try await Ebb.open(folder, key: key, device: SetClock().device()).problem()
  }

  private func creating(_ folder: String) async throws -> EbbError {
    try await refusal { () throws(EbbError) in
      try await Ebb.create(
        in: URL(fileURLWithPath: folder), id: Keys.newID(at: start), key: key, keptIn: .file)
    }
  }

  private func closed() async throws -> EbbError {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    try await ebb.closeStore()
    return try await refusal { () throws(EbbError) in
      try await ebb.act(tick)
    }
  }

  private func locked() async throws -> EbbError {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    try await ebb.lock()
    #expect(try await ebb.isLocked())
    return try await refusal { () throws(EbbError) in
      try await ebb.act(tick)
    }
  }

  private func newer() async throws -> EbbError {
    let folder = try emptyFolder()
    _ = try await newEbb(folder, SetClock())
    try Data(#"{"ebb_store": 99}"#.utf8).write(to: folder.appendingPathComponent("ebb.header"))
    return try await refusal { () throws(EbbError) in try Keys.header(in: folder) }
  }

  /// Another program writes into the store, and does not come to an end.
  private func busy() async throws -> EbbError {
    let folder = try emptyFolder()
    let ebb = try await newEbb(folder, SetClock())
    let (writer, input, output) = try startSecond("write", folder.path)
    #expect(output.fileHandleForReading.availableData == Data("writes\n".utf8))
    let error = try await refusal { () throws(EbbError) in try await ebb.act(tick) }
    try input.fileHandleForWriting.close()
    writer.waitUntilExit()
    #expect(try await ebb.went(tick) == Place(token: "cards/card/stop?felt=~"))
    return error
  }

  @Test("what another process made of a ride is taken up, and the next change is made on it")
  func takenUp() async throws {
    let folder = try emptyFolder()
    let clock = SetClock()
    let here = try await newEbb(folder, clock)
    try await here.act(ride)
    do {
      let there = try await Ebb.open(folder, key: key, device: clock.device())
      try await there.rate(3)
    }
    clock.pass(120)
    for try await _ in here.frames() { break }
    #expect(try await here.problem() == nil)
    try await here.rate(4)
    #expect(try await here.problem() == nil)
    #expect(try await here.ratings() == [3, 4])
  }

  private func cancelled(_ ebb: Ebb) async throws -> EbbError {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await refusal { () throws(EbbError) in try await ebb.page(now) }
    }
    task.cancel()
    return try await task.value
  }

  private func calledOff(_ ebb: Ebb) async throws -> EbbError {
    let work = try Work()
    try work.callOff()
    return try await refusal { () throws(EbbError) in
      try await ebb.act(readPack, answers: example(), work: work)
    }
  }

  private func name(_ error: EbbError?) -> String {
    String("\(error.map { "\($0)" } ?? "none")".prefix { $0 != "(" })
  }

  /// The cases as they stand in the file, so that a new one is asked for here.
  private func cases() throws -> [String] {
    let file = repository.appendingPathComponent("bindings/swift/Sources/EbbKit/EbbError.swift")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("  case ") }
      .map { String($0.dropFirst(7).prefix { $0 != "(" }) }
  }

  @Test("every case is met as a host meets it")
  func everyCase() async throws {
    let folder = try emptyFolder()
    let ebb = try await newEbb(folder, SetClock())
    let faults = try Ebb.faults()
    let met: [EbbError?] = [
      try await locked(),
      try await closed(),
      try await problem(emptyFolder()),
      try await creating(folder.path),
      try await problem(folder, key: Data(count: 3)),
      try await problem(folder, key: Data(repeating: 8, count: 32)),
      try await newer(),
      try await creating("/sys/ebb"),
      try await busy(),
      try await refusal { () throws(EbbError) in try await ebb.act(Action(token: "nothing")) },
      try await refusal { () throws(EbbError) in try await ebb.act(Action(token: "session/pause"))
      },
      try await refusal { () throws(EbbError) in
        try await ebb.noticePlan(room: Int.max)
      },
      try await creating("/dev/null/ebb"),
      try await refusal { () throws(EbbError) in try Ebb.provokeFault() },
      try await cancelled(ebb),
      try await calledOff(ebb),
    ]
    let full = try await second("full", emptyFolder().appendingPathComponent("store").path).said
    let names = Set(met.map(name) + [String(full.prefix { $0 != "(" })])
    // Two that save in the very same moment meet it; a moment later the change is taken up, as another
    // test shows.
    let wanted = Set(try cases()).subtracting(["changedElsewhere"])
    #expect(names == wanted)
    for case let error? in met {
      #expect(!error.detail.isEmpty && error.localizedDescription == error.detail)
    }
    #expect(try Ebb.faults() == faults + 1)
    // Nothing of all that has hurt the store.
    #expect(try await ebb.problem() == nil)
    #expect(try await ebb.went(ride) == live)
  }
}
