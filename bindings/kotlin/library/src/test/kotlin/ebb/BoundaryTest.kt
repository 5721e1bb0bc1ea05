package ebb

import ebb.testing.Walk
import ebb.testing.item
import ebb.testing.offer
import ebb.testing.offers
import ebb.testing.words
import java.nio.file.Files
import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

class BoundaryTest {
    @Test
    fun `instants survive to the millisecond and at the extremes, and beyond are refused`() {
        val last = Instant.parse("9999-12-31T23:59:59.999Z")
        for (instant in listOf(Instant.EPOCH, last) + (0L until 1_000L).map { START.plusMillis(it) }) {
            assertEquals(instant, FfiConverterTypeInstant.lift(FfiConverterTypeInstant.lower(instant.checked())))
        }
        assertEquals(START.toEpochMilli() + 1, FfiConverterTypeInstant.lower(START.plusNanos(500_000)))
        for (instant in listOf(Instant.EPOCH.minusMillis(1), last.plusMillis(1), Instant.MIN, Instant.MAX)) {
            assertIs<EbbError.Refused>(Keys.newId(instant).error())
        }
    }

    @Test
    fun `a store that cannot be opened is said, and every tool works`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        newEbb(folder, clock).close()
        val wrong = ByteArray(32) { 8 }
        val problems = listOf(
            Ebb.open(emptyFolder(), KEY, Device(clock)).getOrThrow(),
            Ebb.open(folder, wrong, Device(clock)).getOrThrow(),
            Ebb.open(folder, ByteArray(3), Device(clock)).getOrThrow(),
            Ebb.aheadOfLock(folder, Device(clock)).getOrThrow(),
        ).map { ebb ->
            ebb.use {
                assertEquals(LIVE, it.act(RIDE).place())
                it.problem().getOrThrow()
            }
        }
        assertIs<EbbError.NoStore>(problems[0])
        assertIs<EbbError.Unreadable>(problems[1])
        assertIs<EbbError.Key>(problems[2])
        assertIs<EbbError.Closed>(problems[3])
    }

    @Test
    fun `the plan opens without a store, and shows ahead of the lock only what was allowed`() = runBlocking<Unit> {
        val folder = emptyFolder()
        newEbb(folder, SetClock()).use { ebb ->
            ebb.writeInPlan("restless, pacing").getOrThrow()
            ebb.writeInPlan("phone off").getOrThrow()
            val walk = Walk.from(ebb, PLAN)
            walk.choose(walk.page.offer("Only the parts I mark, with the crisis lines"))
            walk.choose(walk.page.item("phone off").offers.first())
            val marks = walk.page.offers().map { it.target }.filterIsInstance<Target.Act>().filter { "/mark/" in it.action.token }
            walk.choose(marks.single())
        }
        Files.delete(folder.resolve("ebb.db"))
        Ebb.aheadOfLock(folder, Device(SetClock())).getOrThrow().use { ebb ->
            val locked = ebb.page(PLAN).getOrThrow().words()
            assertTrue("restless, pacing" !in locked && "phone off" in locked && "TelefonSeelsorge" in locked, "$locked")
            ebb.unlock().getOrThrow()
            assertTrue("restless, pacing" in ebb.page(PLAN).getOrThrow().words())
            assertTrue("Samaritans" in ebb.page(Place("crisis/lines?region=GB")).getOrThrow().words())
        }
    }
}
