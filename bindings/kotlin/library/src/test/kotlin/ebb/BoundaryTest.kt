package ebb

import ebb.core.FfiConverterTypeInstant
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
                assertEquals(OldPlace.Exercise, it.act(OldAction.StartRide).getOrThrow())
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
            val write = PlanAction.Write(PlanSection.EARLY_SIGNS, "restless, pacing", "", "")
            ebb.act(OldAction.Plan(write)).getOrThrow()
        }
        Files.delete(folder.resolve("ebb.db"))
        PlanFile.of(folder).getOrThrow().use { file ->
            assertEquals(VaultCondition.Whole, file.open().getOrThrow().condition)
            assertEquals(listOf("restless, pacing"), file.shown(locked = false).getOrThrow().entries.map { it.text })
            assertTrue(file.shown(locked = true).getOrThrow().entries.isEmpty())
        }
        assertTrue(CrisisLines.of("GB").getOrThrow().lines.isNotEmpty())
    }
}
