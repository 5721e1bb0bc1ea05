package ebb.app.notices

import android.content.Context
import ebb.Ebb
import ebb.EbbResult
import ebb.MissedCause
import ebb.NoticeAnswer
import ebb.NoticeText
import ebb.Urgency
import ebb.app.bootId
import ebb.app.ways.WaysIn
import ebb.deliveryTest
import ebb.getOrElse
import ebb.learnZones
import ebb.noticeAnswered
import ebb.noticeDelivered
import ebb.noticeNotDelivered
import ebb.noticePlan
import ebb.noticesClosed
import ebb.noticesForgotten
import ebb.noticesScheduled
import ebb.phoneWords
import java.time.Clock
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext

/**
 * Has the phone hold what the core plans, and tells the core what the phone did and what became of it. It decides nothing:
 * what to hold, when and in which words comes as a plan.
 */
class Reminding(
    private val context: Context,
    private val clock: Clock,
    /** Where files are read and the system is asked. */
    private val background: CoroutineDispatcher = Dispatchers.IO,
    private val ebb: suspend () -> Ebb,
) {
    private val alarms = Alarms(context)
    private val board = NoticeBoard(context)
    private val file = HeldFile(context)
    private val one = Mutex()

    /** Asks for a plan and carries it out: after every act, at every start, after a restart, after a change of the clock. */
    suspend fun settle(): Unit = alone { settleNow() }

    /** The same after telling what the phone knows of zones, which changes faster than apps. */
    suspend fun learnAndSettle(): Unit = alone {
        // What cannot be kept now is told again tomorrow.
        ebb().learnZones(android.icu.util.TimeZone.getTZDataVersion())
        settleNow()
    }

    /** The time of a notice has come. It is shown first; whatever else there is to do may wait for a disk. */
    fun show(notice: Notice): Boolean = board.show(notice)

    /** What became of one whose time had come. */
    suspend fun shown(notice: Notice, wasShown: Boolean): Unit = alone {
        val ebb = ebb()
        if (wasShown) {
            ebb.noticeDelivered(notice.id)
        } else {
            ebb.noticeNotDelivered(notice.id)
            val held = file.read()
            if (!board.allowed) file.write(held.copy(silentSince = held.silentSince ?: notice.at))
        }
        alarms.cancel(notice.id)
        settleNow()
    }

    /** A button of a notice was touched. It leaves the screen once the answer is kept, and stands where it could not be. */
    suspend fun answer(id: String, answer: NoticeAnswer): Boolean = alone {
        val kept = ebb().noticeAnswered(id, answer) is EbbResult.Ok
        if (kept) board.cancel(id)
        settleNow()
        kept
    }

    /** Whether something is held, and so leave to show notices is worth asking for. */
    suspend fun holdsSomething(): Boolean = alone { file.read().at.values.any { it > clock.instant() } }

    /** Before the phone was first unlocked neither key nor store can be read: what was held is held again, in neutral words. */
    fun holdAgain() {
        val held = file.read()
        held.notices().filter { it.at > clock.instant() }.forEach(alarms::set)
    }

    /** The same where the time of one has come. */
    fun showBeforeUnlock(id: String) {
        val held = file.read()
        val notice = held.notices().firstOrNull { it.id == id } ?: return
        if (board.show(notice)) file.write(held.copy(shown = held.shown + id))
    }

    /** One thing after the other, and none of it on the thread that draws. */
    private suspend fun <T> alone(work: suspend () -> T): T = withContext(background) { one.withLock { work() } }

    private suspend fun settleNow() {
        val ebb = ebb()
        val before = file.read()
        val now = clock.instant()
        before.shown.forEach { ebb.noticeDelivered(it) }
        val words = ebb.phoneWords().getOrNull()?.also(board::name)
        val neutral = words?.notice ?: NoticeText(before.title, before.body)
        val forgot = forgotten(ebb, before, neutral, now)
        // They may stand under ids that the new plan does not know.
        if (forgot) before.at.keys.forEach(alarms::cancel)
        val plan = ebb.noticePlan().getOrElse {
            // The store cannot be read. What was known is held on to, and said in words that need no store.
            before.notices().filter { one -> one.at > now && !alarms.isSet(one.id) }.forEach(alarms::set)
            return
        }
        plan.cancel.forEach(alarms::cancel)
        val taken = plan.schedule.filter { alarms.set(Notice(it, neutral)) }
        ebb.noticesScheduled(plan.cancel, taken.map { it.id })
        val kept = if (forgot) emptyMap() else before.at - plan.cancel.toSet()
        val after = HeldNotices(
            at = (kept + taken.associate { it.id to it.at }).filterValues { it > now },
            title = neutral.title,
            body = neutral.body,
            seen = now,
            boot = context.bootId(),
            exact = alarms.exactAllowed,
            silentSince = before.silentSince.takeUnless { board.allowed },
        )
        // To the minute is enough, and a file that is written costs a phone something.
        val said = before.seen?.let { Duration.between(it, now) < Duration.ofMinutes(1) && it <= now } == true
        if (!said || after.copy(seen = before.seen) != before) file.write(after)
        // What stands in their way is said where reminders are looked at.
        ebb.deliveryTest(deliveryReport(context, Leave(context).asked))
        ebb.noticesClosed(board.shown()).getOrNull()?.forEach(board::cancel)
        words?.let { WaysIn.offer(context, it) }
    }

    /** Tells the core where the phone no longer holds what it held, and why, or is to be told all of it anew. */
    private suspend fun forgotten(ebb: Ebb, before: HeldNotices, neutral: NoticeText, now: Instant): Boolean {
        // Where nothing was ever held there is nothing to forget.
        val seen = before.seen ?: return false
        val silentSince = before.silentSince?.takeIf { board.allowed }
        if (silentSince != null) ebb.noticesForgotten(silentSince, MissedCause.NOT_ALLOWED)
        val restarted = before.boot != context.bootId()
        // A forced stop takes the intents away, and says nothing.
        val stopped = before.at.any { (id, at) -> at > now && !alarms.isSet(id) }
        val exact = alarms.exactAllowed
        when {
            restarted || stopped -> ebb.noticesForgotten(seen, MissedCause.PHONE_OFF)
            // Leave that is taken back takes what was to the minute with it, and leaves the intents.
            before.exact && !exact -> ebb.noticesForgotten(seen, MissedCause.NOT_HELD)
            // Nothing is lost, and all of it is to be set in another way or says another word on a locked screen.
            !before.exact && exact || neutral != NoticeText(before.title, before.body) ->
                ebb.noticesForgotten(now, MissedCause.NOT_HELD)
            else -> return silentSince != null
        }
        return true
    }

    private fun HeldNotices.notices(): List<Notice> {
        val text = NoticeText(title, body)
        // How much each presses is not in the file: to the minute, then, where that is allowed.
        return at.map { (id, at) -> Notice(id, at, text, text, Urgency.HIGH) }
    }
}
