import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

let start = Date(timeIntervalSince1970: 1_790_064_000)

/// The checkout that these tests stand in.
let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

struct Unexpected: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// What several tasks of a test look at.
final class Shared<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var held: Value
  init(_ value: Value) { held = value }

  var value: Value {
    get { lock.withLock { held } }
    set { lock.withLock { held = newValue } }
  }

  func change<T>(_ change: (inout Value) throws -> T) rethrows -> T {
    try lock.withLock { try change(&held) }
  }
}

/// A phone: its clock and zone go where a test sets them, and a sleep carries the clock on.
final class Phone: Sendable {
  let clock = Shared(start)
  let zone = Shared("Europe/Berlin")
  let keys = KeyRing()
  let owner = Owner()
  let centre: CentreOf64
  let memory = Notes()
  let folder: URL
  /// True where a sleep takes no time and ends at once; else it ends when its task is cancelled.
  let sleeps = Shared(false)

  /// `inMemory`: on no disk, where the system has such a place, so that two years of writing wait for none.
  init(inMemory: Bool = false) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let there = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
    folder = (there ? memory : FileManager.default.temporaryDirectory)
      .appendingPathComponent("ebb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    centre = CentreOf64(clock)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var timeZone: TimeZone { TimeZone(identifier: zone.value) ?? .gmt }

  var platform: Platform {
    Platform(
      folder: folder.appendingPathComponent("store"),
      outbox: folder.appendingPathComponent("outbox"),
      device: Device(
        clock: { self.clock.value },
        zone: { self.timeZone },
        queue: DispatchQueue(label: "ebb.tests", attributes: .concurrent),
        sleep: { span in
          try Task.checkCancellation()
          if self.sleeps.value {
            self.clock.change { $0 += Double(span.components.seconds) }
          } else {
            try await Task.sleep(for: .seconds(3_600))
          }
        }),
      keys: keys, owner: owner, notices: centre, memory: memory)
  }

  func pass(_ seconds: TimeInterval) { clock.change { $0 += seconds } }

  /// How many files of the store are open: iOS ends an app that holds a lock on one while it sleeps.
  func openFiles() throws -> Int {
    let store = folder.appendingPathComponent("store/ebb").path
    return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
      return target?.hasPrefix(store) ?? false
    }.count
  }

  /// The app after a touch on its icon.
  @MainActor func open(_ tokens: [String] = []) async throws -> AppModel {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("store"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let app = AppModel(platform)
    await app.start(tokens)
    await app.wake()
    return app
  }
}

/// The keys of stores, which a test can put out of reach.
final class KeyRing: KeyKeeping, @unchecked Sendable {
  struct Broken: Error {}
  let kept = Shared<[String: Data]>([:])
  let isBroken = Shared(false)

  func key(of store: String) throws -> Data? {
    if isBroken.value { throw Broken() }
    return kept.value[store]
  }

  func keep(_ key: Data, of store: String) throws {
    if isBroken.value { throw Broken() }
    kept.change { $0[store] = key }
  }
}

/// Who holds the phone, and whether it has a lock.
final class Owner: OwnerCheck, @unchecked Sendable {
  let hasLock = Shared(false)
  let isThere = Shared(true)
  let asked = Shared(0)

  func isPossible() async -> Bool { hasLock.value }

  func isOwner() async -> Bool {
    asked.change { $0 += 1 }
    return isThere.value
  }
}

final class Notes: Memory, @unchecked Sendable {
  private let kept = Shared<[String: Date]>([:])
  func date(_ name: String) -> Date? { kept.value[name] }
  func remember(_ date: Date?, _ name: String) { kept.change { $0[name] = date } }
}

extension AppModel {
  /// The page that is seen.
  var page: Page {
    get throws { try #require(visit).page }
  }

  /// All that can be read on it.
  var words: [String] {
    get throws { try page.words }
  }

  /// Touches an offer: a form's own is sent with what is typed. What asks first is answered with yes.
  func touch(_ label: String? = nil, key: String? = nil) async throws {
    let visit = try #require(visit)
    let offer = try visit.page.offer(label, key: key)
    let form = visit.forms.first { $0.submit == offer || $0.skip == offer }
    await choose(offer, at: visit, form: form?.id)
    if let asking {
      // As the system does: the question is put away, then the answer comes.
      leaveIt()
      await confirm(asking)
    }
  }

  /// Opens an item.
  func open(_ title: String) async throws {
    let visit = try #require(visit)
    let item = try visit.page.item(title)
    await open(try #require(item.open), at: visit)
  }

  /// Says something to the field of a path.
  func say(_ path: String, _ value: Value) async throws {
    let visit = try #require(visit)
    let parts = path.split(separator: ".").map(String.init)
    let form = try #require(visit.forms.first { $0.fields.contains { $0.id == parts[0] } })
    await say(value, to: .of(parts), of: form.id, at: visit)
  }

  /// What is wrong at the field of a path.
  func problem(_ path: String) throws -> String? {
    let visit = try #require(visit)
    let field = try visit.page.field(path)
    let filling = try #require(visit.forms.first.flatMap { visit.filling($0.id) })
    return filling.problem(field, at: .of(path.split(separator: ".").map(String.init)))
  }
}

extension FieldPath {
  static func of(_ parts: [String]) -> FieldPath {
    var path = FieldPath(parts[0])
    var rest = parts.dropFirst()
    while let part = rest.popFirst() {
      if let number = Int(part), let field = rest.popFirst() {
        path = path.entry(number, field)
      } else {
        path = path.part(part)
      }
    }
    return path
  }
}

let now = Place(token: "ebb/now")
let live = Place(token: "session/live")
let reminders = Place(token: "reminders/all?ahead=0")

extension AppModel {
  /// A reminder of the person's own, every day at a time.
  func addReminder(_ title: String, at time: String, kind: String = "own") async throws {
    await go(Place(token: "reminders/new"))
    try await say("kind", .chosen(ids: [kind]))
    try await say("title", .words(text: title))
    try await say("when.repeats", .chosen(ids: ["daily"]))
    try await say("when.times.0.time", .time(time: TimeOfDay(iso: time)))
    try await say("follows", .chosen(ids: ["device"]))
    try await touch("Keep it")
    if tokens.last == "reminders/new" { throw Unexpected(trouble ?? "it was not kept") }
  }
}
