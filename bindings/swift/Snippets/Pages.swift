import EbbKit
import EbbTesting

/// A test of an app takes the way of a person through the pages, with a kit that the package brings.
func addAReminder(_ ebb: Ebb, reminders: Place) async throws {
  var walk = try await Walk(ebb, from: reminders)
  try await walk.choose(walk.page.offer("Add a reminder"))
  try await walk.say("kind", .chosen(ids: ["own"]))
  try await walk.say("title", .words(text: "Water the fern"))
  try await walk.say("when.repeats", .chosen(ids: ["daily"]))
  if let six = TimeOfDay(hour: 18, minute: 0) {
    try await walk.say("when.times.0.time", .time(time: six))
  }
  try await walk.choose(walk.page.offer("Keep it"))
  print(walk.page.words)
}

/// What an app does after every act and at every start: what the system holds follows.
func holdNotices(
  _ ebb: Ebb, pending: [HeldNotice], cancel: ([String]) -> Void,
  schedule: (NoticeRequest) async -> Bool
) async throws {
  let plan = try await ebb.noticePlan(pending: pending)
  cancel(plan.cancel)
  var held: [String] = []
  for request in plan.schedule where await schedule(request) { held.append(request.id) }
  try await ebb.noticesScheduled(cancelled: plan.cancel, scheduled: held)
}
