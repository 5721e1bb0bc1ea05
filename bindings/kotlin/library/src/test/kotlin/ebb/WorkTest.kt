package ebb

import ebb.testing.form
import java.nio.file.Files
import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking

internal val READ_PACK = Action("packs/read")

/** The pack that shows what one is, as the answer of a form. */
internal val example: List<Answer> by lazy {
    val path = Path.of(System.getProperty("ebb.repository"), "core", "content", "schema", "example-pack.json")
    listOf(Answer("file", Value.File("example-pack.json", Files.readAllBytes(path))))
}

/** Long work is watched, and may be called off; what a page hands out is saved. */
class WorkTest {
    @Test
    fun `work that is called off has changed nothing, and can be asked for again`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            assertIs<EbbError.CalledOff>(ebb.act(READ_PACK, example) { false }.error())
            val seen = mutableListOf<WorkProgress>()
            // The first that was read in this process: what was called off read none.
            assertEquals(Place("packs/open/1"), ebb.act(READ_PACK, example) { seen.add(it) }.place())
            assertEquals(WorkProgress(0, 0), seen.first())
            seen.zipWithNext { before, after -> assertTrue(before.done <= after.done && after.done <= after.total) }
        }
    }

    @Test
    fun `a coroutine that is cancelled takes its work with it, and the companion goes on`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            val asking = launch {
                ebb.act(READ_PACK, example) { cancel().let { true } }
                error("nobody waits for this any more")
            }
            asking.join()
            assertTrue(asking.isCancelled)
            assertEquals(Place("packs/open/1"), ebb.act(READ_PACK, example).place())
            assertEquals(LIVE, ebb.act(RIDE).place())
        }
    }

    @Test
    fun `what a page hands out is saved once, whole, and never over another file`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            ebb.writeInPlan("restless, pacing").getOrThrow()
            val offer = checkNotNull(ebb.page(Place("crisis/copy")).getOrThrow().form()).submit
            val action = assertIs<Target.Act>(offer.target).action
            val answers = listOf(
                Answer("parts", chosen("early_signs")),
                Answer("lines", chosen("no")),
                Answer("format", chosen("text")),
            )
            val file = emptyFolder().resolve(checkNotNull(offer.file).name)
            ebb.save(action, file, answers).getOrThrow()
            assertTrue("restless, pacing" in Files.readString(file))
            assertIs<EbbError.NotNow>(ebb.save(action, file, answers).error())
            assertTrue("restless, pacing" in Files.readString(file))
            assertIs<EbbError.NotFound>(ebb.save(RIDE, file.resolveSibling("other")).error())
            assertTrue(Files.notExists(file.resolveSibling("other")))
        }
    }

    @Test
    fun `a file that may be large is watched while it is saved, and nothing is left of one that was called off`() =
        runBlocking<Unit> {
            newEbb(emptyFolder(), SetClock()).use { ebb ->
                ebb.act(TICK).getOrThrow()
                val records = Action("backup/save-records")
                val file = emptyFolder().resolve("all.jsonl")
                assertIs<EbbError.CalledOff>(ebb.save(records, file) { false }.error())
                assertTrue(Files.notExists(file))
                ebb.save(records, file) { true }.getOrThrow()
                assertTrue(Files.size(file) > 0)
            }
        }
}
