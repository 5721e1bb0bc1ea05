// How fast Swift reaches the core. It takes the measures of Rust as an argument: lines of a name, a
// tab and nanoseconds.

import EbbKit
import Foundation

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
