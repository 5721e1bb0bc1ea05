package ebb

import ebb.samples.addAReminder
import ebb.samples.goOn
import ebb.samples.openOrCreate
import ebb.samples.planBoosters
import ebb.samples.readThePlan
import ebb.samples.rideAnUrge
import ebb.testing.lists
import ebb.testing.words
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

class SamplesTest {
    @Test
    fun `the samples of the documentation do what they say`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val kept = mutableListOf<ByteArray>()
        openOrCreate(folder, null) { _, key -> kept += key }.use { ebb ->
            rideAnUrge(ebb)
            planBoosters(ebb, REMINDERS, LocalDate.now())
            assertEquals("Riding an urge", goOn(ebb, LIVE, kept.single()))
            ebb.act(RODE).getOrThrow()
        }
        openOrCreate(folder, kept.single()) { _, _ -> error("a new key") }.use { ebb ->
            addAReminder(ebb, REMINDERS)
            val page = ebb.page(REMINDERS).getOrThrow()
            assertEquals(1, page.lists().single { it.id == "rules" }.items.size)
            assertTrue("Booster sessions" in page.words(), "${page.words()}")
            assertEquals(1, ebb.ridesToday())
        }
        readThePlan(folder)
    }
}
