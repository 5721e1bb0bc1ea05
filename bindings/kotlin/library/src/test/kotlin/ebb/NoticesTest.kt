package ebb

import ebb.testing.Walk
import ebb.testing.item
import ebb.testing.offer
import ebb.testing.words
import java.time.Duration
import java.time.Instant
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.zone.ZoneOffsetTransition
import java.time.zone.ZoneRules
import java.time.zone.ZoneRulesProvider
import java.util.NavigableMap
import java.util.TreeMap
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

/** A phone that keeps so many notices and no more, shows them by itself, forgets, restarts and travels. */
private class Phone(val ebb: Ebb, val clock: SetClock, val room: Int = 64, val tells: Boolean = true) {
    val holds = linkedMapOf<String, NoticeRequest>()
    val shown = mutableListOf<NoticeRequest>()
    var refuses = 0

    private fun pending() = holds.values.map { HeldNotice(it.id, it.at, it.mark) }

    /** What an app does after every act and at every start. Answers how many steps that took. */
    suspend fun plan(): Int {
        val plan = ebb.noticePlan(if (tells) pending() else null, room).getOrThrow()
        plan.cancel.forEach(holds::remove)
        val taken = plan.schedule.drop(refuses)
        refuses = 0
        for (request in taken) holds[request.id] = request
        check(holds.size <= room) { "${holds.size} held" }
        ebb.noticesScheduled(plan.cancel, taken.map { it.id }).getOrThrow()
        return plan.cancel.size + plan.schedule.size
    }

    fun pass(span: Duration, on: Boolean = true) {
        clock += span
        val due = holds.values.filter { it.at <= clock.at }.sortedBy { it.at }
        due.forEach { holds.remove(it.id) }
        if (on) shown += due
    }
}

/** A zone that goes from three hours east to four a month after the tests begin. */
private object Elsewhere : ZoneRulesProvider() {
    const val NAME: String = "Elsewhere/Moves"
    private val rules = ZoneRules.of(
        ZoneOffset.ofHours(3),
        ZoneOffset.ofHours(3),
        emptyList(),
        listOf(ZoneOffsetTransition.of(LocalDateTime.of(2026, 10, 20, 2, 0), ZoneOffset.ofHours(3), ZoneOffset.ofHours(4))),
        emptyList(),
    )

    override fun provideZoneIds(): Set<String> = setOf(NAME)

    override fun provideRules(zoneId: String, forCaching: Boolean): ZoneRules = rules

    override fun provideVersions(zoneId: String): NavigableMap<String, ZoneRules> = TreeMap(mapOf("2026z" to rules))
}

private val EVENING = LocalTime.of(18, 0)

class NoticesTest {
    private fun phone(zone: String = "Europe/Berlin", tells: Boolean = true, test: suspend (Phone) -> Unit) = runBlocking {
        val clock = SetClock()
        clock.inZone = ZoneId.of(zone)
        newEbb(emptyFolder(), clock).use { test(Phone(it, clock, tells = tells)) }
    }

    @Test
    fun `a phone holds what fits, and asking again changes nothing`() = phone { phone ->
        for (hour in 7..11) addReminder(phone.ebb, "pill $hour", LocalTime.of(hour, 0), "medication")
        assertEquals(60, phone.plan())
        assertEquals(0, phone.plan())
        val first = phone.holds.values.first()
        // 11:00 in Berlin is the first that is still to come.
        assertEquals(Instant.parse("2026-09-22T09:00:00Z"), first.at)
        assertEquals(Urgency.HIGH, first.urgency)
        assertEquals(listOf(NoticeAnswer.DONE, NoticeAnswer.LATER, NoticeAnswer.OPEN), first.actions.map { it.answer })
        assertTrue(phone.holds.values.none { "pill" in it.text.title + it.text.body })
        phone.pass(Duration.ofDays(1))
        assertEquals(5, phone.shown.size)
        assertEquals(5, phone.plan() - 1, "five more, and the last call moves")
    }

    @Test
    fun `done, later and seen are answered from a notice, ahead of the lock too`() = phone { phone ->
        addReminder(phone.ebb, "heron", EVENING)
        phone.plan()
        phone.pass(Duration.ofHours(9))
        val notice = phone.shown.single()
        val place = phone.ebb.entry(Entry.Notice(notice.id)).getOrThrow()
        assertEquals("heron", phone.ebb.page(place).getOrThrow().title)
        phone.ebb.lock().getOrThrow()
        phone.ebb.noticeDelivered(notice.id).getOrThrow()
        assertEquals(emptyList(), phone.ebb.noticesClosed(listOf(notice.id)).getOrThrow())
        phone.ebb.noticeAnswered(notice.id, NoticeAnswer.LATER).getOrThrow()
        // Put off: it is taken from the screen, and comes back in an hour.
        assertEquals(listOf(notice.id), phone.ebb.noticesClosed(listOf(notice.id)).getOrThrow())
        phone.plan()
        phone.pass(Duration.ofHours(1))
        val again = phone.shown.last()
        assertEquals(phone.clock.at, again.at)
        assertTrue("heron" !in again.text.title + again.text.body)
        phone.ebb.noticeAnswered(again.id, NoticeAnswer.DONE).getOrThrow()
        phone.plan()
        phone.ebb.unlock().getOrThrow()
        val page = Walk.from(phone.ebb, REMINDERS).page
        assertEquals("Tomorrow 18:00", page.item("heron").note)
        assertTrue("did not come" !in page.words().joinToString())
        // What nobody knows any more is no fault of the person who touched it.
        phone.ebb.noticeAnswered("nothing", NoticeAnswer.DONE).getOrThrow()
    }

    @Test
    fun `what the phone forgot is held again, and what it did not show meanwhile is told once`() = phone(tells = false) { phone ->
        addReminder(phone.ebb, "fern", EVENING)
        phone.plan()
        val before = phone.holds.keys.toSet()
        val since = phone.clock.at
        phone.holds.clear()
        // It was off over the evening, and cannot say what it holds.
        phone.pass(Duration.ofDays(1), on = false)
        phone.ebb.noticesForgotten(since, MissedCause.PHONE_OFF).getOrThrow()
        phone.plan()
        assertEquals(1, (before - phone.holds.keys).size)
        val walk = Walk.from(phone.ebb, REMINDERS)
        assertTrue("did not come" in walk.page.words().joinToString())
        walk.choose(walk.page.offer("All right"))
        walk.go(REMINDERS)
        assertTrue("did not come" !in walk.page.words().joinToString())
    }

    @Test
    fun `a system that dropped or refused some is told to hold them again`() = phone { phone ->
        addReminder(phone.ebb, "fern", EVENING)
        phone.refuses = 2
        phone.plan()
        val held = phone.holds.size
        phone.plan()
        assertEquals(held + 2, phone.holds.size)
        phone.holds.keys.take(7).forEach(phone.holds::remove)
        phone.plan()
        assertEquals(held + 2, phone.holds.size)
    }

    @Test
    fun `in another zone what follows the phone moves with it`() = phone { phone ->
        addReminder(phone.ebb, "fern", EVENING)
        phone.plan()
        assertEquals(Instant.parse("2026-09-22T16:00:00Z"), phone.holds.values.first().at)
        phone.clock.inZone = ZoneId.of("America/New_York")
        assertTrue(phone.plan() > 50)
        assertEquals(Instant.parse("2026-09-22T22:00:00Z"), phone.holds.values.first().at)
        assertEquals(0, phone.plan())
    }

    @Test
    fun `a zone of the device that no table knows is followed as the device tells it`() = phone { phone ->
        ZoneRulesProvider.registerProvider(Elsewhere)
        phone.clock.inZone = ZoneId.of(Elsewhere.NAME)
        addReminder(phone.ebb, "fern", EVENING)
        phone.plan()
        fun hours() = phone.holds.values.map { it.at.atOffset(ZoneOffset.UTC).hour }.toSet()
        // Its present offset is all that was known: 18:00 at three hours east.
        assertEquals(setOf(15), hours())
        phone.ebb.learnZones().getOrThrow()
        phone.plan()
        assertEquals(setOf(15, 14), hours())
        assertEquals(0, phone.plan())
    }

    @Test
    fun `the test of notices arrives, or says what stands in its way`() = phone { phone ->
        val report = DeliveryReport(NoticePermission.ALLOWED)
        suspend fun verdict(report: DeliveryReport) = phone.ebb.deliveryTest(report).getOrThrow()
        assertEquals(DeliveryVerdict.NOT_TRIED, verdict(report).verdict)
        val denied = verdict(report.copy(permission = NoticePermission.DENIED)).findings.first()
        assertTrue(denied.blocks && denied.problem == DeliveryProblem.DENIED)
        val walk = Walk.from(phone.ebb, REMINDERS)
        walk.choose(walk.page.offer("Try whether they arrive"))
        phone.plan()
        assertEquals(0, phone.plan())
        assertEquals(DeliveryVerdict.WAITING, verdict(report).verdict)
        phone.pass(Duration.ofMinutes(1))
        phone.ebb.noticeDelivered(phone.shown.single().id).getOrThrow()
        assertEquals(DeliveryVerdict.WORKS, verdict(report).verdict)
    }

    @Test
    fun `what has no form in the core is refused, and leaves nothing behind`() = runBlocking<Unit> {
        val before = Ebb.objectsAlive().getOrThrow()
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val half = "\uD83D"
            val refused = listOf(
                ebb.noticePlan(listOf(HeldNotice(half, START, 0))),
                ebb.noticesScheduled(listOf(half), emptyList()),
                ebb.noticesForgotten(Instant.MIN, MissedCause.PHONE_OFF),
                ebb.noticeDelivered(half),
                ebb.noticeNotDelivered(half),
                ebb.noticeAnswered(half, NoticeAnswer.DONE),
                ebb.noticesClosed(listOf(half)),
                ebb.deliveryTest(DeliveryReport(NoticePermission.ALLOWED, maker = half)),
                ebb.deliveryTest(DeliveryReport(NoticePermission.ALLOWED, dueAt = Instant.MAX)),
                ebb.noticePlan(listOf(HeldNotice("x", Instant.MAX, 0))),
            )
            refused.forEach { assertIs<EbbError.Refused>(it.error()) }
        }
        assertEquals(before, Ebb.objectsAlive().getOrThrow())
    }
}
