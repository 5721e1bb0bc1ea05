public import EbbGenerated
public import Foundation

/// What the system of a phone is to hold, and what it reports. All of it works ahead of the lock too.
extension Ebb {
  /// What the phone is to change in what it holds. Ask after every act, at every start, and where the
  /// zone or the clock changed; tell ``noticesScheduled(cancelled:scheduled:)`` what became of it.
  ///
  /// `pending` is what the system says it holds, which iOS does; `room` is how many notices it can
  /// hold.
  public func noticePlan(
    pending: [HeldNotice]? = nil, room: Int = 60
  ) async throws(EbbError) -> NoticePlan {
    try await ask { core, moment in
      try core.noticePlan(pending: pending, room: narrow(room), moment: moment)
    }
  }

  /// The system took these of the last plan: ids that it cancelled, and ids that it holds now. What it
  /// refused is left out.
  public func noticesScheduled(
    cancelled: [String], scheduled: [String]
  ) async throws(EbbError) {
    try await ask { core, _ in
      try core.noticesScheduled(cancelled: cancelled, scheduled: scheduled)
    }
  }

  /// The system has forgotten what it held: after a restart, a forced stop, a new install, or where
  /// notifications were switched off. `since` is when it was last known to hold them.
  public func noticesForgotten(since: Date, cause: MissedCause) async throws(EbbError) {
    try await ask { core, moment in
      try core.noticesForgotten(since: since.checked(), cause: cause, moment: moment)
    }
  }

  /// It was seen to be shown. A system that cannot tell says nothing.
  public func noticeDelivered(_ notice: String) async throws(EbbError) {
    try await ask { core, moment in try core.noticeDelivered(notice: notice, moment: moment) }
  }

  /// It could not be shown. Answers when to try again.
  public func noticeNotDelivered(_ notice: String) async throws(EbbError) -> Date {
    try await ask { core, moment in try core.noticeNotDelivered(notice: notice, moment: moment) }
  }

  /// Somebody touched one of its buttons, or the notice itself.
  public func noticeAnswered(_ notice: String, _ answer: NoticeAnswer) async throws(EbbError) {
    try await ask { core, moment in
      try core.noticeAnswered(notice: notice, answer: answer, moment: moment)
    }
  }

  /// Which of the notices that are on screen to take away: done, skipped, put off or deleted
  /// meanwhile.
  public func noticesClosed(_ shown: [String]) async throws(EbbError) -> [String] {
    try await ask { core, moment in try core.noticesClosed(shown: shown, moment: moment) }
  }

  /// Whether notices arrive on this device and what to do, from what can be seen of the system.
  public func deliveryTest(_ report: DeliveryReport) async throws(EbbError) -> SelfTest {
    try await ask { core, moment in
      for date in [report.dueAt, report.arrivedAt] { _ = try date?.checked() }
      return try core.deliveryTest(report: report, moment: moment)
    }
  }

  /// What the system of the phone is to show of Ebb: shortcuts, a widget, a locked screen.
  public func phoneWords() async throws(EbbError) -> PhoneWords {
    try await ask { core, moment in try core.phoneWords(moment: moment) }
  }
}
