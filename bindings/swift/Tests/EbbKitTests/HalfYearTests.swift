import EbbTesting
import Foundation
import Testing

@testable import EbbKit

/// Six months of one person between sessions, at the pages: the scenes of
/// `tests/tests/half_year.rs`.
struct HalfYearTests {
  private let clock = SetClock()

  /// A moment in Berlin, such as 2026-11-02T10:00.
  private func moment(_ at: String) throws -> Date {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = clock.zone
    format.dateFormat = "yyyy-MM-dd'T'HH:mm"
    return try #require(format.date(from: at))
  }

  /// A new store at a moment in Berlin.
  private func begin(_ at: String) async throws -> Ebb {
    try comes(at)
    return try await newEbb(emptyFolder(), clock)
  }

  private func comes(_ at: String) throws {
    clock.set(try moment(at))
  }

  @discardableResult
  private func keep(_ ebb: Ebb, _ place: String, _ said: [(String, Value)]) async throws -> Walk {
    var walk = try await Walk(ebb, from: Place(token: place))
    for (path, value) in said { try await walk.say(path, value) }
    try await went(&walk, walk.page.offer("Keep it"))
    return walk
  }

  private func went(_ walk: inout Walk, _ offer: Offer?) async throws {
    guard case .went = try await walk.choose(#require(offer)) else {
      throw Unexpected("\(walk.problems)")
    }
  }

  private func day(_ iso: String) throws -> Value { .day(day: try Day(iso: iso)) }

  private func time(_ iso: String) throws -> Value { .time(time: try TimeOfDay(iso: iso)) }

  /// The notices that a phone is asked to show at a moment in Berlin.
  private func notices(_ ebb: Ebb, _ at: String) async throws -> [NoticeRequest] {
    let instant = try moment(at)
    return try await ebb.noticePlan(pending: []).schedule.filter { $0.at == instant }
  }

  /// The notice comes, is touched, and leads to a place.
  private func touched(_ ebb: Ebb, _ notice: NoticeRequest) async throws -> Walk {
    try await ebb.noticesScheduled(cancelled: [], scheduled: [notice.id])
    clock.set(notice.at)
    try await ebb.noticeDelivered(notice.id)
    return try await Walk(ebb, from: ebb.entry(.notice(notice: notice.id)))
  }

  private func only<T>(_ all: [T]) throws -> T {
    try #require(all.count == 1 ? all.first : nil, "\(all)")
  }

  @Test("a chain that was being written when the process was killed is gone on with and kept")
  func chain() async throws {
    let folder = try emptyFolder()
    let ended = try await second("chain", folder.path)
    #expect(ended.reason == .uncaughtSignal && ended.status == SIGKILL)
    try comes("2026-09-23T10:00")
    let ebb = try await Ebb.open(folder, key: key, device: clock.device())
    var walk = try await Walk(ebb, from: Place(token: "journal/all"))
    try await walk.choose(walk.page.item("Chain, link by link").open)
    #expect(walk.page.place.token == "journal/write/chain")
    let links = try #require(walk.page.standing.first { $0.field == "links" })
    guard case .each(let entries) = links.value else { throw Unexpected("\(links)") }
    let what = entries.map { entry in entry.first { $0.field == "what" }?.value }
    #expect(
      what == [.words(text: "nobody called back"), .words(text: "then it does not matter")])
    try await walk.say("links.2.what", .words(text: "I put on my shoes"))
    try await walk.say("event", .words(text: "a call"))
    try await went(&walk, walk.page.offer("Keep it"))
    let said = walk.page.words.joined(separator: " ")
    for must in ["I called the heron", "nobody called back", "I put on my shoes", "a call"] {
      #expect(said.contains(must))
    }
    try await walk.go(Place(token: "journal/all"))
    #expect(!walk.page.lists.contains { $0.id == "drafts" })
  }

  @Test("homework is noticed on its day, half done, and its reason stands in the summary")
  func homework() async throws {
    let ebb = try await begin("2026-11-02T10:00")
    let what = "write down what came before"
    try await keep(
      ebb, "lists/new/homework", [("what", .words(text: what)), ("due", day("2026-11-09"))])
    let notice = try await only(notices(ebb, "2026-11-09T10:00"))
    var walk = try await touched(ebb, notice)
    // Ahead of the lock nobody reads what it is; behind it, that is where the notice leads.
    #expect(!(notice.text.title + notice.text.body).contains(what))
    #expect(walk.page.words.joined(separator: " ").contains(what))
    try await walk.choose(walk.page.offer("What it is about"))
    try comes("2026-11-09T12:00")
    try await walk.choose(walk.page.offer("Say how it went"))
    try await walk.say("outcome", .chosen(ids: ["partly"]))
    try await walk.say("told", .words(text: "it rained, so I stayed in"))
    try await went(&walk, walk.page.offer("Keep it"))
    #expect(try await notices(ebb, "2026-11-10T10:00").isEmpty)
    try comes("2026-11-24T12:00")
    let summary = try await ebb.page(Place(token: "export/summary"))
    let line = try #require(summary.item(what).detail)
    #expect(line.contains("I did some of it") && line.contains("it rained, so I stayed in"))
  }

  @Test("the expiry of naloxone is noticed two weeks ahead, in words that name neither")
  func naloxone() async throws {
    let ebb = try await begin("2026-06-02T10:00")
    let kept = try await keep(
      ebb, "lists/new/medicines",
      [("name", .words(text: "naloxone")), ("expires", day("2026-12-20"))])
    #expect(kept.page.words.joined(separator: " ").contains("Sunday 6 December"))
    try comes("2026-12-01T12:00")
    let lists = Place(token: "lists/all")
    #expect(try await !ebb.page(lists).lists.contains { $0.id == "soon" })
    let notice = try await only(notices(ebb, "2026-12-06T10:00"))
    #expect(!(notice.text.title + notice.text.body).lowercased().contains("naloxone"))
    let there = try await touched(ebb, notice)
    #expect(there.page.words.joined(separator: " ").contains("naloxone"))
    try comes("2026-12-06T12:00")
    let first = try await #require(ebb.page(lists).lists.first)
    #expect(first.id == "soon" && first.items.map(\.title) == ["naloxone"])
    #expect(first.items[0].note?.contains("20 December") == true)
  }

  private func beginsWithDanger(_ page: Page) -> Bool {
    if case .notice(.danger, _, _) = page.blocks.first { true } else { false }
  }

  @Test("item nine opens the plan before any score, also where the rest is left")
  func itemNine() async throws {
    let ebb = try await begin("2026-09-10T10:00")
    var walk = try await Walk(ebb, from: Place(token: "measures/form/phq-9"))
    try await walk.say("9", .chosen(ids: ["1"]))
    try await went(&walk, walk.page.form?.submit)
    // Eight items are open: the plan stands first, and no number anywhere.
    #expect(beginsWithDanger(walk.page))
    #expect(!walk.page.words.contains { $0.contains("of 27") })
    for item in 1...8 { try await walk.say("\(item)", .chosen(ids: ["0"])) }
    try await went(&walk, walk.page.form?.submit)
    try await went(&walk, walk.page.offer("That is all"))
    #expect(beginsWithDanger(walk.page))
    let words = walk.page.words
    let line = try #require(words.firstIndex { $0.contains("TelefonSeelsorge") })
    let score = try #require(words.firstIndex { $0.contains("1 of 27") })
    #expect(line < score)
  }

  @Test("at ten to four the call list begins with who is awake, and by day with others")
  func callList() async throws {
    let ebb = try await begin("2026-06-02T10:00")
    for (name, from, until) in [("Mia", "22:00", "06:00"), ("Ann", "08:00", "20:00")] {
      let hours = try [("from", time(from)), ("until", time(until))]
      let who: [(String, Value)] = [
        ("name", .words(text: name)), ("phone", .words(text: "030 1234567")),
      ]
      try await keep(ebb, "lists/new/team", who + hours)
    }
    func awake(_ at: String) async throws -> [String] {
      try comes(at)
      let lists = try await ebb.page(Place(token: "lists/list/team")).lists
      #expect(lists.first?.id == "awake")
      #expect(lists.prefix(2).flatMap(\.items).map(\.title).sorted() == ["Ann", "Mia"])
      let first = try #require(lists.first).items
      #expect(first.allSatisfy { $0.ways.contains { $0.uri == "tel:0301234567" } })
      return first.map(\.title)
    }
    #expect(try await awake("2026-12-06T03:50") == ["Mia"])
    #expect(try await awake("2026-12-06T09:00") == ["Ann"])
    #expect(try await awake("2026-12-06T21:00") == [])
  }

  @Test("the notice to prepare a session opens the summary")
  func prepare() async throws {
    let ebb = try await begin("2026-06-02T10:00")
    let walk = try await keep(ebb, "reminders/new-boosters", [("ended", day("2026-06-01"))])
    try comes("2026-08-20T10:00")
    let boosters = try #require(walk.page.place.token.split(separator: "/").last)
    try await keep(
      ebb, "reminders/appointment/\(boosters)/3",
      [("when.day", day("2026-09-02")), ("when.time", time("15:00"))])
    var prepare = try await touched(ebb, only(notices(ebb, "2026-08-26T15:00")))
    try await prepare.choose(prepare.page.offer("Prepare: a summary for it"))
    #expect(prepare.page.place.token.hasPrefix("export/summary"))
    #expect(prepare.page.form != nil)
  }
}
