import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

/// What needs no Ebb: pictures, pickers, symbols, the hours of the night.
struct PictureTests {
  @Test("a graph is drawn from the left and from above, within its picture")
  func graph() {
    func point(_ across: Double, _ up: Double) -> GraphPoint {
      GraphPoint(across: across, up: up, words: "x")
    }
    let graph = Graph(
      id: "g", kind: .line, across: Axis(least: 0, most: 20, unit: "minutes"),
      up: Axis(least: 0, most: 10),
      series: [Series(name: "s", points: [point(0, 0), point(5, 10), point(40, 5)])],
      marks: [GraphMark(across: 10, words: "m")], sentence: "It went up.")
    let picture = GraphPicture(graph)
    #expect(picture.series[0].map(\.x) == [0, 0.25, 1])
    #expect(picture.series[0].map(\.y) == [1, 0, 0.5])
    #expect(picture.marks == [0.5])
    let flat = Axis(least: 3, most: 3)
    #expect(flat.part(3) == 0.5 && flat.range == 3...3)
    #expect(Axis(least: 5, most: 1).range == 5...5)
    #expect(graph.across.said(2.04) == "2 minutes" && graph.up.said(7.25) == "7.3")
  }

  @Test("a day and a time come back from a picker as they went in, in every year and minute")
  func pickers() throws {
    var day = try #require(Day(year: 1, month: 1, day: 1))
    var seen = 0
    for number in stride(from: 0, to: 3_652_000, by: 97) {
      let date = try Day(iso: "0001-01-01").picked + Double(number) * 86_400
      guard let one = Day(picked: date) else { break }
      #expect(one.picked == date && (number == 0 || day < one))
      day = one
      seen += 1
    }
    #expect(seen > 37_000)
    for hour in 0..<24 {
      for minute in 0..<60 {
        let time = try #require(TimeOfDay(hour: hour, minute: minute))
        #expect(TimeOfDay(picked: time.picked) == time)
      }
    }
    let first = try Day(iso: "2026-03-01")
    let last = try Day(iso: "2026-03-31")
    #expect(Day.range(from: first, to: last) == first.picked...last.picked)
    #expect(Day.range(from: last, to: first) == last.picked...last.picked)
    #expect(Day.range(from: nil, to: nil).contains(first.picked))
  }

  @Test("today is the day where the person is")
  func today() throws {
    let late = try Date("2026-09-22T22:30:00Z", strategy: .iso8601)
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    #expect(Day(late, in: berlin)?.iso == "2026-09-23")
    #expect(TimeOfDay(late, in: berlin)?.iso == "00:30")
    #expect(Day(late, in: .gmt)?.iso == "2026-09-22")
  }

  @Test("at nine in the evening it is night where the person is, and day at eight")
  @MainActor func evening() async throws {
    let phone = try Phone()
    let app = try await phone.open()
    // In Berlin.
    for (at, night) in [
      ("2026-09-22T18:59:59Z", false), ("2026-09-22T19:00:00Z", true),
      ("2026-09-23T05:59:59Z", true),
      ("2026-09-23T06:00:00Z", false),
    ] {
      phone.clock.value = try Date(at, strategy: .iso8601)
      app.lookAtTheClock()
      #expect(app.isNight == night, "\(at)")
    }
  }

  @Test("every icon that the content names has a symbol, and no symbol is for nothing")
  func symbols() throws {
    let folder = repository.appendingPathComponent("core/content/en")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var named: Set<String> = []
    for case let file as URL in files ?? .init() where file.pathExtension == "toml" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /icon = "([a-z_]+)"/) { named.insert(String(match.1)) }
    }
    #expect(named.count > 50)
    #expect(named.subtracting(Symbols.icons.keys) == [])
    #expect(Set(Symbols.icons.keys).subtracting(named) == [])
    let unknown = Offer(
      target: .go(place: now), label: "", role: .delete, weight: .other, icon: "of next year")
    #expect(Symbols.of(unknown) == Symbols.of(Role.delete))
  }

  @Test("a bounce of a finger is one touch, and the next page is touched once it could be read")
  func steady() {
    let begin = ContinuousClock.now
    func touches(_ milliseconds: [Int]) -> Int {
      var steady = Steady()
      return milliseconds.filter { steady.isTouch(at: begin + .milliseconds($0)) }.count
    }
    #expect(touches([0, 90]) == 1)
    #expect(touches([0, 90, 200, 350, 600, 800]) == 1)
    #expect(touches([0, 400, 801]) == 3)
  }

  @Test("samples are read as numbers from -1 to 1, the low byte first")
  func samples() {
    let bytes = Data([0x00, 0x00, 0xff, 0x7f, 0x00, 0x80, 0x00, 0x40])
    #expect(Samples.floats(bytes) == [0, 0.999969482421875, -1, 0.5])
    #expect(Samples.floats(Data()).isEmpty && Samples.floats(Data([1])).isEmpty)
  }

  @Test("what is said to a field is shown as it is, and chosen as it was touched")
  func spoken() {
    let found = [Choice(id: "Europe/Berlin", label: "Berlin")]
    #expect(Spoken.words(.words(text: "ber"), chosenFrom: found) == "ber")
    #expect(Spoken.words(.chosen(ids: ["Europe/Berlin"]), chosenFrom: found) == "Berlin")
    #expect(Spoken.words(.chosen(ids: ["x"]), chosenFrom: found) == "x")
    #expect(Spoken.number(.number(value: 5), unit: "minutes") == "5 minutes")
    #expect(Spoken.number(nil, unit: "minutes") == "minutes")
    #expect(Spoken.step(0, least: 0, most: 10, low: "not at all", high: nil) == "0, not at all")
    #expect(Spoken.step(10, least: 0, most: 10, low: "not at all", high: nil) == "10")
    let one = Spoken.choosing("a", in: nil, many: true)
    let both = Spoken.choosing("b", in: one, many: true)
    #expect(both == .chosen(ids: ["a", "b"]) && Spoken.isChosen("b", in: both))
    #expect(Spoken.choosing("a", in: both, many: true) == .chosen(ids: ["b"]))
    #expect(Spoken.choosing("a", in: one, many: true) == nil)
    #expect(Spoken.choosing("b", in: one, many: false) == .chosen(ids: ["b"]))
  }

  @Test("a notice comes at its instant wherever the phone is by then")
  func trigger() throws {
    for seconds in stride(from: 1_790_064_000.0, to: 1_860_000_000, by: 6_543_217) {
      let instant = Date(timeIntervalSince1970: seconds)
      let parts = Trigger.parts(of: instant)
      for zone in ["Asia/Kathmandu", "America/St_Johns", "UTC"] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        #expect(calendar.date(from: parts) == instant, "\(zone)")
      }
    }
  }

  @Test("a picked file is read whole, or one byte more than fits")
  func pickedFile() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("ebb-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(repeating: 7, count: 100).write(to: file)
    #expect(try PickedFile.read(file, most: 100).count == 100)
    #expect(try PickedFile.read(file, most: 99).count == 100)
    #expect(try PickedFile.read(file, most: 9).count == 10)
    #expect(throws: (any Error).self) {
      try PickedFile.read(file.appendingPathExtension("gone"), most: 9)
    }
  }

  @Test("a number is read as it was meant")
  func digits() {
    #expect(Digits.plain(3) == "3" && Digits.plain(5.5) == "5.5" && Digits.plain(-0.25) == "-0.25")
    #expect(Digits.clock(seconds: 0) == "0:00" && Digits.clock(seconds: 3_725) == "1:02:05")
  }

  @Test("the clock of the boot goes on, under the boot's own id")
  func bootClock() throws {
    #expect(BootClock.reading(boot: nil) == nil && BootClock.reading(boot: "") == nil)
    let one = try #require(BootClock.reading(boot: "a"))
    let next = try #require(BootClock.reading(boot: "a"))
    #expect(one.id == "a" && one.elapsedMs > 0 && next.elapsedMs >= one.elapsedMs)
  }

  @Test("a file of any name lies in a folder of its own, and never above it")
  func outbox() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ebb-\(UUID().uuidString)")
    let outbox = Outbox(folder)
    let (one, other) = try (outbox.place("plan.txt"), outbox.place("plan.txt"))
    #expect(one != other && one.lastPathComponent == "plan.txt")
    let above = try outbox.place("../../etc/plan.txt")
    #expect(above.path.hasPrefix(folder.path) && above.lastPathComponent == "plan.txt")
    try Data().write(to: one)
    outbox.empty()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
