package ebb

import java.time.Instant

/**
 * What the phone is to change in what it holds. Ask after every act, at every start, after a restart of the phone and
 * where its zone or clock changed, and tell [noticesScheduled] what became of it.
 *
 * [pending] is what the system says it holds, where it can say so; Android cannot, and is told by [noticesForgotten].
 * [room] is how many notices it can hold. All of this works ahead of the lock too.
 */
public suspend fun Ebb.noticePlan(pending: List<HeldNotice>? = null, room: Int = 60): EbbResult<NoticePlan> =
    ask { core.noticePlan(pending?.onEach { it.id.checked(); it.at.checked() }, room, device.moment()) }

/** The system took these of the last plan: ids that it cancelled, and ids that it holds now. What it refused is left out. */
public suspend fun Ebb.noticesScheduled(cancelled: List<String>, scheduled: List<String>): EbbResult<Unit> =
    ask { core.noticesScheduled(cancelled.onEach { it.checked() }, scheduled.onEach { it.checked() }) }

/**
 * The system has forgotten what it held: after a restart, a forced stop, a new install, or where notifications were
 * switched off. [since] is when it was last known to hold them.
 */
public suspend fun Ebb.noticesForgotten(since: Instant, cause: MissedCause): EbbResult<Unit> =
    ask { core.noticesForgotten(since.checked(), cause, device.moment()) }

/** It was seen to be shown. A system that cannot tell says nothing. */
public suspend fun Ebb.noticeDelivered(notice: String): EbbResult<Unit> =
    ask { core.noticeDelivered(notice.checked(), device.moment()) }

/** It could not be shown. Answers when to try again. */
public suspend fun Ebb.noticeNotDelivered(notice: String): EbbResult<Instant> =
    ask { core.noticeNotDelivered(notice.checked(), device.moment()) }

/** Somebody touched one of its buttons, or the notice itself. */
public suspend fun Ebb.noticeAnswered(notice: String, answer: NoticeAnswer): EbbResult<Unit> =
    ask { core.noticeAnswered(notice.checked(), answer, device.moment()) }

/** Which of the notices that are on screen to take away: done, skipped, put off or deleted meanwhile. */
public suspend fun Ebb.noticesClosed(shown: List<String>): EbbResult<List<String>> =
    ask { core.noticesClosed(shown.onEach { it.checked() }, device.moment()) }

/** Whether notices arrive on this device and what to do, from what can be seen of the system. */
public suspend fun Ebb.deliveryTest(report: DeliveryReport): EbbResult<SelfTest> = ask {
    report.maker.checked()
    listOfNotNull(report.dueAt, report.arrivedAt).forEach { it.checked() }
    core.deliveryTest(report, device.moment())
}

/** What the system of the phone is to show of Ebb: names of channels, a tile, shortcuts, a locked screen. */
public suspend fun Ebb.phoneWords(): EbbResult<PhoneWords> = ask { core.phoneWords(device.moment()) }
