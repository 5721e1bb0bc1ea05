import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

/// A person's night and week with the app.
@MainActor struct LifeTests {
  @Test("a night: an urge is ridden, hidden from somebody who looks, and found again")
  func night() async throws {
    let phone = try Phone()
    phone.owner.hasLock.value = true
    let app = try await phone.open()
    // 23:10 in Berlin.
    phone.clock.value = try Date("2026-09-22T21:10:00Z", strategy: .iso8601)
    await app.wake()
    try await app.touch(key: "r")
    #expect(try app.page.shape == .live)
    try await app.say("strength", .number(value: 8))
    #expect(try app.page.words.contains { $0.contains("What suits you better now") })
    phone.pass(30)
    // Somebody comes in.
    let before = Set(app.trail.map(\.id))
    try await app.touch(key: "z")
    #expect(before.isDisjoint(with: app.trail.map(\.id)))
    #expect(app.cover == .hidden && app.tokens == [now.token])
    app.uncover()
    #expect(try !app.words.contains("Notice"))
    #expect(try app.ebb?.frame()?.elapsed == .seconds(30))
    phone.pass(270)
    try await app.touch("Go back to it")
    #expect(try app.page.shape == .live)
    try await app.touch(key: "e")
    try await app.say("strength", .number(value: 3))
    try await app.touch("I rode it")
    #expect(try app.ebb?.frame() == nil)
    // What ran and is over is not gone back to.
    #expect(app.tokens.allSatisfy { !$0.hasPrefix("session") })
  }

  @Test("after using: one touch notes it and says so, and it is taken back alone")
  func used() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    #expect(try app.page.offers.contains { $0.label == "Breathe" })
    try await app.touch("I have used")
    #expect(try app.page.shape == .urgent)
    #expect(try app.words[1].contains("112"))
    let noted = try #require(app.message)
    #expect(noted.undo != nil)
    await app.go(now)
    // Nothing that makes sleepy is suggested, on any page.
    #expect(try !app.page.offers.contains { $0.label == "Breathe" })
    await app.choose(try #require(noted.undo), at: try #require(app.visit))
    await app.go(now)
    #expect(try app.page.offers.contains { $0.label == "Breathe" })
  }

  @Test(
    "a week: a plan, a reminder, a breath each day, a line in the journal, and what it adds up to")
  func week() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.touch("My plan")
    try await app.touch("Make a first plan: one minute")
    for field in try #require(app.visit).forms[0].fields {
      if case .line = field.kind { try await app.say(field.id, .words(text: "pacing, Sam, 030 1")) }
    }
    try await app.touch(app.visit?.forms.first?.submit.label)
    try await app.addReminder("Water the fern", at: "18:00")
    #expect(phone.centre.asked == 1 && phone.centre.held.count > 50)
    for day in 1...7 {
      phone.pass(86_400)
      await app.sleep()
      // Ignored three times, reminders would ask whether to go quiet.
      await app.answered(try #require(phone.centre.everShown.last).id, .done)
      await app.wake()
      await app.go(now)
      try await app.touch("Breathe")
      try await app.open("Long exhale")
      #expect(try app.page.shape == .live, "day \(day)")
      phone.pass(240)
      await app.refresh()
      try await app.say("strength", .number(value: 2))
      #expect(app.trouble == nil)
    }
    // At 18:00 each day, and by its neutral word.
    let came = phone.centre.everShown
    #expect(came.count == 7)
    #expect(came.allSatisfy { !($0.text.title + $0.text.body).contains("fern") })
    await app.go(now)
    try await app.touch("History")
    let graphs = try app.page.blocks.contains { if case .month = $0 { true } else { false } }
    #expect(graphs)
  }

  @Test("killed and opened again, somebody is where they were, and what was typed is there")
  func killed() async throws {
    let phone = try Phone()
    phone.sleeps.value = true
    var tokens: [String] = []
    do {
      let app = try await phone.open()
      await app.go(Place(token: "journal/all?before=~"))
      try await app.touch("Worksheets")
      try await app.open("Thought record")
      try await app.touch("Begin")
      let form = try #require(app.visit?.forms.first)
      #expect(form.draft != nil)
      let field = try #require(
        form.fields.first { if case .text = $0.kind { true } else { false } })
      try await app.say(field.id, .words(text: "rain, and nobody called"))
      // The pause after typing.
      await app.pause?.value
      tokens = app.tokens
      #expect(tokens.count >= 3)
    }
    let app = try await phone.open(tokens)
    #expect(app.tokens == tokens)
    let standing = try #require(app.visit?.forms.first).standing
    #expect(standing.contains { $0.value == .words(text: "rain, and nobody called") })
  }

  @Test("what is typed when somebody hides everything is kept, and not on the screen")
  func hiddenWhileTyping() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "journal/worksheet/thought-record?before=~"))
    try await app.touch("Begin")
    let place = try #require(app.visit).place
    let field = try #require(
      app.visit?.forms[0].fields.first { if case .text = $0.kind { true } else { false } })
    try await app.say(field.id, .words(text: "rain"))
    try await app.touch(key: "z")
    app.uncover()
    await app.go(place)
    #expect(app.visit?.forms.isEmpty == true)
    try await app.ebb?.unlock()
    await app.go(place)
    let standing = try #require(app.visit?.forms.first).standing
    #expect(standing.contains { $0.value == .words(text: "rain") })
  }

  @Test("two touches at the same moment do it once")
  func twice() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "reminders/new"))
    try await app.say("kind", .chosen(ids: ["own"]))
    try await app.say("title", .words(text: "Water the fern"))
    try await app.say("when.repeats", .chosen(ids: ["daily"]))
    try await app.say("when.times.0.time", .time(time: TimeOfDay(iso: "18:00")))
    try await app.say("follows", .chosen(ids: ["device"]))
    let visit = try #require(app.visit)
    let submit = visit.forms[0].submit
    async let one: Void = app.choose(submit, at: visit, form: visit.forms[0].id)
    async let other: Void = app.choose(submit, at: visit, form: visit.forms[0].id)
    _ = await (one, other)
    await app.go(reminders)
    #expect(try app.page.lists.first { $0.id == "rules" }?.items.count == 1)
  }

  @Test("a page that changes by itself is asked for again, as long as it is seen")
  func keepsFresh() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.touch(key: "r")
    let visit = try #require(app.visit)
    let before = try app.words
    phone.sleeps.value = true
    let task = Task { await app.keepFresh(visit) }
    while try app.words == before { await Task.yield() }
    task.cancel()
    await task.value
    #expect(try app.page.shape == .live)
  }

  @Test("what asks first is done after a yes and not after a no")
  func asks() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.addReminder("Water the fern", at: "18:00")
    await app.go(reminders)
    let list = try #require(app.page.lists.first { $0.id == "rules" })
    await app.open(try #require(list.items[0].open), at: try #require(app.visit))
    let offer = try app.page.offer("Delete")
    await app.choose(offer, at: try #require(app.visit))
    #expect(app.asking?.offer == offer)
    app.leaveIt()
    #expect(app.asking == nil && app.message == nil)
    try await app.touch("Delete")
    #expect(app.message?.undo != nil)
    #expect(phone.centre.held.isEmpty)
    await app.undo()
    #expect(phone.centre.held.count > 50)
  }

  @Test("a file is made where only this app reads, and is gone once it was handed over")
  func handedOut() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.touch("My plan")
    try await app.touch("Add a line")
    try await app.say("text", .words(text: "restless, pacing"))
    try await app.touch("Keep it")
    await app.go(Place(token: "crisis/copy"))
    for (field, id) in [("parts", "early_signs"), ("lines", "no"), ("format", "text")] {
      try await app.say(field, .chosen(ids: [id]))
    }
    try await app.touch(app.visit?.forms.first?.submit.label)
    let file = try #require(app.handedOut).file
    #expect(try String(contentsOf: file, encoding: .utf8).contains("restless, pacing"))
    app.handedOver()
    #expect(app.handedOut == nil && !FileManager.default.fileExists(atPath: file.path))
  }

  @Test("a way in from outside looks: nothing runs, nothing is noted")
  func entries() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    let before = try app.words
    for entry in [Entry.haveUsed, .plan, .people, .breathe, .practise] {
      let address = try #require(EntryLink.address(of: entry))
      #expect(EntryLink.entry(of: address) == entry)
      await app.enter(EntryLink.entry(of: address))
      #expect(app.tokens.count > 1 && app.message == nil)
      #expect(try app.ebb?.frame() == nil)
    }
    await app.enter(EntryLink.entry(of: try #require(URL(string: "https://example.org/plan"))))
    #expect(try app.words == before)
    #expect(EntryLink.address(of: .notice(notice: "x")) == nil)
  }
}

/// Ways back, as the system takes them.
@MainActor struct BackTests {
  @Test("stops that the system has taken off the screen are off the trail at once")
  func systemsOwn() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "cards/all"))
    try await app.touch("What could help now")
    await app.go(Place(token: "ebb/settings"))
    #expect(app.stack.count == 4)
    let task = app.wentBack(above: 1)
    #expect(app.tokens == [now.token, "cards/all"])
    await task?.value
    // What the system says again, or of a stop that is the present one, changes nothing.
    #expect(app.wentBack(above: 1) == nil && app.wentBack(above: 7) == nil)
    #expect(app.tokens.count == 2)
  }

  @Test("a form lies over the others as a sheet; put away, its draft is kept")
  func sheet() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "journal/worksheet/thought-record?before=~"))
    #expect(app.sheet == nil && app.stack.count == 2)
    try await app.touch("Begin")
    let sheet = try #require(app.sheet)
    #expect(app.stack.count == 2)
    let field = try #require(
      sheet.forms[0].fields.first { if case .text = $0.kind { true } else { false } })
    try await app.say(field.id, .words(text: "rain"))
    await app.putAway(sheet)?.value
    #expect(app.sheet == nil && app.tokens.count == 2)
    // Put away a second time, nothing more is left.
    #expect(app.putAway(sheet) == nil && app.tokens.count == 2)
    #expect(
      try app.words.joined().contains("rain") || app.page.offers.contains { $0.label != "Begin" })
    await app.go(sheet.place)
    let standing = try #require(app.visit?.forms.first).standing
    #expect(standing.contains { $0.value == .words(text: "rain") })
  }

  @Test("two ways taken at the same moment both lead somewhere, and each stop keeps its own form")
  func sameMoment() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    async let one: Void = app.go(Place(token: "cards/all"))
    async let other: Void = app.enter(.plan)
    async let third: Void = app.go(reminders)
    _ = await (one, other, third)
    #expect(app.tokens.count == 4 && Set(app.tokens).count == 4)
    for visit in app.trail { #expect(visit.page.place == visit.place) }
    async let back: Void = app.back()
    async let again: Void = app.go(now)
    _ = await (back, again)
    #expect(app.tokens == [now.token])
  }

  @Test("a ride that is over is passed by on the way back")
  func overIsPassedBy() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    try await app.touch(key: "r")
    await app.go(Place(token: "cards/all"))
    try await app.ebb?.act(Action(token: "session/finish/rode"))
    await app.back()
    #expect(app.tokens == [now.token])
    // At the first stop there is nowhere to go but the first page.
    await app.back()
    #expect(app.tokens == [now.token])
  }
}
