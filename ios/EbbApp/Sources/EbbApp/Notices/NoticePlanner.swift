public import EbbKit
import Foundation

/// Brings what the system holds to what the core wants it to hold.
///
/// iOS keeps the 64 notices that come first and drops the others without a word, so it is asked what it holds each time,
/// and never gets more than 60.
public actor NoticePlanner {
  /// How many notices the system is given at most; four less than it keeps.
  public static let room = 60
  private static let held = "notices.held"
  private static let learnt = "zones.learnt"

  private let platform: Platform
  private var planning = false
  private var again = false
  /// Those that were seen on the screen and told of.
  private var told: Set<String> = []

  /// A planner for the notifications of a device.
  public init(_ platform: Platform) {
    self.platform = platform
  }

  /// Plans anew: after every act, at every start, in the background, and where the zone or the clock changed. One that is
  /// asked for while another runs follows it.
  ///
  /// `asks`: the person did something just now, and may be asked whether notices may be shown. Answers what stands in the
  /// way of notices that are wanted.
  @discardableResult
  public func plan(_ ebb: Ebb, asks: Bool = false) async throws(EbbError) -> SelfTest? {
    guard !planning else {
      again = true
      return nil
    }
    planning = true
    defer { planning = false }
    var test: SelfTest?
    repeat {
      again = false
      test = try await once(ebb, asks: asks)
    } while again
    return test
  }

  private func once(_ ebb: Ebb, asks: Bool) async throws(EbbError) -> SelfTest? {
    try await learnZones(ebb)
    let centre = platform.notices
    var permission = await centre.permission()
    let now = platform.device.clock()
    if permission == .denied, let since = platform.memory.date(Self.held) {
      // They were switched off since: nothing of what was held has come.
      try await ebb.noticesForgotten(since: since, cause: .notAllowed)
      platform.memory.remember(nil, Self.held)
    }
    for id in await centre.shown() where told.insert(id).inserted {
      try await ebb.noticeDelivered(id)
    }
    let plan = try await ebb.noticePlan(pending: centre.pending(), room: Self.room)
    if permission == .notAsked, asks, !plan.schedule.isEmpty {
      permission = await centre.askPermission()
    }
    guard permission == .allowed else {
      return plan.schedule.isEmpty
        ? nil : try await ebb.deliveryTest(DeliveryReport(permission: permission))
    }
    if !plan.cancel.isEmpty { await centre.letGo(plan.cancel) }
    var taken: [String] = []
    for request in plan.schedule {
      do {
        try await centre.hold(request, in: NoticeCategory(request.actions))
        taken.append(request.id)
      } catch {
        // What it refused it does not hold: the next plan brings it again.
      }
    }
    try await ebb.noticesScheduled(cancelled: plan.cancel, scheduled: taken)
    platform.memory.remember(now, Self.held)
    await centre.takeAway(try await ebb.noticesClosed(centre.shown()))
    return nil
  }

  /// What the device knows of zones is told once a day.
  private func learnZones(_ ebb: Ebb) async throws(EbbError) {
    let now = platform.device.clock()
    if let last = platform.memory.date(Self.learnt), abs(now.timeIntervalSince(last)) < 86_400 {
      return
    }
    try await ebb.learnZones()
    platform.memory.remember(now, Self.learnt)
  }

  /// The zone of the device changed: what it knows is told anew, then it is planned anew.
  public func zoneChanged(_ ebb: Ebb) async throws(EbbError) {
    platform.memory.remember(nil, Self.learnt)
    try await plan(ebb)
  }

  /// Somebody touched a button of a notice, or the notice itself. Answers where that leads; nil where it leads nowhere.
  public func answered(
    _ notice: String, _ answer: NoticeAnswer, _ ebb: Ebb
  ) async throws(EbbError) -> Place? {
    // That it was seen is all that the notice itself tells; touched in a pocket, it only looks.
    try await ebb.noticeAnswered(notice, answer)
    if answer == .open { return try await ebb.entry(.notice(notice: notice)) }
    try await plan(ebb)
    return nil
  }
}
