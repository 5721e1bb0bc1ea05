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

      var action: OldAction {
        switch self {
        case .ride: .startRide
        case .breathing(let told):
          .startBreathing(
            pattern: told.pattern, minutes: told.minutes, fromRate: told.fromRate)
        case .custom(let told):
          .startCustom(
            cycle: BreathCycle(
              inhale: .milliseconds(told.inhaleMs), topUp: .zero,
              holdFull: .milliseconds(told.holdFullMs),
              exhale: .milliseconds(told.exhaleMs),
              holdEmpty: .milliseconds(told.holdEmptyMs)),
            duration: .milliseconds(told.durationMs))
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

  @Test("frames at instants are those of a stopwatch")
  func frames() async throws {
    var compared = 0
    for exercise in try read("frames") as [Exercise] {
      let clock = SetClock(Date(milliseconds: exercise.at))
      let ebb = try await newEbb(emptyFolder(), clock)
      try await ebb.act(exercise.start.action)
      for step in exercise.steps {
        clock.set(Date(milliseconds: step.at))
        switch step.do {
        case "pause": try await ebb.act(.pause)
        case "resume": try await ebb.act(.resume)
        default: break
        }
        guard let seen = step.frame else { continue }
        let frame = try #require(try ebb.frame())
        let what: Comment = "\(exercise.name) at \(step.at)"
        #expect(word(frame.state) == seen.state, what)
        #expect(frame.elapsed == .milliseconds(seen.elapsedMs), what)
        compared += 1
        guard let lung = seen.lung else { continue }
        #expect(frame.left == seen.leftMs.map { .milliseconds($0) }, what)
        #expect(frame.breath == seen.breath, what)
        #expect(word(frame.phase) == seen.phase, what)
        #expect(frame.phaseLeft == seen.phaseLeftMs.map { .milliseconds($0) }, what)
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
    let when: String
    let at: [Int64]
  }

  @Test("reminders come when dateutil and zoneinfo say so")
  func reminders() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    for one in try read("reminders") as [Reminder] {
      clock.set(Date(milliseconds: one.now), zone: one.zone)
      try await ebb.act(
        .reminder(change: .add(kind: .own, when: one.when, title: "x", zone: "", quiet: "")))
      let screen = try await ebb.reminders()
      #expect(try screen.coming.map { try $0.at.milliseconds() } == one.at, "\(one)")
      try await ebb.act(.reminder(change: .remove(id: screen.rules[0].id)))
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
    let number = ContactNumber(typed: typed, call: call, text: !call)
    let person = Contact(
      id: "", name: "Sam", relation: "", numbers: [number], reach: "", atNight: false, ahead: false)
    do {
      try await ebb.act(.plan(change: .addPerson(contact: person, sections: [.peopleToAsk])))
    } catch {
      guard case .refused = error else { throw error }
      return nil
    }
    let ways = try await ebb.plan(.mightHurt).parts.flatMap(\.entries).flatMap(\.ways)
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
