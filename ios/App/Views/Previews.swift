import EbbApp
import EbbKit
import SwiftUI

// Each kind of block and field as Xcode shows it beside the code; the words are examples.

/// Examples of what a page is made of.
@MainActor enum Sample {
  static let app = AppModel(Phone.platform())

  static let place = Place(token: "sample")

  static let go = Offer(
    target: .go(place: place), label: "Breathe", detail: "A slow breath, at your own pace.",
    role: .go, weight: .other, icon: "breathe")
  static let main = Offer(
    target: .go(place: place), label: "Begin", role: .begin, weight: .main, icon: "play")
  static let delete = Offer(
    target: .act(action: Action(token: "x")), label: "Delete", role: .delete, weight: .chip,
    confirm: Confirm(question: "Delete it?", yes: "Delete", no: "Keep it"))
  static let door = Offer(
    target: .go(place: place), label: "Emergency", role: .call, weight: .door, icon: "emergency")

  static let fields: [Field] = [
    field("line", .line(keys: .words), hint: "One line."),
    field("secret", .line(keys: .secret)),
    field("text", .text),
    field("day", .day(from: nil, to: nil)),
    field("time", .time),
    field("file", .file(types: ["text/calendar"], mostBytes: 1_000_000)),
    field("number", .number(least: 1, most: 20, step: 1, unit: "minutes")),
    field("scale", .scale(least: 0, most: 10, low: "not at all", high: "as strong as it gets")),
    field("choice", .choice(options: choices, many: false)),
    field("choices", .choice(options: choices, many: true), problem: "This one is needed."),
    field("find", .find(found: choices)),
    field("group", .group(fields: [field("part", .line(keys: .words))], most: 3, readAs: nil)),
  ]
  static let choices = [
    Choice(id: "a", label: "Angry"), Choice(id: "b", label: "Tired", detail: "Long day."),
  ]

  static func field(
    _ id: String, _ kind: FieldKind, hint: String? = nil, problem: String? = nil
  ) -> Field {
    Field(
      id: id, label: id, hint: hint, kind: kind, needed: false, private: true, asksAgain: false,
      problem: problem)
  }

  static let graph = Graph(
    id: "graph", title: "This ride", kind: .line, across: Axis(least: 0, most: 10, unit: "minutes"),
    up: Axis(least: 0, most: 10),
    series: [
      Series(
        name: "Urge",
        points: [
          GraphPoint(across: 0, up: 7, words: "7 at 0:00"),
          GraphPoint(across: 6, up: 3, words: "3 at 6:00"),
        ])
    ], marks: [GraphMark(across: 4, words: "your guess")], sentence: "From 7 to 3 in 6 minutes.")

  static let month = Month(
    id: "month", title: "November 2026", weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    weeks: [
      MonthWeek(
        days: (23...29).map {
          MonthDay(
            number: $0, words: "\($0)", inMonth: true, today: $0 == 24, lines: [], level: $0 - 23)
        })
    ], note: "The stronger, the more.", offers: [])

  static let items = Items(
    id: "items", title: "Coming up",
    items: [
      Item(
        id: "1", title: "Water the fern", note: "Today 18:00", badge: .waits, under: false,
        open: .go(place: place), offers: [delete]),
      Item(
        id: "2", title: "Sam", under: false,
        ways: [
          ContactWay(
            label: "Call Sam", number: "030 1234", uri: "tel:0301234",
            before: "This will be in your call log.")
        ], offers: []),
    ], none: "Nothing here yet.", offers: [go])

  static let exercise = Exercise(
    stage: "Notice", words: "An urge is here.", rate: "6 breaths a minute",
    phases: PhaseWords(
      inhale: "Breathe in", topUp: "A little more", holdFull: "Hold", exhale: "Breathe out",
      holdEmpty: "Rest", rest: "Stay here"), still: false)

  static func form(_ fields: [Field]) -> PageForm {
    PageForm(id: "form", fields: fields, submit: main, atOnce: false)
  }

  static func visit(_ blocks: [Block], _ shape: PageShape = .plain) -> Visit {
    let page = Page(
      place: place, shape: shape, title: "Example", blocks: blocks, doors: [door, go])
    return Visit(id: 1, place: place, page: page)
  }

  static let lines: [Block] = [
    .lines(role: .heading, fold: nil, lines: ["Heading"]),
    .lines(role: .lead, fold: nil, lines: ["What matters most."]),
    .lines(role: .body, fold: nil, lines: ["Plain text."]),
    .lines(role: .small, fold: "More", lines: ["What need not be read."]),
    .lines(role: .steps, fold: nil, lines: ["One.", "Two."]),
    .lines(role: .caution, fold: nil, lines: ["Mind this."]),
    .lines(role: .source, fold: nil, lines: ["A source, 2026."]),
  ]
  static let notices: [Block] = [NoticeKind.done, .info, .problem, .danger].map {
    .notice(kind: $0, words: "News.", offers: [go])
  }
}

/// A page with all that it reads from its surroundings.
struct Example: View {
  let blocks: [Block]
  var shape = PageShape.plain

  var body: some View {
    NavigationStack { PageScreen(visit: Sample.visit(blocks, shape)) }
      .environment(Sample.app)
      .environment(Touches())
      .environment(Instruments())
  }
}

struct BlockPreviews: PreviewProvider {
  static var previews: some View {
    Example(blocks: Sample.lines + Sample.notices)
    Example(blocks: [.offers(lead: "What now?", offers: [Sample.main, Sample.go])])
    Example(blocks: [.items(items: Sample.items), .month(month: Sample.month)])
    Example(blocks: [.graph(graph: Sample.graph)])
  }
}

struct DesignPreviews: PreviewProvider {
  static var previews: some View {
    Example(blocks: [.offers(lead: nil, offers: [Sample.main, Sample.go])], shape: .home)
    Example(blocks: [.live(exercise: Sample.exercise)], shape: .live)
    Example(blocks: [.items(items: Sample.items)], shape: .people)
    Example(blocks: [.items(items: Sample.items)], shape: .people)
      .environment(\.dynamicTypeSize, .accessibility5)
      .environment(\.layoutDirection, .rightToLeft)
  }
}

struct FieldPreviews: PreviewProvider {
  static var previews: some View {
    Example(blocks: [.form(form: Sample.form(Sample.fields))], shape: .form)
  }
}
