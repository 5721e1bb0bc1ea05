// What the app's own work costs with the library that phones get: CPU time of the process, which other programs on the machine
// do not add to.

import EbbApp
import EbbKit
import EbbTesting
import Foundation

/// The clock of this process, which the figures set.
final class Clock: @unchecked Sendable {
  // One task reads and sets it.
  var now = Date(timeIntervalSince1970: 1_790_064_000)
}

/// A system that holds what it is given and shows what is due.
final class Centre: NoticeCentre, @unchecked Sendable {
  private let clock: Clock
  private var held: [String: HeldNotice] = [:]
  private(set) var given = 0

  init(_ clock: Clock) { self.clock = clock }

  func pending() async -> [HeldNotice] {
    held = held.filter { $0.value.at > clock.now }
    return Array(held.values)
  }
  func hold(_ request: NoticeRequest, in category: NoticeCategory) async throws {
    held[request.id] = HeldNotice(id: request.id, at: request.at, mark: request.mark)
    given += 1
  }
  func due(within seconds: Double) -> [String] {
    held.values.filter { $0.at <= clock.now + seconds }.map(\.id)
  }
  func letGo(_ ids: [String]) async { for id in ids { held[id] = nil } }
  func shown() async -> [String] { [] }
  func takeAway(_ ids: [String]) async {}
  func permission() async -> NoticePermission { .allowed }
  func askPermission() async -> NoticePermission { .allowed }
}

/// What the figures need of a phone beside that.
final class Desk: KeyKeeping, OwnerCheck, Memory, @unchecked Sendable {
  private var keys: [String: Data] = [:]

  func key(of store: String) throws -> Data? { keys[store] }
  func keep(_ key: Data, of store: String) throws { keys[store] = key }
  func isPossible() async -> Bool { false }
  func isOwner() async -> Bool { true }
  func date(_ name: String) -> Date? { nil }
  func remember(_ date: Date?, _ name: String) {}
}

func cpu() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

/// Prints milliseconds beside their goal; true where it was met.
func say(_ name: String, _ spent: Double, goal: Double?) -> Bool {
  let met = goal.map { spent <= $0 } ?? true
  let beside = goal.map { "goal \($0)" } ?? ""
  print(name, String(format: "%.2f ms", spent), beside, met ? "" : "missed")
  return met
}

/// Two years of booster sessions after a treatment that ends today, and perhaps a reminder of each day.
func schedule(_ ebb: Ebb, from today: Day?, daily: Bool) async throws -> Bool {
  var walk = try await Walk(ebb, from: Place(token: "reminders/all?ahead=0"))
  try await walk.choose(walk.page.offer("Plan boosters"))
  try await walk.say("ended", today.map { .day(day: $0) })
  guard case .went = try await walk.choose(walk.page.form?.submit.target, saying: walk.answers)
  else { return false }
  guard daily else { return true }
  try await walk.go(Place(token: "reminders/new"))
  try await walk.say("kind", .chosen(ids: ["mindfulness"]))
  try await walk.say("when.repeats", .chosen(ids: ["daily"]))
  try await walk.say("when.times.0.time", TimeOfDay(hour: 18, minute: 0).map { .time(time: $0) })
  try await walk.say("follows", .chosen(ids: ["device"]))
  guard case .went = try await walk.choose(walk.page.offer("Keep it")) else { return false }
  return true
}

/// An app in a folder of its own, at a clock that goes where it is set.
@MainActor struct Bench {
  let clock = Clock()
  let centre: Centre
  let app: AppModel
  let ebb: Ebb
  let zone: TimeZone

  init(_ folder: URL) async throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let clock = clock
    let desk = Desk()
    let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    zone = berlin
    centre = Centre(clock)
    app = AppModel(
      Platform(
        folder: folder, outbox: folder.appendingPathComponent("outbox"),
        device: Device(clock: { clock.now }, zone: { berlin }), keys: desk, owner: desk,
        notices: centre, memory: desk))
    await app.start()
    guard let ebb = app.ebb else { throw CancellationError() }
    self.ebb = ebb
  }

  /// Plans anew on each of 730 days; answers the CPU time of that, milliseconds.
  func twoYears(daily: Bool) async throws -> Double {
    guard try await schedule(ebb, from: Day(clock.now, in: zone), daily: daily) else { return .nan }
    var spent = 0.0
    for _ in 0..<730 {
      // What came that day is done, or three that were ignored would ask whether to go quiet.
      let due = centre.due(within: 86_400)
      clock.now += 86_400
      for notice in due { try await ebb.noticeAnswered(notice, .done) }
      let before = cpu()
      let pending = await centre.pending()
      let plan = try await ebb.noticePlan(pending: pending, room: NoticePlanner.room)
      await centre.letGo(plan.cancel)
      for request in plan.schedule {
        try await centre.hold(request, in: NoticeCategory(request.actions))
      }
      try await ebb.noticesScheduled(cancelled: plan.cancel, scheduled: plan.schedule.map(\.id))
      spent += cpu() - before
    }
    print(centre.given, "notices were handed over")
    return spent
  }

  /// The median of what it takes to ask for *Now* and to have it as it is drawn, milliseconds.
  func now() async -> Double {
    await app.go(Place(token: "ebb/now"))
    var rounds: [Double] = []
    for _ in 0..<25 {
      let before = cpu()
      for _ in 0..<40 { await app.refresh() }
      rounds.append((cpu() - before) / 40)
    }
    return rounds.sorted()[12]
  }
}

@MainActor func figures() async throws -> Bool {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "ebb-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let fresh = try await Bench(folder.appendingPathComponent("new"))
  let first = say("the model of Now:", await fresh.now(), goal: 1)
  let alone = try await Bench(folder.appendingPathComponent("alone")).twoYears(daily: false)
  let boosters = say("two years of boosters, planned anew on 730 days:", alone, goal: 400)
  let both = try await Bench(folder.appendingPathComponent("both"))
  _ = say("the same beside a daily reminder:", try await both.twoYears(daily: true), goal: nil)
  let model = say("the model of Now after these two years:", await both.now(), goal: 1)
  return first && boosters && model
}

exit(try await figures() ? 0 : 1)
