package ebb

import java.nio.file.Files
import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

/** Long work is watched, and may be called off. */
class WatchedTest {
    private val read = OldAction.Pack(
        PackAction.Read(Files.readAllBytes(Path.of(System.getProperty("ebb.repository"), "core", "content", "schema", "example-pack.json"))),
    )

    @Test
    fun `work that is called off has changed nothing, and can be asked for again`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            assertIs<EbbError.CalledOff>(ebb.act(read) { false }.error())
            assertNull(ebb.pack().getOrThrow())
            val seen = mutableListOf<WorkProgress>()
            ebb.act(read) { seen.add(it) }.getOrThrow()
            assertNotNull(ebb.pack().getOrThrow())
            assertEquals(WorkProgress(0, 0), seen.first())
            seen.zipWithNext { before, after -> assertTrue(before.done <= after.done && after.done <= after.total) }
            assertIs<EbbError.CalledOff>(ebb.history(START) { false }.error())
        }
    }

    @Test
    fun `a coroutine that is cancelled takes its work with it, and the companion goes on`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val asking = launch {
                ebb.act(read) { cancel().let { true } }
                error("nobody waits for this any more")
            }
            asking.join()
            assertTrue(asking.isCancelled)
            assertNull(ebb.pack().getOrThrow())
            assertIs<EbbResult.Ok<OldPlace>>(ebb.act(OldAction.StartRide))
        }
    }
}
