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
/// What a host that waits for the time itself is to do now.
public typealias Look = EbbGenerated.Look
/// One notice to show at once.
public typealias Delivery = EbbGenerated.Delivery
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
/// How much a notification on a locked screen may say.
public typealias Discretion = EbbGenerated.Discretion
/// What a reminder is for.
public typealias ReminderKind = EbbGenerated.ReminderKind
/// How long to put something off.
public typealias Snooze = EbbGenerated.Snooze
/// Whether reminders other than appointments and medicines are wanted.
public typealias QuietChoice = EbbGenerated.QuietChoice
/// A date for a booster session.
public typealias Appointment = EbbGenerated.Appointment
