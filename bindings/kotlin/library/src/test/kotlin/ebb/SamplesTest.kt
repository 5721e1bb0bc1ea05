package ebb

import ebb.samples.addAReminder
import ebb.samples.goOn
import ebb.samples.openOrCreate
import ebb.samples.planBoosters
import ebb.samples.readThePlan
import ebb.samples.rideAnUrge
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking

class SamplesTest {
    @Test
    fun `the samples of the documentation do what they say`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val kept = mutableListOf<ByteArray>()
        openOrCreate(folder, null) { _, key -> kept += key }.use { ebb ->
            rideAnUrge(ebb)
            planBoosters(ebb, LocalDate.now())
            assertEquals("riding", goOn(ebb, kept.single()))
            // An urge outranks everything: what runs is in nobody's way.
            assertEquals("riding", goOn(ebb, kept.single()))
        }
        openOrCreate(folder, kept.single()) { _, _ -> error("a new key") }.use { ebb ->
            addAReminder(ebb, REMINDERS)
            assertEquals(1, ebb.reminders().getOrThrow().rules.size)
            assertEquals(1, ebb.reminders().getOrThrow().boosters.size)
            val entries = ebb.history(Instant.now() + Duration.ofDays(1)).getOrThrow().days.sumOf { it.entries.size }
            assertEquals(1, entries)
        }
        readThePlan(folder)
    }
}
