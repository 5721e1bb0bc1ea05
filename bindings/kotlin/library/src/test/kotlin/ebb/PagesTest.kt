package ebb

import ebb.testing.Walk
import ebb.testing.field
import ebb.testing.form
import ebb.testing.item
import ebb.testing.offer
import ebb.testing.offers
import ebb.testing.words
import java.time.Duration
import java.time.LocalDate
import java.time.LocalTime
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

/** A reminder of the person's own, every day at [time]. */
internal suspend fun addReminder(ebb: Ebb, title: String, time: LocalTime, kind: String = "own"): Walk {
    val walk = Walk.from(ebb, REMINDERS)
    walk.choose(walk.page.offer("Add a reminder"))
    walk.say("kind", chosen(kind))
    walk.say("title", Value.Words(title))
    walk.say("when.repeats", chosen("daily"))
    walk.say("when.times.0.time", Value.Time(time))
    walk.say("follows", chosen("device"))
    assertIs<Reply.Went>(walk.choose(walk.page.offer("Keep it")))
    return walk
}

class PagesTest {
    @Test
    fun `a reminder is written in its form, which unfolds and says at each field what is wrong`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val walk = Walk.from(ebb, REMINDERS)
            walk.choose(walk.page.offer(key = "a"))
            assertEquals(listOf("reminders/all", "reminders/new"), walk.trail.map { it.token.substringBefore('?') })
            assertIs<Reply.Refused>(walk.choose(walk.page.offer("Keep it")))
            assertEquals(listOf("kind", "when"), walk.problems.map { it.field })
            walk.say("kind", chosen("own"))
            walk.say("title", Value.Words("Water the fern 🌿"))
            walk.say("when.repeats", chosen("weekly"))
            val days = assertIs<FieldKind.Choice>(walk.page.field("when.weekdays").kind)
            assertTrue(days.many && days.options.size == 7)
            walk.say("when.repeats", chosen("once"))
            walk.say("when.day", Value.Day(LocalDate.of(2026, 10, 31)))
            walk.say("when.time", Value.Time(LocalTime.of(23, 59, 59)))
            walk.say("follows", chosen("device"))
            val kept = assertIs<Reply.Went>(walk.choose(walk.page.offer("Keep it")))
            assertEquals(walk.page.place, kept.to)
            // The form is left: back leads to where one was before it.
            assertEquals(1, walk.trail.size)
            assertEquals("Kept: 2026-10-31 23:59. The next one is Saturday 31 October 23:59.", walk.message?.words)
            assertEquals("2026-10-31 23:59", walk.page.item("Water the fern 🌿").note)
        }
    }

    @Test
    fun `what is due is done, and what was done or deleted can be taken back`() = runBlocking<Unit> {
        val clock = SetClock()
        newEbb(emptyFolder(), clock).use { ebb ->
            // 10:00 in Berlin.
            addReminder(ebb, "Water the fern", LocalTime.of(10, 5))
            clock += Duration.ofMinutes(30)
            val walk = Walk.from(ebb, REMINDERS)
            fun waits() = walk.page.item("Water the fern").badge == Badge.WAITS
            assertTrue(waits())
            val item = walk.page.item("Water the fern")
            assertEquals(3, item.offers.size)
            walk.choose(item.offers.first())
            assertTrue(!waits())
            walk.choose(assertNotNull(walk.message?.undo))
            assertTrue(waits())
            walk.choose(assertNotNull(walk.page.item("Water the fern").open))
            walk.choose(walk.page.offer("The whole reminder"))
            val delete = walk.page.offer("Delete")
            assertEquals("Keep it", delete.confirm?.no)
            walk.choose(delete, sure = true)
            assertTrue("Water the fern" !in walk.page.words().joinToString().substringAfter("All right"))
            walk.choose(assertNotNull(walk.message?.undo))
            assertEquals("every day 10:05", walk.page.blocks.filterIsInstance<Block.Items>().single { it.items.id == "rules" }.items.items.single().note)
        }
    }

    @Test
    fun `a card is searched, opened and gone through step by step`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val walk = Walk.from(ebb, CARDS)
            walk.say("typed", Value.Words("stop"))
            assertEquals(listOf("STOP"), walk.page.blocks.filterIsInstance<Block.Items>().flatMap { it.items.items }.map { it.title }.take(1))
            walk.say("typed", Value.Words("want to die"))
            val first = assertIs<Block.Notice>(walk.page.blocks.first())
            assertEquals(NoticeKind.DANGER, first.kind)
            walk.say("typed", Value.Words("stop"))
            walk.choose(assertNotNull(walk.page.item("STOP").open))
            walk.choose(walk.page.offer("Step by step"))
            assertTrue(assertNotNull(walk.page.form()).atOnce)
            walk.say("strength", Value.Number(6.0))
            walk.choose(walk.page.offer("Go on"))
            repeat(5) { walk.choose(walk.page.offer(key = "n")) }
            walk.say("strength", Value.Number(3.0))
            walk.choose(walk.page.offer("Go on"))
            assertNotNull(walk.message)
            // A stop that lies further back is gone back to: what was visited since is left.
            walk.go(CARDS)
            assertEquals(listOf(CARDS), walk.trail)
        }
    }

    @Test
    fun `ahead of the lock, hidden or without a store, every card opens and nothing of the person's shows`() = runBlocking<Unit> {
        val clock = SetClock()
        val folder = emptyFolder()
        newEbb(folder, clock).use { ebb ->
            addReminder(ebb, "heron", LocalTime.of(18, 0))
            ebb.lock().getOrThrow()
            closed(ebb)
            assertIs<EbbError.Locked>(ebb.act(Action("reminders/keep")).error())
            val walk = Walk.from(ebb, REMINDERS)
            walk.choose(walk.page.offer("Show what is mine"))
            walk.go(REMINDERS)
            assertTrue("heron" in walk.page.words())
        }
        Ebb.aheadOfLock(folder, Device(clock)).getOrThrow().use { closed(it) }
        Ebb.open(emptyFolder(), KEY, Device(clock)).getOrThrow().use {
            closed(it)
            assertIs<EbbError.NoStore>(it.act(Action("reminders/keep")).error())
        }
    }

    private suspend fun closed(ebb: Ebb) {
        val walk = Walk.from(ebb, REMINDERS)
        assertTrue("heron" !in walk.page.words() && walk.page.form() == null)
        assertTrue(walk.page.doors.size == 7)
        walk.go(CARDS)
        walk.say("typed", Value.Words("stop"))
        walk.choose(assertNotNull(walk.page.item("STOP").open))
        assertTrue("Why it works" in walk.page.words())
    }

    @Test
    fun `a place and an action that an update no longer knows lead up and refuse`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            for (token in listOf("", "nowhere/at-all", "reminders/rule/nothing", "%", "reminders/all?ahead=x")) {
                val page = ebb.page(Place(token)).getOrThrow()
                assertTrue(page.place.token != token && page.doors.isNotEmpty(), token)
                assertIs<EbbError.NotFound>(ebb.act(Action(token)).error())
            }
            val first = Trail.begin().getOrThrow()
            assertEquals(first, Trail.went(Trail.went(first, CARDS).getOrThrow(), first.single()).getOrThrow())
        }
    }

    @Test
    fun `what has no form in the core is refused before the call, and leaves nothing behind`() = runBlocking<Unit> {
        val before = Ebb.objectsAlive().getOrThrow()
        val half = "caf\uD83D"
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val said = listOf(
                Value.Words(half),
                Value.Chosen(listOf(half)),
                Value.File(half, ByteArray(0)),
                Value.Day(LocalDate.MAX),
                Value.Each(listOf(listOf(Answer("title", Value.Words("\uDC00"))))),
            )
            val answers = said.map { listOf(Answer("title", it)) } + listOf(listOf(Answer(half, chosen("x"))))
            for (answer in answers) {
                assertIs<EbbError.Refused>(ebb.page(REMINDERS, answer).error())
                assertIs<EbbError.Refused>(ebb.act(Action("reminders/keep"), answer).error())
                assertIs<EbbError.Refused>(ebb.act(Action("reminders/keep"), answer) { true }.error())
            }
            assertIs<EbbError.Refused>(ebb.page(Place(half)).error())
            assertIs<EbbError.Refused>(ebb.act(Action(half)).error())
            assertIs<EbbError.Refused>(Trail.went(listOf(Place(half)), CARDS).error())
            assertIs<EbbError.Refused>(ebb.save(Action(half), emptyFolder()).error())
            assertIs<EbbError.Refused>(ebb.learnZones(release = half).error())
            // A whole letter of two halves is a letter.
            assertNull(ebb.page(CARDS, listOf(Answer("typed", Value.Words("🌿")))).getOrThrow().refreshAt)
        }
        assertEquals(before, Ebb.objectsAlive().getOrThrow())
    }

    @Test
    fun `slow work can be watched and called off through a page`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val walk = Walk.from(ebb, REMINDERS)
            val test = walk.page.offers().first { it.label == "Try whether they arrive" }
            val action = assertIs<Target.Act>(test.target).action
            assertIs<Reply.Went>(ebb.act(action) { true }.getOrThrow())
        }
    }
}
