package ebb

import java.nio.file.Files
import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

/** Objects by the library's own count, exactly; and bytes that a ride adds to what malloc and the heap of Java hold. */
private class Left(val objects: Long, val native: Long, val heap: Long) {
    override fun toString(): String = "$objects objects; a ride left $native bytes of malloc, $heap of the heap"
}

/**
 * What rides leave behind in a JVM of their own: with the first compiler alone, whose memory settles after the first
 * batch, so that malloc's own account is steady to some KiB. The size of a process would count free pages, which come
 * and go by the megabyte. What leaks does so in every batch, and what a JVM loads or lets go of is a step in one of
 * them, so growth is the median of what the batches add.
 *
 * The bound is a tenth of what a ride holds while it is open, 5 KiB or so with its words; the tests of planted leaks
 * show that less than a ride would be found.
 */
class LeakTest {
    private val bound = 512L

    private fun left(afterwards: Afterwards, batch: Int): Left {
        val said = anotherJvm(
            "ebb.LeaksKt",
            "$afterwards $batch",
            options = listOf("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"),
        ).trim().lines()
        val batches = said.drop(1).map { line -> line.split(" ").map(String::toLong) }
        assertEquals(10, batches.size, "$said")
        fun grown(which: Int): Long = batches.map { it[which] }.zipWithNext { before, after -> after - before }.sorted()[4] / batch
        return Left(said.first().toLong(), grown(0), grown(1)).also { println("$afterwards: $it") }
    }

    @Test
    fun `ten thousand rides that were closed leave nothing behind`() {
        val left = left(Afterwards.CLOSED, 1_000)
        assertEquals(0, left.objects, "$left")
        assertTrue(left.native < bound && left.heap < bound, "$left")
    }

    @Test
    fun `rides that are not closed would be found, by their number and by their memory`() {
        val left = left(Afterwards.KEPT, 300)
        assertEquals(3_300, left.objects, "$left")
        assertTrue(left.native > bound, "$left")
    }

    @Test
    fun `memory that belongs to no object would be found too`() {
        val left = left(Afterwards.LOST, 1_000)
        assertEquals(0, left.objects, "$left")
        assertTrue(left.native > bound, "$left")
    }

    @Test
    fun `stores that were opened and closed leave no file open`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val device = Device(SetClock())
        newEbb(folder, SetClock()).close()
        fun open() = Files.list(Path.of("/proc/self/fd")).use { all ->
            all.filter { runCatching { Files.readSymbolicLink(it).startsWith(folder) }.getOrDefault(false) }.count()
        }
        Ebb.open(folder, KEY, device).getOrThrow().use { ebb ->
            ebb.page(NOW).getOrThrow()
            assertTrue(open() > 0)
        }
        repeat(200) { Ebb.open(folder, KEY, device).getOrThrow().use { it.page(NOW).getOrThrow() } }
        assertEquals(0, open())
    }
}
