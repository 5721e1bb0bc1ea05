import EbbTesting
import Foundation
import Testing

@testable import EbbKit

/// A phone that keeps so many notices and no more, shows them by itself, forgets, restarts and
/// travels.
private final class Phone {
  let ebb: Ebb
  let clock: SetClock
  let tells: Bool
  private let room = 64
  var holds: [String: NoticeRequest] = [:]
  private(set) var shown: [NoticeRequest] = []
  var refuses = 0

  init(_ clock: SetClock = SetClock(), tells: Bool = true) async throws {
    ebb = try await newEbb(emptyFolder(), clock)
    self.clock = clock
    self.tells = tells
  }

  var inOrder: [NoticeRequest] { holds.values.sorted { $0.at < $1.at } }

  /// What an app does after every act and at every start. Answers how many steps that took.
  @discardableResult
  func plan() async throws -> Int {
    let pending = holds.values.map { HeldNotice(id: $0.id, at: $0.at, mark: $0.mark) }
    let plan = try await ebb.noticePlan(pending: tells ? pending : nil, room: room)
    for id in plan.cancel { holds[id] = nil }
    let taken = plan.schedule.dropFirst(refuses)
    refuses = 0
    for request in taken { holds[request.id] = request }
    if holds.count > room { throw Unexpected("\(holds.count) held") }
    try await ebb.noticesScheduled(cancelled: plan.cancel, scheduled: taken.map(\.id))
    return plan.cancel.count + plan.schedule.count
  }

  func pass(_ seconds: TimeInterval, on: Bool = true) {
    clock.pass(seconds)
    let due = inOrder.filter { $0.at <= clock.now }
    for notice in due { holds[notice.id] = nil }
    if on { shown += due }
  }
}

private let hour: TimeInterval = 3_600
private let evening = TimeOfDay(hour: 18, minute: 0)

private func instant(_ iso: String) throws -> Date {
  try Date(iso, strategy: .iso8601)
}

struct NoticeTests {
  @Test("a phone holds what fits, and asking again changes nothing")
  func holdsWhatFits() async throws {
    let phone = try await Phone()
    for hour in 7...11 {
      let time = TimeOfDay(hour: hour, minute: 0)
      try await addReminder(phone.ebb, "pill \(hour)", at: time, kind: "medication")
    }
    #expect(try await phone.plan() == 60)
    #expect(try await phone.plan() == 0)
    let first = try #require(phone.inOrder.first)
    // 11:00 in Berlin is the first that is still to come.
    #expect(try first.at == instant("2026-09-22T09:00:00Z"))
    #expect(first.urgency == .high)
    #expect(first.actions.map(\.answer) == [.done, .later, .open])
    #expect(phone.holds.values.allSatisfy { !($0.text.title + $0.text.body).contains("pill") })
    phone.pass(24 * hour)
    #expect(phone.shown.count == 5)
    // Five more, and the last call moves.
    #expect(try await phone.plan() == 6)
  }

  @Test("done, later and seen are answered from a notice, ahead of the lock too")
  func answered() async throws {
    let phone = try await Phone()
    try await addReminder(phone.ebb, "heron", at: evening)
    try await phone.plan()
    phone.pass(9 * hour)
    let notice = try #require(phone.shown.last)
    let place = try await phone.ebb.entry(.notice(notice: notice.id))
    #expect(try await phone.ebb.page(place).title == "heron")
    try await phone.ebb.lock()
    try await phone.ebb.noticeDelivered(notice.id)
    #expect(try await phone.ebb.noticesClosed([notice.id]).isEmpty)
    try await phone.ebb.noticeAnswered(notice.id, .later)
    // Put off: it is taken from the screen, and comes back in an hour.
    #expect(try await phone.ebb.noticesClosed([notice.id]) == [notice.id])
    try await phone.plan()
    phone.pass(hour)
    let again = try #require(phone.shown.last)
    #expect(again.at == phone.clock.now)
    #expect(!(again.text.title + again.text.body).contains("heron"))
    try await phone.ebb.noticeAnswered(again.id, .done)
    try await phone.plan()
    try await phone.ebb.unlock()
    let page = try await phone.ebb.page(reminders)
    #expect(try page.item("heron").note == "Tomorrow 18:00")
    #expect(!page.words.joined().contains("did not come"))
    // What nobody knows any more is no fault of the person who touched it.
    try await phone.ebb.noticeAnswered("nothing", .done)
  }

  @Test("what the phone forgot is held again, and what it did not show meanwhile is told once")
  func forgotten() async throws {
    let phone = try await Phone(tells: false)
    try await addReminder(phone.ebb, "fern", at: evening)
    try await phone.plan()
    let before = Set(phone.holds.keys)
    let since = phone.clock.now
    phone.holds = [:]
    // It was off over the evening, and cannot say what it holds.
    phone.pass(24 * hour, on: false)
    try await phone.ebb.noticesForgotten(since: since, cause: .phoneOff)
    try await phone.plan()
    #expect(before.subtracting(phone.holds.keys).count == 1)
    var walk = try await Walk(phone.ebb, from: reminders)
    #expect(walk.page.words.joined().contains("did not come"))
    try await walk.choose(walk.page.offer("All right"))
    try await walk.go(reminders)
    #expect(!walk.page.words.joined().contains("did not come"))
  }

  @Test("a system that dropped or refused some is told to hold them again")
  func droppedAndRefused() async throws {
    let phone = try await Phone()
    try await addReminder(phone.ebb, "fern", at: evening)
    phone.refuses = 2
    try await phone.plan()
    let held = phone.holds.count
    try await phone.plan()
    #expect(phone.holds.count == held + 2)
    for id in phone.holds.keys.prefix(7) { phone.holds[id] = nil }
    try await phone.plan()
    #expect(phone.holds.count == held + 2)
  }

  @Test("in another zone what follows the phone moves with it")
  func travels() async throws {
    let phone = try await Phone()
    try await addReminder(phone.ebb, "fern", at: evening)
    try await phone.plan()
    #expect(try phone.inOrder.first?.at == instant("2026-09-22T16:00:00Z"))
    phone.clock.set(phone.clock.now, zone: "America/New_York")
    #expect(try await phone.plan() > 50)
    #expect(try phone.inOrder.first?.at == instant("2026-09-22T22:00:00Z"))
    #expect(try await phone.plan() == 0)
  }

  @Test("where the device has the newer zone data, reminders ring by its clock")
  func newerZones() async throws {
    let phone = try await Phone()
    let zone = "America/Vancouver"
    phone.clock.set(phone.clock.now, zone: zone)
    try await addReminder(phone.ebb, "fern", at: evening)
    try await phone.plan()
    try await phone.ebb.learnZones(release: "2099a")
    try await phone.plan()
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    #expect(phone.inOrder.count > 50)
    for notice in phone.inOrder {
      let parts = calendar.dateComponents([.hour, .minute], from: notice.at)
      #expect(parts.hour == 18 && parts.minute == 0, "\(notice.at)")
    }
    #expect(try await phone.plan() == 0)
  }

  @Test("the test of notices arrives, or says what stands in its way")
  func testOfNotices() async throws {
    let phone = try await Phone()
    #expect(
      try await phone.ebb.deliveryTest(DeliveryReport(permission: .allowed)).verdict == .notTried)
    let denied = try await phone.ebb.deliveryTest(DeliveryReport(permission: .denied))
    #expect(denied.findings.first?.problem == .denied && denied.findings.first?.blocks == true)
    var walk = try await Walk(phone.ebb, from: reminders)
    try await walk.choose(walk.page.offer("Try whether they arrive"))
    try await phone.plan()
    #expect(try await phone.plan() == 0)
    #expect(
      try await phone.ebb.deliveryTest(DeliveryReport(permission: .allowed)).verdict == .waiting)
    phone.pass(60)
    try await phone.ebb.noticeDelivered(#require(phone.shown.last).id)
    #expect(
      try await phone.ebb.deliveryTest(DeliveryReport(permission: .allowed)).verdict == .works)
  }
}
