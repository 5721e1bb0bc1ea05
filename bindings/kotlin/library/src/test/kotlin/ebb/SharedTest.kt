package ebb

import java.util.concurrent.atomic.AtomicInteger
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TimeSource
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext

/** Six seconds in `tests/run`, a minute with `--all`. */
private val LENGTH = (REPEAT * 300).milliseconds

class SharedTest {
    @Test
    fun `sixteen coroutines share one store`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        val faults = Ebb.faults().getOrThrow()
        val finished = AtomicInteger()
        val turns = newEbb(folder, clock).use { ebb ->
            val begun = TimeSource.Monotonic.markNow()
            val turns = withContext(Dispatchers.Default) {
                (0 until 16).map { worker ->
                    async {
                        var turn = 0
                        while (begun.elapsedNow() < LENGTH) {
                            turn(ebb, worker + turn, finished)
                            turn += 1
                        }
                        turn
                    }
                }.awaitAll()
            }
            if (ebb.frame().getOrThrow() != null) finish(ebb, finished)
            assertNull(ebb.problem().getOrThrow())
            turns
        }
        println("16 coroutines, $LENGTH: ${turns.sum()} turns, ${finished.get()} rides")
        // Nobody was left waiting.
        assertTrue(turns.all { it > 0 }, "$turns")
        // Each ride that somebody was told is over is there once, also for who opens the store next.
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { again ->
            assertEquals(finished.get(), again.ridesToday())
        }
        assertEquals(faults, Ebb.faults().getOrThrow())
    }

    /** One of the others may have begun or ended the ride meanwhile; nothing else may go wrong. */
    private fun allowed(result: EbbResult<*>) {
        if (result is EbbResult.Failed) assertIs<EbbError.NotNow>(result.error)
    }

    private suspend fun finish(ebb: Ebb, finished: AtomicInteger) {
        val result = ebb.act(RODE)
        if (result is EbbResult.Ok) finished.incrementAndGet() else allowed(result)
    }

    private suspend fun turn(ebb: Ebb, number: Int, finished: AtomicInteger) {
        allowed(ebb.act(RIDE))
        repeat(3) { allowed(ebb.rate((number + it) % 11)) }
        ebb.frame().getOrThrow()
        ebb.page(NOW).getOrThrow()
        ebb.page(LIVE).getOrThrow()
        if (number % 4 == 0) finish(ebb, finished)
    }
}
