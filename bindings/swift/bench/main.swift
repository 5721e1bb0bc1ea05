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

func own(_ number: Int) -> CardAction {
  .write(
    text: CardText(
      title: "Tea \(number)", when: "When the evening is long",
      steps: ["Put the kettle on.", "Hold the cup with both hands until it is half empty."],
      why: "It gives the hands something to do."),
    feelings: "lonely, tired")
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

let reminders = Place(token: "reminders/all?ahead=0")
let cards = Place(token: "cards/all")

/// Pages as an app asks for them, and a hundred items with three offers each as they cross.
func pages(_ ebb: Ebb) async throws -> [Measured] {
  var measured = [try await measure("page of cards", 20) { _ = try await ebb.page(cards) }]
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "ebb-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let reminding = try await Ebb.create(
    in: folder, id: Keys.newID(at: start), key: key, keptIn: .file, device: device(0))
  for number in 0..<100 { try await remind(reminding, number) }
  let page = try await reminding.page(reminders)
  measured.append(
    try await measure("page of 100 reminders", 10) { _ = try await reminding.page(reminders) })
  guard let item = page.lists.flatMap(\.items).first(where: { $0.offers.count == 3 }) else {
    fatalError("no item has three offers")
  }
  let items = (0..<100).map {
    Item(
      id: "\(item.id)-\($0)", title: item.title, note: item.note, open: item.open,
      offers: item.offers)
  }
  let hundred = Page(
    place: page.place, shape: page.shape, title: page.title,
    blocks: [.items(items: Items(id: "all", items: items))], doors: page.doors, up: page.up)
  for (name, one, goal) in [
    ("100 items, 3 offers", hundred, 2_000_000),
    ("the cards' page", try await ebb.page(cards), nil as Int?),
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
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "ebb-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  var measured: [Measured] = []
  do {
    let ebb = try await Ebb.create(
      in: folder, id: Keys.newID(at: start), key: key, keptIn: .file, device: device(0))
    measured.append(try measure("empty", 100_000) { _ = try Ebb.faults() })
    measured.append(
      try measure("method, nothing to lift", 100_000) { _ = try ebb.frame(at: start) })
    try await ebb.act(.startBreathing(pattern: "long-exhale", minutes: 10, fromRate: nil))
    var at = 0
    measured.append(
      try measure("record: frame(now)", 50_000, goal: 3_000) {
        at = (at + 1) % 500_000
        _ = try ebb.frame(at: start + Double(at) / 1_000)
      })
    let end = try await hundredCues(ebb)
    measured.append(
      try await measure("list of 100", 1_000) { _ = try await ebb.cues(from: start, to: end) })
    measured.append(
      await measure("error", 5_000) {
        do {
          try await ebb.act(.rate(value: 11))
          fatalError("it is refused")
        } catch {}
      })
    try await ebb.act(.finish(outcome: nil))
  }
  for ride in 1...100 {
    let ebb = try await Ebb.open(folder, key: key, device: device(Double(ride) * 600))
    try await ebb.act(.startRide)
    try await ebb.act(.rate(value: ride % 11))
    try await ebb.act(.finish(outcome: .rode))
  }
  do {
    let ebb = try await Ebb.open(folder, key: key, device: device(60_000))
    measured.append(try await measure("the Now screen", 200) { _ = try await ebb.now() })
    // 200 in all, of which the deck is one half; then as many of one's own, as Rust measures them.
    var written = 0
    while try await ebb.cards().groups.flatMap(\.cards).count < 200 {
      try await ebb.act(.card(change: own(written)))
      written += 1
    }
    measured.append(
      try await measure("200 cards across", 20, goal: 5_000_000) { _ = try await ebb.cards() })
    for number in written..<200 { try await ebb.act(.card(change: own(number))) }
    let shown = try await ebb.cards().groups.flatMap(\.cards).count
    measured.append(
      try await measure("\(shown) cards across", 20) { _ = try await ebb.cards() })
    measured += try await pages(ebb)
  }
  let looking = device(60_000)
  measured.append(
    try await measure("open + Now", 20, goal: 8_000_000, wall: true) {
      _ = try await Ebb.open(folder, key: key, device: looking).now()
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
/// Rust measures 200 cards of one's own beside the deck.
@MainActor
func ofRust(_ name: String) -> Int? {
  if name == "200 cards across" { return nil }
  return rust[name.hasSuffix("cards across") ? "200 cards across" : name]
}
print(
  "call".padding(toLength: 26, withPad: " ", startingAt: 0), padded("Rust", 12),
  padded("Swift", 12), padded("goal", 12))
var missed = false
for one in try await all() {
  let over = one.goal.map { one.nanos > $0 } ?? false
  missed = missed || over
  print(
    one.name.padding(toLength: 26, withPad: " ", startingAt: 0), padded(time(ofRust(one.name)), 12),
    padded(time(one.nanos), 12), padded(time(one.goal), 12), one.wall ? " wall" : " CPU",
    over ? " missed" : "")
}
exit(missed ? 1 : 0)
