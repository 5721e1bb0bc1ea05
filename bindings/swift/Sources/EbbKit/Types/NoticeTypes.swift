// What reminders are made of outside of pages, under the names that uniffi gives them.

public import EbbGenerated

/// What a phone is to change in what it holds.
public typealias NoticePlan = EbbGenerated.NoticePlan
/// A notice for the phone to hold until its time.
public typealias NoticeRequest = EbbGenerated.NoticeRequest
/// What a notification says.
public typealias NoticeText = EbbGenerated.NoticeText
/// A notice that the phone holds, as it reports it.
public typealias HeldNotice = EbbGenerated.HeldNotice
/// What a person answers to a notice.
public typealias NoticeAnswer = EbbGenerated.NoticeAnswer
/// Why an occurrence was not shown.
public typealias MissedCause = EbbGenerated.MissedCause
/// A button of a notice.
public typealias DeliveryAction = EbbGenerated.DeliveryAction
/// How much a notice presses.
public typealias Urgency = EbbGenerated.Urgency
/// What can be seen of the system.
public typealias DeliveryReport = EbbGenerated.DeliveryReport
/// Whether notifications may be shown.
public typealias NoticePermission = EbbGenerated.NoticePermission
/// Whether notices arrive, and what to do.
public typealias SelfTest = EbbGenerated.SelfTest
/// How the test stands.
public typealias DeliveryVerdict = EbbGenerated.DeliveryVerdict
/// One thing that stands in the way, with what to do.
public typealias DeliveryFinding = EbbGenerated.DeliveryFinding
/// One thing that stands in the way.
public typealias DeliveryProblem = EbbGenerated.DeliveryProblem
/// What the system of a phone shows of Ebb.
public typealias PhoneWords = EbbGenerated.PhoneWords
/// A way in from outside, and what it is called there.
public typealias WayIn = EbbGenerated.WayIn
/// What a device knows about one zone.
public typealias ZoneReport = EbbGenerated.ZoneReport
/// An instant from which another offset counts.
public typealias OffsetChange = EbbGenerated.OffsetChange
/// What a clock that nobody can set reads.
public typealias BootReading = EbbGenerated.BootReading
