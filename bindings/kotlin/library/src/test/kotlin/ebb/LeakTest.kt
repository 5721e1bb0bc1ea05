package ebb

import java.nio.file.Files
import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking

private const val BATCH = 1_000
private const val WARM_UP = 3
private const val BATCHES = 10

/**
 * The bound, set before anything was measured: half a KiB of memory a ride. A ride with its object and its store takes
 * several KiB, so one that is not let go of shows; what a JVM still compiles after its warm-up does not.
 */
private const val BYTES_A_RIDE = 512L

/**
 * What is left behind after 10,000 rides made and closed: exactly no object by the library's own count, and no memory
 * beyond the bound, from the median of the first three batches to that of the last three.
 */
private class Left(val objects: Long, val bytesARide: Long, val batches: List<Long>) {
    override fun toString(): String = "$objects objects, $bytesARide bytes a ride, ${batches.map { it / 1024 }} KiB in use"
}

class LeakTest {
    private val folder = Path.of("/nonexistent/ebb")
    private val device = Device(SetClock())

    private fun left(afterwards: (Ebb) -> Unit): Left = runBlocking {
        val before = Ebb.objectsAlive().getOrThrow()
        val batches = (0 until WARM_UP + BATCHES).map {
            repeat(BATCH) {
                val ebb = Ebb.aheadOfLock(folder, device).getOrThrow()
                ebb.act(Action.StartRide).getOrThrow()
                ebb.frame().getOrThrow()
                afterwards(ebb)
            }
            bytesInUse()
        }.drop(WARM_UP)
        val grown = batches.takeLast(3).sorted()[1] - batches.take(3).sorted()[1]
        val rides = (BATCHES - 3) * BATCH
        Left(Ebb.objectsAlive().getOrThrow() - before, grown / rides, batches)
    }

    @Test
    fun `ten thousand rides that were closed leave nothing behind`() {
        val left = left { it.close() }
        println("closed: $left")
        assertEquals(0, left.objects, "$left")
        assertTrue(left.bytesARide < BYTES_A_RIDE, "$left")
    }

    @Test
    fun `rides that are not closed would be found, by their number and by their memory`() {
        val kept = mutableListOf<Ebb>()
        val left = left { kept += it }
        println("kept: $left")
        kept.forEach { it.close() }
        assertEquals(((WARM_UP + BATCHES) * BATCH).toLong(), left.objects, "$left")
        assertTrue(left.bytesARide > BYTES_A_RIDE, "$left")
    }

    @Test
    fun `memory that belongs to no object would be found too`() {
        val left = left {
            LIBC.malloc(1_024)
            it.close()
        }
        println("with a KiB lost each: $left")
        assertEquals(0, left.objects, "$left")
        assertTrue(left.bytesARide > BYTES_A_RIDE, "$left")
    }

    @Test
    fun `stores that were opened and closed leave no file open`() = runBlocking<Unit> {
        val folder = emptyFolder()
        newEbb(folder, SetClock()).close()
        fun open() = Files.list(Path.of("/proc/self/fd")).use { all ->
            all.filter { runCatching { Files.readSymbolicLink(it).startsWith(folder) }.getOrDefault(false) }.count()
        }
        Ebb.open(folder, KEY, device).getOrThrow().use { ebb ->
            ebb.now().getOrThrow()
            assertTrue(open() > 0)
        }
        repeat(200) { Ebb.open(folder, KEY, device).getOrThrow().use { it.now().getOrThrow() } }
        assertEquals(0, open())
    }
}
