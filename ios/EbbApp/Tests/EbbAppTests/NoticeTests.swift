import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

/// What iOS holds, against what the core wants it to hold.
@MainActor struct NoticeTests {
  private static let zones = [
    "Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", "Europe/Lisbon",
  ]

  /// One life in `tests/run`, ten of them with `--all`.
  nonisolated static let seeds: [UInt64] = {
    let repeats = ProcessInfo.processInfo.environment["EBB_TEST_REPEAT"].flatMap { Int($0) } ?? 20
    return Array(1...UInt64(max(repeats / 20, 1)))
  }()

  private func hour(_ date: Date, _ zone: TimeZone) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.hour, .minute], from: date)
    return TimeOfDay(hour: parts.hour ?? 0, minute: parts.minute ?? 0)?.iso ?? ""
  }

  @Test("the person is asked when they first want a reminder, and never at the start")
  func asksOnce() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    #expect(phone.centre.asked == 0)
    phone.centre.answerWith(.denied)
    try await app.addReminder("Water the fern", at: "18:00")
    #expect(phone.centre.asked == 1 && phone.centre.held.isEmpty)
    // What stands in the way is said, in the core's words.
    #expect(app.trouble?.isEmpty == false)
    await app.go(now)
    #expect(phone.centre.asked == 1)
    phone.centre.allow(.allowed)
    await app.sleep()
    await app.wake()
    #expect(phone.centre.held.count > 50)
    // The settings of the system were put back: at the start and in the background nobody is asked.
    phone.centre.allow(.notAsked)
    await app.sleep()
    await app.workInBackground()
    await app.wake()
    #expect(phone.centre.asked == 1)
  }

  @Test("buttons are known before a notice comes, hide what it is about, and are read back")
  func categories() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.addReminder("Water the fern", at: "18:00")
    let categories = phone.centre.categories
    #expect(categories.contains { $0.buttons.map(\.id).prefix(2) == ["done", "later"] })
    for button in categories.flatMap(\.buttons) {
      let answer = try #require(NoticeAnswer(id: button.id))
      #expect(button.opens == (answer == .open) && !button.label.isEmpty)
    }
    #expect(NoticeAnswer(id: "com.apple.UNNotificationDefaultActionIdentifier") == nil)
    #expect(Set(categories.map(\.id)).count == categories.count)
    for notice in phone.centre.held {
      #expect(!(notice.text.title + notice.text.body).contains("fern"))
    }
  }

  @Test("what the system refused, dropped or never told of is held again at the next look")
  func heldAgain() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    for hour in 9...13 {
      try await app.addReminder("pill", at: "\(hour < 10 ? "0" : "")\(hour):00", kind: "medication")
    }
    let whole = phone.centre.held.map(\.id)
    #expect(whole.count == NoticePlanner.room)
    await phone.centre.letGo(Array(whole.prefix(9)))
    phone.centre.refuseNext(2)
    await app.clockChanged()
    #expect(phone.centre.held.count == NoticePlanner.room - 2)
    await app.clockChanged()
    #expect(phone.centre.held.map(\.id) == whole)
    // Looking again asks the system for nothing.
    let calls = phone.centre.calls
    await app.clockChanged()
    #expect(phone.centre.calls == calls)
    #expect(phone.centre.most <= NoticePlanner.room && phone.centre.dropped == 0)
  }

  @Test("a centre that is given more than it keeps drops the last, as iOS does")
  func dropsTheLast() async throws {
    let clock = Shared(start)
    let centre = CentreOf64(clock)
    centre.allow(.allowed)
    for number in (0..<70).reversed() {
      let request = NoticeRequest(
        id: "\(number)", at: start + Double(number + 1), mark: 0,
        text: NoticeText(title: "", body: ""), urgency: .normal, actions: [])
      try await centre.hold(request, in: NoticeCategory([]))
    }
    #expect(centre.held.map(\.id) == (0..<64).map(String.init) && centre.dropped == 6)
    clock.value = start + 3
    #expect(centre.everShown.map(\.id) == ["0", "1", "2"])
    #expect(await centre.shown().count == 3 && centre.held.count == 61)
    centre.allow(.denied)
    #expect(centre.held.isEmpty)
  }

  @Test("switched off and on again, what did not come is told once")
  func switchedOff() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.addReminder("Water the fern", at: "18:00")
    phone.centre.allow(.denied)
    phone.pass(86_400)
    await app.sleep()
    await app.wake()
    await app.go(reminders)
    #expect(try app.words.joined().contains("did not come"))
    try await app.touch("All right")
    phone.centre.allow(.allowed)
    await app.sleep()
    await app.wake()
    await app.go(reminders)
    #expect(try !app.words.joined().contains("did not come"))
    #expect(phone.centre.held.count > 50)
  }

  @Test("whoever does not open Ebb for months is told by the last one to open it")
  func lastOne() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    for hour in 9...13 {
      try await app.addReminder("pill", at: "\(hour < 10 ? "0" : "")\(hour):00", kind: "medication")
    }
    await app.sleep()
    let last = try #require(phone.centre.held.last)
    phone.pass(200 * 86_400)
    #expect(phone.centre.everShown.last?.id == last.id)
    #expect(last.text.body.hasPrefix("Open "))
    #expect(phone.centre.everShown.filter { $0.text.body == last.text.body }.count == 1)
  }

  /// The same events for the same seed, on every machine.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  @Test(
    "two years of a phone that travels, sleeps, is switched off and is answered: all come at their hour, once",
    arguments: NoticeTests.seeds)
  func twoYears(seed: UInt64) async throws {
    let phone = try Phone(inMemory: true)
    let app = try await phone.open()
    try await app.addReminder("pill", at: "02:30", kind: "medication")
    try await app.addReminder("appointment", at: "10:15", kind: "medication")
    await app.go(now)
    let end = start + 730 * 86_400
    var dice = Dice(state: seed)
    var (travels, answers, outages) = (0, 0, 0)
    /// Spans in which the system was switched off, and in which the person was in a zone.
    var off: [ClosedRange<Date>] = []
    var stays: [(from: Date, zone: TimeZone)] = [(start, phone.timeZone)]
    while phone.clock.value < end {
      await app.sleep()
      let before = phone.clock.value
      switch dice.roll(8) {
      case 0:
        phone.centre.allow(.denied)
        phone.pass(Double(dice.roll(5) + 1) * 43_210)
        off.append(before...phone.clock.value)
        outages += 1
        await app.wake()
        await app.sleep()
        phone.centre.allow(.allowed)
      case 1:
        phone.pass(Double(dice.roll(9) + 1) * 20_000)
        phone.zone.value = Self.zones[dice.roll(Self.zones.count)]
        await app.wake()
        await app.clockChanged()
        await app.sleep()
        stays.append((phone.clock.value, phone.timeZone))
        travels += 1
      case 2:
        phone.pass(Double(dice.roll(6) + 1) * 30_000)
        if let last = phone.centre.everShown.last {
          await app.answered(last.id, .done)
          answers += 1
        }
      case 3:
        phone.pass(Double(dice.roll(9) + 1) * 86_400)
        phone.centre.sweep()
      case 4:
        phone.pass(Double(dice.roll(3) + 1) * 86_400)
        await app.workInBackground()
      default:
        phone.pass(Double(dice.roll(72) + 24) * 3_600)
        phone.centre.sweep()
      }
      await app.wake()
      #expect(phone.centre.held.count <= NoticePlanner.room)
    }
    #expect(phone.centre.most <= NoticePlanner.room && phone.centre.dropped == 0)
    #expect(travels > 5 && answers > 5 && outages > 5)

    func zone(at date: Date) -> TimeZone { stays.last { $0.from <= date }?.zone ?? stays[0].zone }
    let came = phone.centre.everShown
    // What was put where it is by a zone that the person has left since still comes at its own hour there.
    var wrong = 0
    for notice in came {
      let there =
        [zone(at: notice.at)]
        + stays.filter {
          abs($0.from.timeIntervalSince(notice.at)) < 3 * 86_400
        }.map(\.zone)
      let hours = there.map { hour(notice.at, $0) }
      // Where a summer time begins at 02:30 it comes at 03:30 or 03:00 for that day alone.
      if !hours.contains(where: { ["02:30", "10:15", "03:30", "03:00"].contains($0) }) {
        wrong += 1
      }
    }
    #expect(wrong == 0)
    #expect(Set(came.map(\.id)).count == came.count)
    #expect(came.count > 900, "\(came.count)")
  }
}
