import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

/// Keys, the lock, and what is to be seen ahead of it.
@MainActor struct OpeningTests {
  private static let canary = "heron in the reeds"
  private static let ways = [
    "ebb/now", "session/breathe", "session/practise", "cards/all", "crisis/lines?region=~",
    "crisis/emergency", "crisis/feel-ill", "reminders/all?ahead=0", "journal/all?before=~",
    "triggers/all", "lists/all", "progress/history?ahead=0&before=~", "ebb/settings", "ebb/about",
  ]

  /// Everywhere that somebody gets from these places in one touch, and what can be read there.
  private func read(_ app: AppModel) async throws -> [String: [String]] {
    var seen: [String: [String]] = [:]
    for token in Self.ways {
      await app.go(Place(token: token))
      let visit = try #require(app.visit)
      seen[token] = visit.page.words
      for offer in visit.page.offers {
        guard case .go(let place) = offer.target, seen[place.token] == nil else { continue }
        await app.go(place)
        seen[place.token] = try app.words
        // The plan, who answers and *Hide now* are one touch away on each.
        let doors = try app.page.doors
        #expect(doors.count == 7 && doors.contains { $0.role == .hide })
        #expect(doors.contains { $0.role == .call } && doors.contains { $0.key == "l" })
      }
    }
    await app.go(now)
    return seen
  }

  private func write(_ app: AppModel) async throws {
    try await app.addReminder(Self.canary, at: "18:00")
    await app.go(Place(token: "journal/all?before=~"))
    try await app.touch("Write")
    let form = try #require(app.visit?.forms.first)
    let field = try #require(form.fields.first { if case .text = $0.kind { true } else { false } })
    try await app.say(field.id, .words(text: Self.canary))
    try await app.touch(form.submit.label)
  }

  @Test("the store has one key, made before it, and the next start opens it")
  func oneKey() async throws {
    let phone = try Phone()
    do { try await write(phone.open()) }
    let kept = phone.keys.kept.value
    #expect(kept.count == 1 && kept.values.first?.count == 32)
    let app = try await phone.open()
    #expect(phone.keys.kept.value == kept)
    #expect(try await app.ebb?.problem() == nil)
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
  }

  @Test("a key that is out of reach or gone is never made anew, and the tools and the plan open")
  func keyOutOfReach() async throws {
    let phone = try Phone()
    do {
      let app = try await phone.open()
      try await write(app)
      try await app.touch("My plan")
      try await app.touch("Add a line")
      try await app.say("text", .words(text: "restless, pacing"))
      try await app.touch("Keep it")
    }
    let kept = phone.keys.kept.value
    for isBroken in [true, false] {
      phone.keys.isBroken.value = isBroken
      if !isBroken { phone.keys.kept.value = [:] }
      let app = try await phone.open()
      await app.go(reminders)
      #expect(try !app.words.contains(Self.canary))
      try await app.touch("My plan")
      #expect(try app.page.shape == .people)
      await app.go(now)
      try await app.touch(key: "r")
      #expect(try app.page.shape == .live)
      #expect(phone.keys.kept.value == (isBroken ? kept : [:]))
    }
    // The key is back: everything is there.
    phone.keys.kept.value = kept
    let app = try await phone.open()
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
  }

  @Test(
    "what cannot be opened any more is put aside at one touch, and Ebb begins anew with another key"
  )
  func beginsAnew() async throws {
    let phone = try Phone()
    do { try await write(phone.open()) }
    phone.keys.kept.value = [:]
    let app = try await phone.open()
    try await app.touch("See what can be done")
    try await app.touch("Put them aside and begin anew")
    #expect(app.message?.words.contains("begins anew") == true)
    #expect(phone.keys.kept.value.isEmpty)
    await app.sleep()
    await app.wake()
    #expect(phone.keys.kept.value.count == 1)
    #expect(try await app.ebb?.problem() == nil)
    await app.go(reminders)
    #expect(try !app.words.contains(Self.canary))
    try await app.addReminder("Water the fern", at: "18:00")
    let later = try await phone.open()
    await later.go(reminders)
    #expect(try later.words.contains("Water the fern"))
  }

  @Test("a damaged store is mended from Ebb's own copy by its page")
  func mended() async throws {
    let phone = try Phone()
    do {
      let app = try await phone.open()
      try await write(app)
      phone.pass(86_400)
      await app.sleep()
      await app.wake()
      await app.copying?.value
      await app.sleep()
    }
    let file = phone.platform.folder.appendingPathComponent("ebb.db")
    var bytes = try Data(contentsOf: file)
    bytes[1_000] ^= 1
    try bytes.write(to: file)
    let app = try await phone.open()
    try await app.touch("See what can be done")
    try await app.touch("Mend it")
    #expect(app.message?.words.hasPrefix("Mended.") == true)
    #expect(try await app.ebb?.problem() == nil)
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
  }

  @Test("started before the phone was unlocked, the store opens once the key can be read")
  func keyComesLate() async throws {
    let phone = try Phone()
    do {
      let app = try await phone.open()
      try await write(app)
      await app.sleep()
    }
    phone.keys.isBroken.value = true
    let app = AppModel(phone.platform)
    await app.workInBackground()
    #expect(app.key == nil)
    phone.keys.isBroken.value = false
    await app.wake()
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
    #expect(phone.keys.kept.value.count == 1)
  }

  @Test("where no key can be kept no store is made")
  func keyCannotBeKept() async throws {
    let phone = try Phone()
    phone.keys.isBroken.value = true
    let app = try await phone.open()
    #expect(try app.page.shape == .home)
    let store = phone.platform.folder
    let files = try FileManager.default.contentsOfDirectory(atPath: store.path)
    #expect(!files.contains { $0.hasPrefix("ebb.") })
    phone.keys.isBroken.value = false
    let again = try await phone.open()
    #expect(try await again.ebb?.problem() == nil)
  }

  @Test("a damaged store keeps every tool, says so, and is left as it is")
  func damaged() async throws {
    let phone = try Phone()
    do { try await write(phone.open()) }
    let file = phone.platform.folder.appendingPathComponent("ebb.db")
    let damage = Data(repeating: 0x5a, count: 4_096)
    try damage.write(to: file)
    let app = try await phone.open()
    let seen = try await read(app)
    #expect(seen.values.allSatisfy { !$0.joined().contains(Self.canary) })
    #expect(seen["reminders/all?ahead=0"]?.joined().contains("cannot be read") == true)
    #expect(try Data(contentsOf: file) == damage)
  }

  @Test("asleep the store is closed and hidden; awake the tools open, and the rest after the lock")
  func lock() async throws {
    let phone = try Phone()
    phone.owner.hasLock.value = true
    let app = try await phone.open()
    try await write(app)
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
    app.leave()
    #expect(try app.cover == .away && phone.openFiles() > 0)
    await app.sleep()
    #expect(try phone.openFiles() == 0)
    #expect(!app.trail.contains { $0.page.words.joined().contains(Self.canary) })
    await app.wake()
    #expect(app.cover == .none)
    #expect(try await app.ebb?.problem() == nil)
    let seen = try await read(app)
    #expect(seen.count > 20)
    for (token, words) in seen {
      #expect(!words.joined().contains(Self.canary), "\(token)")
    }
    #expect(phone.owner.asked.value == 0)
    // Somebody else holds the phone.
    phone.owner.isThere.value = false
    try await app.touch("Show what is mine")
    #expect(phone.owner.asked.value == 1)
    #expect(try await app.ebb?.isLocked() == true)
    await app.go(reminders)
    #expect(try !app.words.contains(Self.canary))
    phone.owner.isThere.value = true
    await app.go(now)
    try await app.touch("Show what is mine")
    #expect(try await app.ebb?.isLocked() == false)
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
  }

  @Test("started anew on a phone with a lock, nothing shows ahead of it")
  func startsHidden() async throws {
    let phone = try Phone()
    do { try await write(phone.open()) }
    phone.owner.hasLock.value = true
    let app = try await phone.open([now.token, reminders.token])
    #expect(try !app.words.joined().contains(Self.canary))
    #expect(try await read(app).values.allSatisfy { !$0.joined().contains(Self.canary) })
    // On a phone without a lock there is nobody to ask.
    phone.owner.hasLock.value = false
    let open = try await phone.open([now.token, reminders.token])
    #expect(try open.words.contains(Self.canary))
  }

  @Test("what was hidden stays so on a phone without a lock, asleep, awake and begun anew")
  func hiddenWithoutLock() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await write(app)
    try await app.touch(key: "z")
    await app.sleep()
    await app.wake()
    app.uncover()
    await app.go(reminders)
    #expect(try !app.words.contains(Self.canary))
    let again = try await phone.open([now.token, reminders.token])
    #expect(try !again.words.joined().contains(Self.canary))
    await again.go(now)
    try await again.touch("Show what is mine")
    await again.go(reminders)
    #expect(try again.words.contains(Self.canary))
  }

  @Test("what is typed when the app goes to sleep is there when it was unlocked")
  func typed() async throws {
    let phone = try Phone()
    phone.owner.hasLock.value = true
    let app = try await phone.open()
    await app.go(Place(token: "journal/all?before=~"))
    try await app.touch("Write")
    let form = try #require(app.visit?.forms.first)
    let field = try #require(form.fields.first { if case .text = $0.kind { true } else { false } })
    try await app.say(field.id, .words(text: Self.canary))
    await app.sleep()
    #expect(try !app.words.joined().contains(Self.canary))
    await app.wake()
    try await app.ebb?.unlock()
    await app.refresh()
    let path = FieldPath(field.id)
    #expect(app.visit?.filling(form.id)?.value(at: path) == .words(text: Self.canary))
  }

  @Test("what happens ahead of the lock while the store is closed is kept when it opens")
  func keptLater() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.sleep()
    try await app.touch("I have used")
    await app.wake()
    await app.go(now)
    #expect(try !app.page.offers.contains { $0.label == "Breathe" })
    #expect(try await app.ebb?.problem() == nil)
  }

  @Test("started by the system in the background, no file is left open")
  func startedInBackground() async throws {
    let phone = try Phone()
    do {
      let app = try await phone.open()
      try await write(app)
      await app.sleep()
    }
    phone.pass(86_400)
    let app = AppModel(phone.platform)
    async let one: Void = app.workInBackground()
    async let other: Void = app.start()
    _ = await (one, other)
    #expect(try phone.openFiles() == 0)
    await app.wake()
    #expect(try phone.openFiles() > 0)
    await app.go(reminders)
    #expect(try app.words.contains(Self.canary))
  }

  @Test("Ebb's own copy is made once a day, and holds no file open when the app sleeps")
  func snapshot() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.copying?.value
    #expect(try await app.ebb?.takeSnapshot() == false)
    phone.pass(86_400)
    await app.sleep()
    await app.wake()
    // Asleep again while it is being made.
    await app.sleep()
    #expect(try phone.openFiles() == 0)
    await app.wake()
    #expect(try await app.ebb?.takeSnapshot() == false)
  }

  @Test(
    "left and back again before it fell asleep, the store is open where somebody sees it and only there"
  )
  func leftAndBack() async throws {
    let phone = try Phone()
    let app = AppModel(phone.platform)
    // Left while it was still opening.
    async let start: Void = app.start()
    async let first: Void = app.sleep()
    _ = await (start, first)
    #expect(try phone.openFiles() == 0)
    for seen in [true, false, true] {
      async let one: Void = app.wake()
      async let two: Void = app.sleep()
      async let three: Void = app.workInBackground()
      async let four: Void = app.wake()
      _ = await (one, two, three, four)
      // Whatever came first of these, the last counts.
      if seen { await app.wake() } else { await app.sleep() }
      await app.copying?.value
      #expect(try (phone.openFiles() > 0) == seen)
      #expect(app.cover == (seen ? .none : .away))
    }
  }

  @Test("in the background notices are planned anew, and the store is closed after it")
  func background() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.addReminder("Water the fern", at: "18:00")
    await app.sleep()
    let before = try #require(phone.centre.held.last).at
    phone.pass(86_400)
    await app.workInBackground()
    #expect(try #require(phone.centre.held.last).at > before)
    #expect(try phone.openFiles() == 0)
    let notice = try #require(phone.centre.everShown.first)
    await app.answered(notice.id, .done)
    #expect(try phone.openFiles() == 0)
    await app.wake()
    await app.go(reminders)
    #expect(try !app.words.joined().contains("waits since"))
  }
}
