package ebb

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking

/** An error of every case, each met as a host would meet it. */
class ErrorsTest {
    private suspend fun closed(): EbbError = newEbb(emptyFolder(), SetClock()).use { ebb ->
        ebb.closeStore().getOrThrow()
        ebb.act(TICK).error()
    }

    private suspend fun problemOf(folder: Path, key: ByteArray = KEY): EbbError =
        Ebb.open(folder, key, Device(SetClock())).getOrThrow().use { checkNotNull(it.problem().getOrThrow()) }

    private suspend fun newer(): EbbError {
        val folder = emptyFolder()
        newEbb(folder, SetClock()).close()
        Files.writeString(folder.resolve("ebb.header"), """{"ebb_store": 99}""")
        return Keys.header(folder).error()
    }

    private suspend fun create(folder: String): EbbError =
        Ebb.create(Path.of(folder), Keys.newId(START).getOrThrow(), KEY, KeyPlace.FILE).error()

    /** Another program writes into the store, and does not come to an end. */
    private suspend fun busy(): EbbError {
        val folder = emptyFolder()
        return newEbb(folder, SetClock()).use { ebb ->
            val writer = startJvm("ebb.WriterKt", folder.toString())
            try {
                assertEquals("writes", writer.inputStream.bufferedReader().readLine())
                ebb.act(TICK).error()
            } finally {
                writer.outputStream.close()
                writer.waitFor()
            }.also { assertEquals(Place("cards/card/stop?felt=~"), ebb.act(TICK).place()) }
        }
    }

    @Test
    fun `what another process made of a ride is taken up, and the next change is made on it`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        newEbb(folder, clock).use { here ->
            here.act(RIDE).getOrThrow()
            Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { there ->
                there.rate(3).getOrThrow()
            }
            clock += Duration.ofMinutes(2)
            here.frames().first()
            assertNull(here.problem().getOrThrow())
            here.rate(4).getOrThrow()
            assertNull(here.problem().getOrThrow())
            assertEquals(listOf(3, 4), here.ratings())
        }
    }

    private suspend fun locked(): EbbError = newEbb(emptyFolder(), SetClock()).use { ebb ->
        ebb.lock().getOrThrow()
        ebb.act(TICK).error()
    }

    private fun diskFull(): EbbError {
        val said = anotherJvm("ebb.FullDiskKt", emptyFolder().resolve("store").toString())
        val (name, detail) = said.trim().split(": ", limit = 2)
        assertEquals("DiskFull", name)
        return EbbError.DiskFull(detail)
    }

    @Test
    fun `every case is met as a host meets it`() = runBlocking<Unit> {
        val folder = emptyFolder()
        newEbb(folder, SetClock()).use { ebb ->
            val faults = Ebb.faults().getOrThrow()
            val met = mapOf(
                EbbError.Locked::class to locked(),
                EbbError.Closed::class to closed(),
                EbbError.NoStore::class to problemOf(emptyFolder()),
                EbbError.AlreadyExists::class to create(folder.toString()),
                EbbError.Key::class to problemOf(folder, ByteArray(3)),
                EbbError.Unreadable::class to problemOf(folder, ByteArray(32) { 8 }),
                EbbError.Newer::class to newer(),
                EbbError.DiskFull::class to diskFull(),
                EbbError.NotAllowed::class to create("/sys/ebb"),
                EbbError.Busy::class to busy(),
                EbbError.CalledOff::class to ebb.act(READ_PACK, example) { false }.error(),
                EbbError.NotFound::class to ebb.act(Action("nothing")).error(),
                EbbError.NotNow::class to ebb.act(Action("session/pause")).error(),
                EbbError.Refused::class to Keys.newId(java.time.Instant.MAX).error(),
                EbbError.System::class to create("/dev/null/ebb"),
                EbbError.Fault::class to Ebb.provokeFault().error(),
            )
            met.forEach { (case, error) -> assertEquals(case, error::class, error.detail) }
            val cases = EbbError::class.java.permittedSubclasses.map { it.simpleName }
            // Two that save in the very same moment meet it; a moment later the change is taken up, as another test shows.
            assertEquals(cases.toSet() - "ChangedElsewhere", met.keys.map { it.java.simpleName }.toSet())
            met.values.forEach { assertTrue(it.detail.isNotBlank(), "$it says nothing") }
            assertEquals(faults + 1, Ebb.faults().getOrThrow())
            // Nothing of all that has hurt the store.
            assertNull(ebb.problem().getOrThrow())
            assertEquals(LIVE, ebb.act(RIDE).place())
        }
    }
}
