import EbbKit
import EbbTesting
import Foundation

/// Somebody who has opened the first page.
private func atFirst(_ ebb: Ebb) async throws -> Walk {
  try await Walk(ebb, from: Trail.begin()[0])
}

/// Every word of a page, a line each: of the first where no token is given.
func show(_ ebb: Ebb, _ token: String?) async throws {
  let walk =
    if let token { try await Walk(ebb, from: Place(token: token)) } else { try await atFirst(ebb) }
  for word in walk.page.words { print(word) }
}

/// Draws what is under way until so much time of the clock is over.
private func draw(_ ebb: Ebb, _ clock: MovedClock, seconds: TimeInterval) async throws {
  let end = clock.now + seconds
  var drawn = 0
  for try await frame in ebb.frames() {
    if clock.now >= end { break }
    if drawn % 15 == 0 {
      print("  \(frame.elapsed)  \(frame.phase)  lung \(String(format: "%.2f", frame.lung))")
    }
    drawn += 1
  }
}

/// Five seconds of breathing, by the first pattern as it stands.
func breathe(_ ebb: Ebb, _ clock: MovedClock) async throws {
  var walk = try await atFirst(ebb)
  for label in ["Breathe", "How long, and from which pace", "Start"] {
    try await walk.choose(walk.page.offer(label))
  }
  print(walk.page.title)
  try await draw(ebb, clock, seconds: 5)
  try await walk.choose(walk.page.offer("Stop here"))
}

/// A short ride, rated before and after.
func ride(_ ebb: Ebb, _ clock: MovedClock) async throws {
  var walk = try await atFirst(ebb)
  try await walk.choose(walk.page.offer("Ride an urge"))
  try await walk.say("strength", .number(value: 7))
  try await walk.choose(walk.page.offer("Go on"))
  try await draw(ebb, clock, seconds: 2)
  try await walk.choose(walk.page.offer("Enough for now"))
  try await walk.say("strength", .number(value: 4))
  try await walk.choose(walk.page.offer("Go on"))
  try await walk.choose(walk.page.offer("I rode it"))
}

/// Booster sessions after a treatment that ends today; it has ended once.
func booster(_ ebb: Ebb, _ clock: MovedClock) async throws {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = clock.zone
  let parts = calendar.dateComponents([.year, .month, .day], from: clock.now)
  let today = Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
  var walk = try await atFirst(ebb)
  try await walk.choose(walk.page.offer("Reminders"))
  guard let plan = walk.page.offers.first(where: { $0.label == "Plan boosters" }) else {
    return print("boosters are planned already")
  }
  try await walk.choose(plan)
  try await walk.say("ended", today.map { .day(day: $0) })
  if let submit = walk.page.form?.submit { try await walk.choose(submit) }
  print(walk.message?.words ?? "")
}

/// The plan, without a key.
func showPlan(in folder: URL, _ clock: MovedClock) async throws {
  let ebb = try await Ebb.aheadOfLock(folder, device: clock.device)
  try await ebb.unlock()
  var walk = try await atFirst(ebb)
  try await walk.choose(walk.page.offer("My plan"))
  for word in walk.page.words { print("  \(word)") }
}
