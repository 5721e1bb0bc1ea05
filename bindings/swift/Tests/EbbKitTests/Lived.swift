import EbbTesting
import Foundation

@testable import EbbKit

/// What one person said in six months, as `tests/src/life.rs` wrote it down: an ebb of its own lived
/// the same days in Rust. Moments are milliseconds since 1970.
struct Ledger: Decodable {
  struct Measured: Decodable {
    let at: Int64
    let instrument: String
    let day: String
    let answers: [String: Int]
    let score: Int?
  }

  struct Numbered: Decodable {
    let at: Int64
    let name: String
    let day: String
    let value: Int
  }

  struct Ridden: Decodable {
    let at: Int64
    let day: String
    let first: Int
    let last: Int
    let used: Bool
  }

  struct Listed: Decodable {
    let at: Int64
    let what: String
    let due: String?
    let closedAt: Int64?
    let outcome: String?
    let told: String
  }

  struct Written: Decodable {
    let at: Int64
    let text: String
  }

  let begin: Int64
  let end: Int64
  let measures: [Measured]
  let numbers: [Numbered]
  let rides: [Ridden]
  let touched: [Int64]
  let used: [String]
  let goals: [Listed]
  let homework: [Listed]
  let written: [Written]

  static func read() throws -> Ledger {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let file = repository.appendingPathComponent("tests/vectors/half_year.json")
    return try decoder.decode(Ledger.self, from: Data(contentsOf: file))
  }
}

func date(_ milliseconds: Int64) -> Date {
  Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
}

/// Lives the days of a ledger through pages and acts, in their order.
struct Lived {
  private typealias Step = (at: Int64, live: () async throws -> Void)

  let ledger: Ledger
  let ebb: Ebb
  let clock: SetClock

  func live() async throws {
    var steps: [Step] = []
    steps.append((ledger.begin, { try await fill("measures/new-tracker", [("name", "Sleep")]) }))
    for one in ledger.measures { steps.append((one.at, { try await fillIn(one) })) }
    for one in ledger.numbers { steps.append((one.at, { try await rate(one) })) }
    for one in ledger.rides { steps.append((one.at, { try await ride(one) })) }
    for at in ledger.touched {
      steps.append((at, { try await ebb.act(Action(token: "crisis/used")) }))
    }
    for (list, items) in [("goals", ledger.goals), ("homework", ledger.homework)] {
      for one in items {
        steps.append((one.at, { try await keep(list, one) }))
        if let at = one.closedAt { steps.append((at, { try await close(list, one) })) }
      }
    }
    for one in ledger.written {
      steps.append((one.at, { try await fill("journal/write/free", [("text", one.text)]) }))
    }
    // Of the same moment first what was there first.
    let ordered = steps.enumerated().sorted { one, other in
      (one.element.at, one.offset) < (other.element.at, other.offset)
    }
    for (_, step) in ordered {
      clock.set(date(step.at))
      try await step.live()
    }
    clock.set(date(ledger.end))
  }

  /// Fills in the form of a place and keeps it.
  @discardableResult
  private func fill(_ place: String, _ said: [(String, Value)]) async throws -> Place {
    var walk = try await Walk(ebb, from: Place(token: place))
    for (path, value) in said { try await walk.say(path, value) }
    guard let submit = walk.page.form?.submit,
      case .went(let to, _) = try await walk.choose(submit)
    else { throw Unexpected("\(place): \(walk.problems)") }
    return to
  }

  @discardableResult
  private func fill(_ place: String, _ said: [(String, String)]) async throws -> Place {
    try await fill(place, said.map { ($0, Value.words(text: $1)) })
  }

  private func fillIn(_ one: Ledger.Measured) async throws {
    let answers = one.answers.map { item, value in (item, Value.chosen(ids: ["\(value)"])) }
    let form = try await fill("measures/form/\(one.instrument)", answers)
    var walk = try await Walk(ebb, from: form)
    try await walk.choose(walk.page.offer("That is all"))
  }

  private func rate(_ one: Ledger.Numbered) async throws {
    let all = try await ebb.page(Place(token: "measures/all"))
    guard case .go(let place) = try all.item(one.name).open else {
      throw Unexpected("\(one.name) opens nothing")
    }
    try await fill(place.token, [("value", Value.number(value: Double(one.value)))])
  }

  private func ride(_ one: Ledger.Ridden) async throws {
    try await ebb.act(EbbKitTests.ride)
    for (seconds, strength) in [(20.0, one.first), (380.0, one.last)] {
      clock.pass(seconds)
      try await ebb.rate(strength)
    }
    clock.pass(30)
    try await ebb.act(one.used ? Action(token: "session/finish/used") : rode)
  }

  private func keep(_ list: String, _ one: Ledger.Listed) async throws {
    var said: [(String, Value)] = [("what", .words(text: one.what))]
    if let due = one.due { said.append(("due", .day(day: try Day(iso: due)))) }
    try await fill("lists/new/\(list)", said)
  }

  private func close(_ list: String, _ one: Ledger.Listed) async throws {
    let open = try await ebb.page(Place(token: "lists/list/\(list)"))
    guard case .go(let item) = try open.item(one.what).open else {
      throw Unexpected("\(one.what) opens nothing")
    }
    var said: [(String, Value)] = [("outcome", .chosen(ids: [one.outcome ?? ""]))]
    if !one.told.isEmpty { said.append(("told", .words(text: one.told))) }
    try await fill(item.token.replacingOccurrences(of: "/item/", with: "/close/"), said)
  }
}
