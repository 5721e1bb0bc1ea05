import EbbTesting
import Foundation
import Testing

@testable import EbbKit

private let most = ["phq-9": 27, "gad-7": 21, "audit-c": 12, "pcl-5": 80]

/// A line of the records of an export, with what this test asks of it.
private struct Record: Decodable {
  struct Answer: Decodable {
    let item: String
    let value: Int
  }

  struct Event: Decodable {
    let kind: String
    let number: Int?
  }

  struct Answers: Decodable {
    let text: String?
    let what: String?
    let due: String?

    init(from decoder: any Decoder) throws {
      // Of a measure they are a list, which `measured` reads.
      guard let parts = try? decoder.container(keyedBy: Key.self) else {
        (text, what, due) = (nil, nil, nil)
        return
      }
      text = try parts.decodeIfPresent(String.self, forKey: .text)
      what = try parts.decodeIfPresent(String.self, forKey: .what)
      due = try parts.decodeIfPresent(String.self, forKey: .due)
    }

    private enum Key: CodingKey { case text, what, due }
  }

  let record: String
  let id: String?
  let name: String?
  let instrument: String?
  let list: String?
  let at: String?
  let about: String?
  let startedAt: String?
  let madeAt: String?
  let saidAt: String?
  let outcome: String?
  let told: String?
  let score: Int?
  let events: [Event]?
  let measured: [Answer]?
  let answers: Answers?

  private enum Key: String, CodingKey {
    case record, id, name, instrument, list, at, about, outcome, told, score, events, answers
    case startedAt = "started_at"
    case madeAt = "made_at"
    case saidAt = "said_at"
  }

  init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Key.self)
    record = try parts.decode(String.self, forKey: .record)
    id = try? parts.decode(String.self, forKey: .id)
    name = try? parts.decode(String.self, forKey: .name)
    instrument = try? parts.decode(String.self, forKey: .instrument)
    list = try? parts.decode(String.self, forKey: .list)
    at = try? parts.decode(String.self, forKey: .at)
    about = try? parts.decode(String.self, forKey: .about)
    startedAt = try? parts.decode(String.self, forKey: .startedAt)
    madeAt = try? parts.decode(String.self, forKey: .madeAt)
    saidAt = try? parts.decode(String.self, forKey: .saidAt)
    outcome = try? parts.decode(String.self, forKey: .outcome)
    told = try? parts.decode(String.self, forKey: .told)
    score = try? parts.decode(Int.self, forKey: .score)
    events = try? parts.decode([Event].self, forKey: .events)
    measured = try? parts.decode([Answer].self, forKey: .answers)
    answers = try? parts.decode(Answers.self, forKey: .answers)
  }
}

/// What leaves a phone after six months, value by value beside a ledger that nothing of Ebb wrote.
struct LedgerTests {
  /// "Tuesday 26 May 2026".
  private func spoken(_ day: String) throws -> String {
    let (read, write) = (DateFormatter(), DateFormatter())
    for format in [read, write] {
      format.locale = Locale(identifier: "en_US_POSIX")
      format.timeZone = TimeZone(identifier: "UTC")
    }
    read.dateFormat = "yyyy-MM-dd"
    write.dateFormat = "EEEE d MMMM yyyy"
    return write.string(from: try #require(read.date(from: day)))
  }

  private func inALine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text of a page as somebody reads it, without its marks.
  private func text(of html: String) -> String {
    html.replacing(/<[^>]*>/, with: " ")
      .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
  }

  /// What the ledger says, as it has to read in a summary.
  private func inWords(_ ledger: Ledger) throws -> [String] {
    var all: [String] = []
    for one in ledger.measures {
      let whole = try #require(most[one.instrument])
      let score = one.score.map { "\($0) of \(whole)" } ?? "not filled in to the end"
      all.append("\(try spoken(one.day)): \(score)")
    }
    for one in ledger.numbers { all.append("\(try spoken(one.day)): \(one.value) of 10") }
    for one in ledger.rides {
      let how = one.used ? "I used" : "I rode it"
      all.append("\(try spoken(one.day)): 7 minutes · \(one.first) → \(one.last) · \(how)")
    }
    for one in ledger.goals + ledger.homework { all += [one.what, one.told] }
    for day in ledger.used { all.append(try spoken(day)) }
    all += ledger.written.map(\.text)
    return all.filter { !$0.isEmpty }.map(inALine)
  }

  /// Milliseconds of an instant of a record.
  private func millis(_ instant: String?) throws -> Int64? {
    guard let instant else { return nil }
    let format = ISO8601DateFormatter()
    let date = try #require(format.date(from: instant), "\(instant)")
    return Int64(date.timeIntervalSince1970) * 1_000
  }

  /// A row of either in a line: the same words where they say the same.
  private func row(_ parts: Any?...) -> String {
    parts.map { part in part.map { "\($0)" } ?? "–" }.joined(separator: " | ")
  }

  private func sorted(_ answers: [(String, Int)]) -> String {
    answers.map { "\($0)=\($1)" }.sorted().joined(separator: ",")
  }

  /// What the records say.
  private func told(_ records: [Record]) throws -> [String: [String]] {
    func of(_ record: String) -> [Record] { records.filter { $0.record == record } }
    let trackers = of("tracker")
    func called(_ id: String?) -> String? { trackers.first { $0.id == id }?.name ?? id }
    func listed(_ list: String) throws -> [String] {
      try of("list_item").filter { $0.list == list }.map { one in
        let (made, said) = (try millis(one.madeAt), try millis(one.saidAt))
        return row(
          made, one.answers?.what, one.answers?.due, one.outcome, one.told ?? "", said)
      }
    }
    return [
      "measures": try of("measure").map { one in
        let answers = try #require(one.measured).map { ($0.item, $0.value) }
        return row(try millis(one.at), called(one.instrument), sorted(answers), one.score)
      },
      "rides": try of("exercise").map { one in
        let rated = try #require(one.events).filter { $0.kind == "rated" }
        return row(try millis(one.startedAt), rated.map { $0.number ?? -1 })
      },
      "goals": try listed("goals"),
      "homework": try listed("homework"),
      "written": try of("journal").map { row(try millis($0.about), $0.answers?.text) },
    ].mapValues { $0.sorted() }
  }

  /// What the ledger says, in the same few words.
  private func told(_ ledger: Ledger) -> [String: [String]] {
    func listed(_ items: [Ledger.Listed]) -> [String] {
      items.map { row($0.at, $0.what, $0.due, $0.outcome, $0.told, $0.closedAt) }
    }
    let filled = ledger.measures.map { one in
      row(one.at, one.instrument, sorted(one.answers.map { ($0, $1) }), one.score)
    }
    let numbers = ledger.numbers.map { row($0.at, $0.name, "value=\($0.value)", $0.value) }
    return [
      "measures": filled + numbers,
      "rides": ledger.rides.map { row($0.at, [$0.first, $0.last]) },
      "goals": listed(ledger.goals),
      "homework": listed(ledger.homework),
      "written": ledger.written.map { row($0.at, $0.text) },
    ].mapValues { $0.sorted() }
  }

  private func saved(_ ebb: Ebb, _ offer: Offer, _ said: [Answer] = []) async throws -> String {
    let name = try #require(offer.file).name
    let file = try emptyFolder().appendingPathComponent(name)
    guard case .act(let action) = offer.target else { throw Unexpected("it saves nothing") }
    try await ebb.save(action, answers: said, to: file)
    return try String(contentsOf: file, encoding: .utf8)
  }

  private func summary(_ ebb: Ebb, as format: String) async throws -> String {
    var walk = try await Walk(ebb, from: Place(token: "export/summary"))
    try await walk.say("from", .day(day: Day(iso: "2026-05-01")))
    guard case .choice(let parts, _) = try walk.page.field("parts").kind else {
      throw Unexpected("parts are chosen")
    }
    try await walk.say("parts", .chosen(ids: parts.map(\.id)))
    try await walk.say("format", .chosen(ids: [format]))
    return try await saved(ebb, walk.page.offer("Save it as a file"), walk.answers)
  }

  @Test("each value of six months in the page, the text and the JSON is that of the ledger")
  func eachValue() async throws {
    let ledger = try Ledger.read()
    let clock = SetClock(date(ledger.begin))
    let ebb = try await newEbb(emptyFolder(), clock)
    try await Lived(ledger: ledger, ebb: ebb, clock: clock).live()
    let must = try inWords(ledger)
    #expect(must.count > 200)
    let scores = ledger.measures.filter { $0.instrument == "phq-9" && $0.score != nil }.count
    let page = try await text(of: summary(ebb, as: "page"))
    for (format, text) in [("page", page), ("text", try await summary(ebb, as: "text"))] {
      let said = " \(inALine(text)) "
      for one in must { #expect(said.contains(one), "\(format)") }
      // And no score that the ledger does not have.
      #expect(said.components(separatedBy: " of 27").count - 1 == scores, "\(format)")
    }
    let save = try await ebb.page(Place(token: "backup/records")).offer("Save it as a file")
    let lines = try await saved(ebb, save).split(separator: "\n")
    let records = try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    let found = try told(records)
    for (what, rows) in told(ledger) { #expect(found[what] == rows, "\(what)") }
    // A use that was touched is a record; one with which a ride ended stands in that ride too.
    let used = try records.filter { $0.record == "use" }.map { try millis($0.at) }
    #expect(ledger.touched.allSatisfy(used.contains))
  }
}
