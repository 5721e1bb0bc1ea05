import EbbTesting
import Foundation
import Testing

@testable import EbbKit

let start = Date(timeIntervalSince1970: 1_790_064_000)
let key = Data(repeating: 7, count: 32)

/// A clock that goes where a test sets it, and that a sleep carries on.
final class SetClock: @unchecked Sendable {
  private let lock = NSLock()
  private var at: Date
  private var identifier = "Europe/Berlin"
  private var waits: [Duration] = []
  /// How much later than it was asked for a sleep ends.
  private var late: TimeInterval = 0

  init(_ at: Date = start) {
    self.at = at
  }

  var now: Date { lock.withLock { at } }
  /// What was slept so far.
  var slept: [Duration] { lock.withLock { waits } }

  func pass(_ seconds: TimeInterval) {
    lock.withLock { at += seconds }
  }

  func set(_ date: Date, zone: String = "Europe/Berlin") {
    lock.withLock { (at, identifier) = (date, zone) }
  }

  var zone: TimeZone { TimeZone(identifier: lock.withLock { identifier }) ?? .current }

  func beLate(_ seconds: TimeInterval) {
    lock.withLock { late = seconds }
  }

  /// A device whose sleep takes no time and moves this clock.
  func device() -> Device {
    Device(
      clock: { self.now },
      zone: { self.zone },
      sleep: { span in
        try Task.checkCancellation()
        self.lock.withLock {
          self.waits.append(span)
          self.at += Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
          self.at += self.late
        }
      }
    )
  }
}

func emptyFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "ebb-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  return folder
}

func newEbb(_ folder: URL, _ clock: SetClock) async throws -> Ebb {
  try await Ebb.create(
    in: folder, id: Keys.newID(at: clock.now), key: key, keptIn: .keychain, device: clock.device())
}

/// Tokens as an app keeps them.
let now = Place(token: "ebb/now")
let live = Place(token: "session/live")
let plan = Place(token: "crisis/plan/might_use")
let reminders = Place(token: "reminders/all?ahead=0")
let cards = Place(token: "cards/all")
let ride = Action(token: "session/ride")
let rode = Action(token: "session/finish/rode")
let tick = Action(token: "cards/tick/stop/cold/true")

extension Ebb {
  /// Carries out an action, and answers where it led.
  @discardableResult
  func went(_ action: Action, answers: [Answer] = []) async throws(EbbError) -> Place? {
    guard case .went(let to, _) = try await act(action, answers: answers) else { return nil }
    return to
  }

  @discardableResult
  func rate(_ strength: Int) async throws(EbbError) -> Place? {
    let answer = Answer(field: "strength", value: .number(value: Double(strength)))
    return try await went(Action(token: "session/rate"), answers: [answer])
  }

  @discardableResult
  func writeInPlan(_ words: String) async throws(EbbError) -> Place? {
    let answer = Answer(field: "text", value: .words(text: words))
    return try await went(Action(token: "crisis/new-line/early_signs"), answers: [answer])
  }

  /// The ratings of the ride that is under way, as its page draws them.
  func ratings() async throws(EbbError) -> [Int] {
    try await page(live).blocks.flatMap { block in
      guard case .graph(let graph) = block else { return [Int]() }
      return graph.series.flatMap(\.points).map { Int($0.up) }
    }
  }

  /// How many rides of today the first page counts.
  func ridesToday() async throws(EbbError) -> Int {
    let words = try await page(now).words.joined(separator: " ")
    return words.firstMatch(of: /Today: (\d+) ride/).flatMap { Int($0.1) } ?? 0
  }
}

/// The error that a call throws.
func refusal<T>(_ call: () async throws(EbbError) -> T) async throws -> EbbError {
  do {
    let value = try await call()
    throw Unexpected("an error was expected, and this came: \(value)")
  } catch let error as EbbError {
    return error
  }
}

struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// The checkout that these tests stand in.
let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
