import EbbTesting
import Foundation
import Testing

@testable import EbbKit

/// A reminder of the person's own, every day at a time.
func addReminder(
  _ ebb: Ebb, _ title: String, at time: TimeOfDay?, kind: String = "own"
) async throws {
  var walk = try await Walk(ebb, from: reminders)
  try await walk.choose(walk.page.offer("Add a reminder"))
  try await walk.say("kind", .chosen(ids: [kind]))
  try await walk.say("title", .words(text: title))
  try await walk.say("when.repeats", .chosen(ids: ["daily"]))
  try await walk.say("when.times.0.time", .time(time: #require(time)))
  try await walk.say("follows", .chosen(ids: ["device"]))
  guard case .went = try await walk.choose(walk.page.offer("Keep it")) else {
    throw Unexpected("\(walk.problems)")
  }
}

struct PageTests {
  @Test("a reminder is written in its form, which unfolds and says at each field what is wrong")
  func formUnfolds() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    var walk = try await Walk(ebb, from: reminders)
    try await walk.choose(walk.page.offer(key: "a"))
    #expect(walk.trail.map(\.token) == ["reminders/all?ahead=0", "reminders/new"])
    guard case .refused = try await walk.choose(walk.page.offer("Keep it")) else {
      throw Unexpected("nothing was said yet")
    }
    #expect(walk.problems.map(\.field) == ["kind", "when"])
    try await walk.say("kind", .chosen(ids: ["own"]))
    try await walk.say("title", .words(text: "Water the fern 🌿"))
    try await walk.say("when.repeats", .chosen(ids: ["weekly"]))
    guard case .choice(let days, true) = try walk.page.field("when.weekdays").kind else {
      throw Unexpected("days are chosen")
    }
    #expect(days.count == 7)
    try await walk.say("when.repeats", .chosen(ids: ["once"]))
    let day = try #require(Day(year: 2026, month: 10, day: 31))
    try await walk.say("when.day", .day(day: day))
    try await walk.say("when.time", .time(time: #require(TimeOfDay(hour: 23, minute: 59))))
    try await walk.say("follows", .chosen(ids: ["device"]))
    try await walk.choose(walk.page.offer("Keep it"))
    // The form is left: back leads to where one was before it.
    #expect(walk.trail.count == 1)
    #expect(
      walk.message?.words
        == "Kept: 2026-10-31 23:59. The next one is Saturday 31 October 23:59.")
    #expect(try walk.page.item("Water the fern 🌿").note == "2026-10-31 23:59")
  }

  @Test("what is due is done, and what was done or deleted can be taken back")
  func doneAndBack() async throws {
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    // 10:00 in Berlin.
    try await addReminder(ebb, "Water the fern", at: TimeOfDay(hour: 10, minute: 5))
    clock.pass(1_800)
    var walk = try await Walk(ebb, from: reminders)
    func waits() throws -> Bool { try walk.page.item("Water the fern").badge == .waits }
    #expect(try waits())
    let offers = try walk.page.item("Water the fern").offers
    #expect(offers.count == 3)
    try await walk.choose(offers[0])
    #expect(try !waits())
    try await walk.choose(#require(walk.message?.undo))
    #expect(try waits())
    try await walk.choose(walk.page.item("Water the fern").open)
    try await walk.choose(walk.page.offer("The whole reminder"))
    let delete = try walk.page.offer("Delete")
    #expect(delete.confirm?.no == "Keep it")
    try await walk.choose(delete, sure: true)
    #expect(walk.page.lists.flatMap(\.items).isEmpty)
    try await walk.choose(#require(walk.message?.undo))
    let rules = try #require(walk.page.lists.first { $0.id == "rules" })
    #expect(rules.items.map(\.note) == ["every day 10:05"])
  }

  @Test("a card is searched, opened and gone through step by step")
  func cardStepByStep() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    var walk = try await Walk(ebb, from: cards)
    try await walk.say("typed", .words(text: "stop"))
    #expect(walk.page.lists.flatMap(\.items).first?.title == "STOP")
    try await walk.say("typed", .words(text: "want to die"))
    guard case .notice(.danger, _, _) = walk.page.blocks.first else {
      throw Unexpected("the plan comes first")
    }
    try await walk.say("typed", .words(text: "stop"))
    try await walk.choose(walk.page.item("STOP").open)
    try await walk.choose(walk.page.offer("Step by step"))
    #expect(walk.page.form?.atOnce == true)
    try await walk.say("strength", .number(value: 6))
    try await walk.choose(walk.page.offer("Go on"))
    for _ in 1...5 { try await walk.choose(walk.page.offer(key: "n")) }
    try await walk.say("strength", .number(value: 3))
    try await walk.choose(walk.page.offer("Go on"))
    #expect(walk.message != nil)
    // A stop that lies further back is gone back to: what was visited since is left.
    try await walk.go(cards)
    #expect(walk.trail == [cards])
  }

  private func closed(_ ebb: Ebb) async throws {
    var walk = try await Walk(ebb, from: reminders)
    #expect(!walk.page.words.contains("heron") && walk.page.form == nil)
    #expect(walk.page.doors.count == 7)
    try await walk.go(cards)
    try await walk.say("typed", .words(text: "stop"))
    try await walk.choose(walk.page.item("STOP").open)
    #expect(walk.page.words.contains("Why it works"))
  }

  private func refusedToKeep(_ ebb: Ebb) async throws -> EbbError {
    try await refusal { () throws(EbbError) in
      try await ebb.act(Action(token: "reminders/keep"))
    }
  }

  @Test(
    "ahead of the lock, hidden or without a store, every card opens and nothing of theirs shows")
  func aheadOfTheLock() async throws {
    let clock = SetClock()
    let folder = try emptyFolder()
    do {
      let ebb = try await newEbb(folder, clock)
      try await addReminder(ebb, "heron", at: TimeOfDay(hour: 18, minute: 0))
      try await ebb.lock()
      try await closed(ebb)
      guard case .locked = try await refusedToKeep(ebb) else { throw Unexpected("it is hidden") }
      var walk = try await Walk(ebb, from: reminders)
      try await walk.choose(walk.page.offer("Show what is mine"))
      try await walk.go(reminders)
      #expect(walk.page.words.contains("heron"))
    }
    try await closed(Ebb.aheadOfLock(folder, device: clock.device()))
    let none = try await Ebb.open(emptyFolder(), key: key, device: clock.device())
    try await closed(none)
    guard case .noStore = try await refusedToKeep(none) else { throw Unexpected("no store") }
  }

  @Test("a place and an action that an update no longer knows lead up and refuse")
  func unknownTokens() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    for token in ["", "nowhere/at-all", "reminders/rule/nothing", "%", "reminders/all?ahead=x"] {
      let page = try await ebb.page(Place(token: token))
      #expect(page.place.token != token && !page.doors.isEmpty)
      let error = try await refusal { () throws(EbbError) in
        try await ebb.act(Action(token: token))
      }
      guard case .notFound = error else { throw Unexpected("\(error)") }
    }
    let first = try Trail.begin()
    #expect(try Trail.went(Trail.went(first, to: cards), to: first[0]) == first)
  }

  @Test("days and times of day are those of the calendar, and nothing else can be made")
  func days() throws {
    #expect(Day(year: 2028, month: 2, day: 29)?.iso == "2028-02-29")
    #expect(Day(year: 2100, month: 2, day: 29) == nil)
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
    for (year, month, day) in [(0, 1, 1), (10_000, 1, 1), (2026, 13, 1), (2026, 4, 31), (1, 1, 0)] {
      #expect(Day(year: year, month: month, day: day) == nil)
    }
    #expect(TimeOfDay(hour: 7, minute: 5)?.iso == "07:05")
    #expect(TimeOfDay(hour: 24, minute: 0) == nil && TimeOfDay(hour: 0, minute: 60) == nil)
    #expect(try Day(iso: "0001-12-31") < Day(iso: "2026-01-01"))
    for text in ["", "2026-1", "2026-02-30", "a-b-c", "2026-01-01-01"] {
      #expect(throws: NotOfTheCalendar.self) { try Day(iso: text) }
    }
    #expect(throws: NotOfTheCalendar.self) { try TimeOfDay(iso: "25:00") }
  }

  @Test("what has no form in the core is refused before the call, and leaves nothing behind")
  func refusedBeforeTheCall() async throws {
    // A process of its own would count nobody else's objects; here it is enough that nothing stays.
    weak var gone: Ebb?
    do {
      let clock = SetClock()
      let ebb = try await newEbb(emptyFolder(), clock)
      gone = ebb
      // A day and a text can only be whole; half of a letter becomes the sign for one.
      let half = String(decoding: [0xF0, 0x9F], as: UTF8.self)
      let found = try await ebb.page(
        cards, answers: [Answer(field: "typed", value: .words(text: half))])
      #expect(found.place == cards)
      let beyond = Date(timeIntervalSince1970: -1)
      let errors = [
        try await refusal { () throws(EbbError) in
          try await ebb.noticesForgotten(since: beyond, cause: .phoneOff)
        },
        try await refusal { () throws(EbbError) in try await ebb.noticePlan(room: Int.max) },
      ]
      for error in errors {
        guard case .refused = error else { throw Unexpected("\(error)") }
      }
      clock.set(Date(timeIntervalSince1970: .nan))
      let error = try await refusal { () throws(EbbError) in try await ebb.page(cards) }
      guard case .refused = error else { throw Unexpected("\(error)") }
    }
    #expect(gone == nil)
  }
}
