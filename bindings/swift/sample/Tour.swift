import EbbKit
import Foundation

/// Each page that is printed as JSON, by its name on the command line.
let pages: [String: JsonPage] = [
  "status": .status,
  "history": .history(limit: 30),
  "plan": .plan(door: nil),
  "reminders": .reminders,
]

/// The Now screen.
func show(_ ebb: Ebb) async throws {
  let screen = try await ebb.now()
  let head =
    [screen.title, screen.greeting] + screen.notices + screen.missed + [screen.next, screen.today]
  for line in head where !line.isEmpty { print(line) }
  for offer in screen.offers + screen.doors { print("  \(offer.label)") }
}

/// Draws what is under way until so much time of the clock is over.
private func draw(_ ebb: Ebb, _ clock: MovedClock, seconds: TimeInterval) async throws {
  let end = clock.now + seconds
  print(try await ebb.exercise()?.title ?? "")
  var drawn = 0
  for try await frame in ebb.frames() {
    if clock.now >= end { break }
    if drawn % 15 == 0 {
      print("  \(frame.elapsed)  \(frame.phase)  lung \(String(format: "%.2f", frame.lung))")
    }
    drawn += 1
  }
}

/// Five seconds of breathing.
func breathe(_ ebb: Ebb, _ clock: MovedClock) async throws {
  try await ebb.act(.startBreathing(pattern: "long-exhale", minutes: 1, fromRate: nil))
  try await draw(ebb, clock, seconds: 5)
  try await ebb.act(.finish(outcome: nil))
}

/// A short ride, rated twice.
func ride(_ ebb: Ebb, _ clock: MovedClock) async throws {
  try await ebb.act(.startRide)
  try await ebb.act(.rate(value: 7))
  try await draw(ebb, clock, seconds: 2)
  try await ebb.act(.rate(value: 4))
  try await ebb.act(.enough)
  try await ebb.act(.finish(outcome: .rode))
}

/// Booster sessions after a treatment that ends today.
func booster(_ ebb: Ebb, _ clock: MovedClock) async throws {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = clock.zone
  let day = calendar.dateComponents([.year, .month, .day], from: clock.now)
  let today = String(format: "%04d-%02d-%02d", day.year ?? 0, day.month ?? 0, day.day ?? 0)
  let place = try await ebb.act(
    .reminder(change: .planBoosters(ended: today, months: "", prepare: "")))
  print("boosters after \(today): \(place)")
}

/// The plan, without a key.
func showPlan(in folder: URL) throws {
  for entry in try PlanFile(in: folder).shown(locked: false).entries { print("  \(entry.text)") }
}

/// A page as the terminal prints it.
func printJSON(_ ebb: Ebb, _ page: JsonPage) async throws {
  if page == .reminders { try await ebb.lookBack() }
  print(try await ebb.json(page))
}
