import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

@MainActor struct FormTests {
  private func field(_ id: String, _ value: Value? = nil, asksAgain: Bool = false) -> Field {
    Field(
      id: id, label: id, kind: .line(keys: .words), value: value, needed: false, private: false,
      asksAgain: asksAgain)
  }

  private func form(_ fields: [Field], draft: Action? = nil) -> PageForm {
    let submit = Offer(
      target: .act(action: Action(token: "x")), label: "", role: .done, weight: .other)
    return PageForm(id: "form", fields: fields, submit: submit, draft: draft)
  }

  @Test("what somebody typed is never written over, and what nobody touched is as it stands there")
  func neverWrittenOver() {
    var filling = Filling(form([field("a", .words(text: "1")), field("b", .words(text: "1"))]))
    filling.say(.words(text: "mine"), at: FieldPath("a"))
    filling.shown(
      form([
        field("a", .words(text: "2")), field("b", .words(text: "2")),
        field("c", .words(text: "2")),
      ]))
    #expect(filling.value(at: FieldPath("a")) == .words(text: "mine"))
    #expect(filling.value(at: FieldPath("b")) == .words(text: "2"))
    #expect(filling.value(at: FieldPath("c")) == .words(text: "2"))
    // A field that is folded away and comes back has what was typed.
    filling.shown(form([field("b")]))
    filling.shown(form([field("a"), field("b")]))
    #expect(filling.value(at: FieldPath("a")) == .words(text: "mine"))
    filling.say(nil, at: FieldPath("a"))
    filling.shown(form([field("a", .words(text: "2"))]))
    #expect(filling.value(at: FieldPath("a")) == nil)
  }

  @Test("a way to a field reads what it wrote, and says it as the tests' own person does")
  func ways() throws {
    let inner = Field(
      id: "links", label: "", kind: .group(fields: [field("thought")], most: 9), needed: false,
      private: false, asksAgain: false)
    let page = Page(
      place: now, shape: .form, title: "", blocks: [.form(form: form([field("title"), inner]))])
    var answers: [Answer] = []
    for (path, text) in [("links.2.thought", "c"), ("links.0.thought", "a"), ("title", "t")] {
      let value = Value.words(text: text)
      let way = FieldPath.of(path.split(separator: ".").map(String.init))
      #expect(way.text == path)
      let said = answers.saying(value, at: way)
      #expect(said.value(at: way) == value)
      let theirs = try page.say(path, value, to: answers)
      #expect(Set(said) == Set(theirs))
      answers = said
    }
    #expect(answers.value(at: FieldPath("links").entry(1, "thought")) == nil)
    #expect(answers.value(at: FieldPath("links").entry(7, "thought")) == nil)
    let gone = answers.saying(nil, at: FieldPath("links").entry(2, "thought"))
    #expect(gone.value(at: FieldPath("links").entry(2, "thought")) == nil)
  }

  @Test(
    "a list shows an empty entry while there is room, and its problems go with what they are about")
  func lists() {
    let list = Field(
      id: "links", label: "", kind: .group(fields: [field("thought")], most: 3), needed: false,
      private: false, asksAgain: false)
    let path = FieldPath("links")
    var filling = Filling(form([list]))
    #expect(filling.entries(of: list, at: path) == 1)
    for number in 0..<3 {
      filling.say(.words(text: "\(number)"), at: path.entry(number, "thought"))
      #expect(filling.entries(of: list, at: path) == min(number + 2, 3))
    }
    filling.refuse([Problem(field: "links.1.thought", words: "longer, please")])
    #expect(filling.problem(field("thought"), at: path.entry(1, "thought")) == "longer, please")
    filling.remove(0, at: path)
    #expect(filling.problem(field("thought"), at: path.entry(1, "thought")) == nil)
    #expect(filling.value(at: path.entry(0, "thought")) == .words(text: "1"))
    #expect(filling.entries(of: list, at: path) == 3)
    filling.remove(9, at: path)
    #expect(filling.entries(of: list, at: path) == 3)
  }

  @Test("a page is asked again where the field says so, or one that it lies in")
  func asksAgain() {
    let group = Field(
      id: "when", label: "", kind: .group(fields: [field("time")], most: 1), needed: false,
      private: false, asksAgain: true)
    let quiet = Field(
      id: "links", label: "",
      kind: .group(fields: [field("thought"), field("tool", asksAgain: true)], most: 9),
      needed: false, private: false, asksAgain: false)
    let filling = Filling(form([field("title"), group, quiet]))
    #expect(!filling.asksAgain(after: FieldPath("title")))
    #expect(filling.asksAgain(after: FieldPath("when").part("time")))
    #expect(!filling.asksAgain(after: FieldPath("links").entry(0, "thought")))
    #expect(filling.asksAgain(after: FieldPath("links").entry(4, "tool")))
  }

  @Test("a draft is kept once, and again after something was typed")
  func drafts() {
    var filling = Filling(form([field("a", .words(text: "1"))], draft: Action(token: "d")))
    #expect(!filling.hasDraft)
    filling.say(.words(text: "2"), at: FieldPath("a"))
    #expect(filling.hasDraft)
    filling.keep(filling.answers)
    #expect(!filling.hasDraft)
    #expect(!Filling(form([field("a")])).hasDraft)
  }

  @Test("a search answers while somebody types, and danger comes before what was found")
  func search() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "cards/all"))
    for text in ["s", "st", "sto", "stop"] { try await app.say("typed", .words(text: text)) }
    #expect(try app.page.lists.flatMap(\.items).first?.title == "STOP")
    try await app.say("typed", .words(text: "want to die"))
    guard case .notice(.danger, _, _) = try app.page.blocks.first else {
      throw Unexpected("the plan comes first")
    }
    // Back from a card, the word is still there.
    try await app.say("typed", .words(text: "stop"))
    try await app.open("STOP")
    await app.back()
    let visit = try #require(app.visit)
    #expect(visit.filling(visit.forms[0].id)?.value(at: FieldPath("typed")) == .words(text: "stop"))
    #expect(try app.page.lists.flatMap(\.items).first?.title == "STOP")
  }

  @Test("what was sent at a touch does not stand there again")
  func sent() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "cards/diary"))
    let visit = try #require(app.visit)
    let form = visit.forms[0]
    let scale = try #require(
      form.fields.first { if case .scale = $0.kind { true } else { false } })
    try await app.say(scale.id, .number(value: 5))
    #expect(app.trouble == nil && app.message != nil)
    await app.go(Place(token: "cards/diary"))
    #expect(app.visit === visit)
    let filling = try #require(visit.filling(form.id))
    #expect(!filling.isTouched && filling.value(at: FieldPath(scale.id)) == nil)
  }

  @Test("what is found belongs to what was typed last, however quick somebody types")
  func quick() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "cards/all"))
    let visit = try #require(app.visit)
    let form = visit.forms[0].id
    for _ in 0..<20 {
      for text in ["s", "sl", "sleep", "", "a", "an", "ang", "ice"] {
        app.write(.words(text: text), to: FieldPath("typed"), of: form, at: visit)
      }
      let asked = visit.asked
      while visit.asked < asked + 8 { await Task.yield() }
      for _ in 0..<200 { await Task.yield() }
    }
    await app.refresh()
    let last = [Answer(field: "typed", value: .words(text: "ice"))]
    let found = try #require(try await app.ebb?.page(visit.place, answers: last))
    #expect(try app.words == found.words)
  }

  @Test("what is refused is said at its field, and what was typed stays")
  func refused() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "reminders/new"))
    try await app.say("title", .words(text: "Water the fern"))
    try await app.touch("Keep it")
    #expect(app.trouble?.isEmpty == false)
    #expect(try app.problem("kind") != nil && app.problem("title") == nil)
    let visit = try #require(app.visit)
    #expect(
      visit.filling(visit.forms[0].id)?.value(at: FieldPath("title"))
        == .words(text: "Water the fern"))
    try await app.say("kind", .chosen(ids: ["own"]))
    #expect(try app.problem("kind") == nil)
  }

  @Test("a long list goes on where it ended")
  func more() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    await app.go(Place(token: "journal/all?before=~"))
    let write = try #require(
      try app.page.offers.first { $0.role == .write }.flatMap { offer -> Place? in
        if case .go(let place) = offer.target { place } else { nil }
      })
    for number in 0..<60 {
      phone.pass(3_600)
      await app.go(write)
      let form = try #require(app.visit?.forms.first)
      let field = try #require(
        form.fields.first { if case .text = $0.kind { true } else { false } })
      try await app.say(field.id, .words(text: "line \(number)"))
      try await app.touch(form.submit.label)
    }
    await app.go(Place(token: "journal/all?before=~"))
    let visit = try #require(app.visit)
    let list = try #require(visit.page.lists.first { $0.more != nil })
    while visit.more(of: list) != nil {
      let before = visit.items(of: list).count
      await app.more(list, at: visit)
      #expect(visit.items(of: list).count > before)
      if visit.items(of: list).count <= before { break }
    }
    let ids = visit.items(of: list).map(\.id)
    #expect(ids.count == 60 && Set(ids).count == 60)
  }
}
