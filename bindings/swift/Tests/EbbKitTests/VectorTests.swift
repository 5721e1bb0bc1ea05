import EbbTesting
import Foundation
import Testing

@testable import EbbKit

/// The vectors that the core and the Kotlin library are held to as well;
/// `tests/vectors/make_shared.py` writes them.
struct VectorTests {
  private func read<T: Decodable>(_ name: String) throws -> [T] {
    let file = repository.appendingPathComponent("tests/vectors/\(name).json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([T].self, from: Data(contentsOf: file))
  }

  private struct Exercise: Decodable {
    struct Breathing: Decodable {
      let pattern: String
      let minutes: Int
      let fromRate: Double?
    }

    struct Custom: Decodable {
      let inhaleMs: Int
      let holdFullMs: Int
      let exhaleMs: Int
      let holdEmptyMs: Int
      let durationMs: Int
    }

    enum Start: Decodable {
      case ride
      case breathing(Breathing)
      case custom(Custom)

      private enum Key: CodingKey { case breathing, custom }

      init(from decoder: any Decoder) throws {
        guard let keyed = try? decoder.container(keyedBy: Key.self) else {
          self = .ride
          return
        }
        self =
          if let told = try keyed.decodeIfPresent(Breathing.self, forKey: .breathing) {
            .breathing(told)
          } else {
            .custom(try keyed.decode(Custom.self, forKey: .custom))
          }
      }

      /// The page that it is started from, with what is said there.
      var form: (place: String, answers: [(String, Value)])? {
        func seconds(_ milliseconds: Int) -> Value { .number(value: Double(milliseconds) / 1_000) }
        switch self {
        case .ride: return nil
        case .breathing(let one):
          let from = one.fromRate.map { "\(Int($0))" } ?? "none"
          return (
            "session/pattern/\(one.pattern)",
            [("minutes", .number(value: Double(one.minutes))), ("from", .chosen(ids: [from]))]
          )
        case .custom(let one):
          return (
            "session/own-pattern",
            [
              ("inhale", seconds(one.inhaleMs)), ("hold_full", seconds(one.holdFullMs)),
              ("exhale", seconds(one.exhaleMs)), ("hold_empty", seconds(one.holdEmptyMs)),
              ("minutes", .number(value: Double(one.durationMs) / 60_000)),
            ]
          )
        }
      }
    }

    struct Seen: Decodable {
      let state: String
      let elapsedMs: Int
      let leftMs: Int?
      let breath: Int?
      let phase: String?
      let phaseLeftMs: Int?
      let lung: Double?
    }

    struct Step: Decodable {
      let at: Int64
      let `do`: String?
      let frame: Seen?
    }

    let name: String
    let start: Start
    let at: Int64
    let steps: [Step]
  }

  /// "holdFull" as "hold_full".
  private func word(_ value: some Any) -> String {
    "\(value)".map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
  }

  private func begin(_ ebb: Ebb, _ start: Exercise.Start) async throws {
    guard let (place, answers) = start.form else {
      try await ebb.act(ride)
      return
    }
    var walk = try await Walk(ebb, from: Place(token: place))
    for (path, value) in answers { try await walk.say(path, value) }
    let reply = try await walk.choose(walk.page.offer("Start"))
    guard case .went = reply else { throw Unexpected("\(walk.problems)") }
  }

  @Test("frames at instants are those of a stopwatch")
  func frames() async throws {
    var compared = 0
    for exercise in try read("frames") as [Exercise] {
      let clock = SetClock(Date(milliseconds: exercise.at))
      let ebb = try await newEbb(emptyFolder(), clock)
      try await begin(ebb, exercise.start)
      for step in exercise.steps {
        clock.set(Date(milliseconds: step.at))
        switch step.do {
        case "pause": try await ebb.act(Action(token: "session/pause"))
        case "resume": try await ebb.act(Action(token: "session/resume"))
        default: break
        }
        guard let seen = step.frame else { continue }
        let frame = try #require(try ebb.frame())
        let what: Comment = "\(exercise.name) at \(step.at)"
        #expect(word(frame.state) == seen.state, what)
        #expect(frame.elapsed == .milliseconds(seen.elapsedMs), what)
        compared += 1
        guard let lung = seen.lung else { continue }
        #expect(seen.leftMs.map { .milliseconds($0) } == frame.left, what)
        #expect(seen.breath == Int(frame.breath), what)
        #expect(word(frame.phase) == seen.phase, what)
        #expect(seen.phaseLeftMs.map { .milliseconds($0) } == frame.phaseLeft, what)
        #expect(abs(frame.lung - lung) < 1e-9, what)
      }
    }
    #expect(compared > 150)
  }

  private struct Instant: Decodable {
    let seconds: Int64
    let nanos: Int64
    let ms: Int64?
  }

  @Test(
    "instants arrive as the nearest millisecond, and outside the years 1970 to 9999 they are refused"
  )
  func instants() async throws {
    for one in try read("instants") as [Instant] {
      let date = Date(timeIntervalSince1970: Double(one.seconds) + Double(one.nanos) / 1e9)
      let what: Comment = "\(one.seconds) s and \(one.nanos) ns"
      guard let ms = one.ms else {
        let error = try await refusal { () throws(EbbError) in try Keys.newID(at: date) }
        if case .refused = error {} else { Issue.record("\(error) for \(one)") }
        continue
      }
      // The first 48 bits of an id are the milliseconds in which it was made.
      let id = try Keys.newID(at: date).replacingOccurrences(of: "-", with: "")
      #expect(Int64(id.prefix(12), radix: 16) == ms, what)
    }
  }

  private struct Reminder: Decodable {
    let zone: String
    let now: Int64
    let form: [Part]
    let at: [Int64]

    /// What is said to the field of a path.
    struct Part: Decodable {
      let path: String
      let value: Value

      init(from decoder: any Decoder) throws {
        var parts = try decoder.unkeyedContainer()
        path = try parts.decode(String.self)
        value = try parts.decode(Said.self).value
      }
    }
  }

  @Test("reminders come when dateutil and zoneinfo say so")
  func dueReminders() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    for one in try read("reminders") as [Reminder] {
      clock.set(Date(milliseconds: one.now), zone: one.zone)
      var walk = try await Walk(ebb, from: Place(token: "reminders/new"))
      try await walk.say("kind", .chosen(ids: ["own"]))
      try await walk.say("title", .words(text: "x"))
      for part in one.form { try await walk.say(part.path, part.value) }
      try await walk.say("follows", .chosen(ids: ["device"]))
      let reply = try await walk.choose(walk.page.offer("Keep it"))
      guard case .went = reply else { throw Unexpected("\(one): \(walk.problems)") }
      // The vectors look two weeks ahead, and show two.
      let edge = clock.now + 14 * 86_400
      let held = try await ebb.noticePlan(pending: []).schedule.map(\.at).filter { $0 < edge }
      #expect(try held.sorted().prefix(2).map { try $0.milliseconds() } == one.at, "\(one)")
      try await walk.go(reminders)
      try await walk.choose(walk.page.lists.first { $0.id == "rules" }?.items.first?.open)
      try await walk.choose(walk.page.offer("Delete"), sure: true)
    }
  }

  private struct Number: Decodable {
    let typed: String
    let tel: String?
    let sms: String?
  }

  /// The address by which the plan reaches a person; nil where it is refused.
  private func way(_ typed: String, call: Bool) async throws -> String? {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    var walk = try await Walk(ebb, from: Place(token: "crisis/new-person/people_to_ask"))
    try await walk.say("name", .words(text: "Sam"))
    try await walk.say("numbers.0.number", .words(text: typed))
    try await walk.say("numbers.0.use", .chosen(ids: [call ? "call" : "text"]))
    if case .refused(_, let problems) = try await walk.choose(walk.page.offer("Keep it")) {
      #expect(problems.map(\.field) == ["numbers.0.number"])
      return nil
    }
    let ways = try await ebb.page(Place(token: "crisis/plan/might_hurt")).item("Sam").ways
    #expect(ways.count == 1)
    return ways.first?.uri
  }

  @Test("numbers are dialled as the RFCs write them")
  func dial() async throws {
    for one in try read("dial") as [Number] {
      #expect(try await way(one.typed, call: true) == one.tel, "\(one.typed)")
      #expect(try await way(one.typed, call: false) == one.sms, "\(one.typed)")
    }
  }
}
