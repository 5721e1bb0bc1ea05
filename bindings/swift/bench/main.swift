// How fast Swift reaches the core. It takes the measures of Rust as an argument: lines of a name, a
// tab and nanoseconds.

import EbbKit
import EbbTesting
import Foundation

import struct EbbGenerated.FfiConverterTypePage

let start = Date(timeIntervalSince1970: 1_790_064_000)
let key = Data(repeating: 7, count: 32)
let berlin = TimeZone(identifier: "Europe/Berlin") ?? .current

func device(_ seconds: TimeInterval) -> Device {
  Device(clock: { start + seconds }, zone: { berlin })
}

/// How long a stretch of breathing holds 100 cues.
func hundredCues(_ ebb: Ebb) async throws -> Date {
  var end = start
  while try await ebb.cues(from: start, to: end).count < 100 { end += 0.5 }
  return end
}

/// Carries out an action that nothing stands in the way of.
func act(_ ebb: Ebb, _ token: String, _ answers: [Answer] = []) async throws {
  guard case .went = try await ebb.act(Action(token: token), answers: answers) else {
    fatalError(token)
  }
}

/// A reminder that comes every day, so that one item of a list has its three offers.
func remind(_ ebb: Ebb, _ number: Int) async throws {
  var walk = try await Walk(ebb, from: reminders)
  try await walk.choose(walk.page.offer(key: "a"))
  try await walk.say("kind", .chosen(ids: ["own"]))
  try await walk.say("title", .words(text: "Water the fern \(number)"))
  try await walk.say("when.repeats", .chosen(ids: ["daily"]))
  if let six = TimeOfDay(hour: 18, minute: 0) {
    try await walk.say("when.times.0.time", .time(time: six))
  }
  try await walk.say("follows", .chosen(ids: ["device"]))
  try await walk.choose(walk.page.offer("Keep it"))
}

let now = Place(token: "ebb/now")
let reminders = Place(token: "reminders/all?ahead=0")
let cards = Place(token: "cards/all")

func newFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "ebb-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

func new(_ folder: URL) async throws -> Ebb {
  try await Ebb.create(
    in: folder, id: Keys.newID(at: start), key: key, keptIn: .keychain, device: device(0))
}

/// Long lists as an app asks for them, and as they cross: a hundred items with three offers each, and
/// as many as there are cards.
func lists(_ cards: Page) async throws -> [Measured] {
  let folder = try newFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let ebb = try await new(folder)
  for number in 0..<100 { try await remind(ebb, number) }
  let page = try await ebb.page(reminders)
  var measured = [
    try await measure("page of 100 reminders", 10) { _ = try await ebb.page(reminders) }
  ]
  guard let item = page.lists.flatMap(\.items).first(where: { $0.offers.count == 3 }) else {
    fatalError("no item has three offers")
  }
  func of(_ count: Int, offers: Bool) -> Page {
    let items = (0..<count).map {
      Item(
        id: "\(item.id)-\($0)", title: item.title, note: item.note, open: item.open,
        offers: offers ? item.offers : [])
    }
    return Page(
      place: page.place, shape: page.shape, title: page.title,
      blocks: [.items(items: Items(id: "all", items: items))], doors: page.doors, up: page.up)
  }
  for (name, one, goal) in [
    ("100 items, 3 offers", of(100, offers: true), 2_000_000),
    ("303 items, open only", of(303, offers: false), 2_000_000),
    ("the cards' page", cards, nil as Int?),
  ] {
    var bytes: [UInt8] = []
    FfiConverterTypePage.write(one, into: &bytes)
    print("\(name): \(bytes.count) bytes cross")
    let data = Data(bytes)
    measured.append(
      try measure("  reading \(name)", 100, goal: goal) {
        var reader = (data: data, offset: 0)
        _ = try FfiConverterTypePage.read(from: &reader)
      })
  }
  return measured
}

func all() async throws -> [Measured] {
  let folder = try newFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  var measured: [Measured] = []
  do {
    let ebb = try await new(folder)
    measured.append(try measure("empty", 100_000) { _ = try Ebb.faults() })
    measured.append(
      try measure("method, nothing to lift", 100_000) { _ = try ebb.frame(at: start) })
    try await act(ebb, "session/breathe/long-exhale/10")
    var at = 0
    measured.append(
      try measure("record: frame(now)", 50_000, goal: 2_600) {
        at = (at + 1) % 500_000
        _ = try ebb.frame(at: start + Double(at) / 1_000)
      })
    let end = try await hundredCues(ebb)
    measured.append(
      try await measure("list of 100", 1_000) { _ = try await ebb.cues(from: start, to: end) })
    measured.append(
      await measure("error", 5_000) {
        do {
          try await ebb.act(Action(token: "nothing"))
          fatalError("it is refused")
        } catch {}
      })
    try await act(ebb, "session/finish/~")
  }
  for ride in 1...100 {
    let ebb = try await Ebb.open(folder, key: key, device: device(Double(ride) * 600))
    let strength = Answer(field: "strength", value: .number(value: Double(ride % 11)))
    try await act(ebb, "session/ride")
    try await act(ebb, "session/rate", [strength])
    try await act(ebb, "session/finish/rode")
  }
  let looking = device(60_600)
  do {
    let ebb = try await Ebb.open(folder, key: key, device: looking)
    measured.append(try await measure("page Now", 200) { _ = try await ebb.page(now) })
    measured.append(try await measure("page of cards", 20) { _ = try await ebb.page(cards) })
    measured += try await lists(try await ebb.page(cards))
  }
  measured.append(
    try await measure("open + Now", 20, goal: 2_000_000, wall: true) {
      _ = try await Ebb.open(folder, key: key, device: looking).page(now)
    })
  return measured
}

func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(width - text.count, 0)) + text
}

func time(_ nanos: Int?) -> String {
  nanos.map { String(format: "%.1f µs", Double($0) / 1_000) } ?? ""
}

var rust: [String: Int] = [:]
for line in CommandLine.arguments.dropFirst().joined().split(separator: "\n") {
  let parts = line.split(separator: "\t")
  if parts.count == 2 { rust[String(parts[0])] = Int(parts[1]) }
}
print(
  "call".padding(toLength: 26, withPad: " ", startingAt: 0), padded("Rust", 12),
  padded("Swift", 12), padded("goal", 12))
var missed = false
for one in try await all() {
  let over = one.goal.map { one.nanos > $0 } ?? false
  missed = missed || over
  print(
    one.name.padding(toLength: 26, withPad: " ", startingAt: 0), padded(time(rust[one.name]), 12),
    padded(time(one.nanos), 12), padded(time(one.goal), 12), one.wall ? " wall" : " CPU",
    over ? " missed" : "")
}
exit(missed ? 1 : 0)
