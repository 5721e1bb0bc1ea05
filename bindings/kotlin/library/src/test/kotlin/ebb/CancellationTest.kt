package ebb

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest

/** The clock of a test's scheduler. Every picture asks it once before it crosses, so it counts crossings. */
@OptIn(ExperimentalCoroutinesApi::class)
private class SchedulerClock(private val scheduler: TestCoroutineScheduler) : Clock() {
    var asked = 0

    override fun getZone(): ZoneId = ZoneId.of("UTC")

    override fun withZone(zone: ZoneId): Clock = this

    override fun millis(): Long = START.toEpochMilli() + scheduler.currentTime

    override fun instant(): Instant {
        asked += 1
        return Instant.ofEpochMilli(millis())
    }
}

@OptIn(ExperimentalCoroutinesApi::class)
class CancellationTest {
    @Test
    fun `once nobody collects, nothing crosses any more`() = runTest {
        val clock = SchedulerClock(testScheduler)
        newEbb(emptyFolder(), clock, StandardTestDispatcher(testScheduler)).use { ebb ->
            ebb.act(RIDE).getOrThrow()
            val drawing = launch { ebb.frames().collect() }
            advanceTimeBy(5.seconds)
            val before = clock.asked
            assertTrue(before > 100, "$before")
            drawing.cancelAndJoin()
            val after = clock.asked
            advanceTimeBy(60.seconds)
            runCurrent()
            assertEquals(after, clock.asked)
            assertEquals(LIVE, ebb.rate(3).place())
        }
    }

    @Test
    fun `a picture is one crossing, and one more a second notes the time`() = runTest {
        val clock = SchedulerClock(testScheduler)
        newEbb(emptyFolder(), clock, StandardTestDispatcher(testScheduler)).use { ebb ->
            ebb.act(RIDE).getOrThrow()
            val before = clock.asked
            var drawn = 0
            val drawing = launch { ebb.frames(Duration.ofMillis(50)).collect { drawn += 1 } }
            advanceTimeBy(10.seconds - 1.milliseconds)
            drawing.cancelAndJoin()
            assertEquals(200, drawn)
            // Each picture reads the clock for the note of the second and for itself.
            assertTrue(clock.asked - before <= 2 * drawn, "${clock.asked - before}")
        }
    }

    @Test
    fun `who is late misses frames, and the next one is right`() = runTest {
        val clock = SchedulerClock(testScheduler)
        newEbb(emptyFolder(), clock, StandardTestDispatcher(testScheduler)).use { ebb ->
            ebb.act(RIDE).getOrThrow()
            val begun = clock.millis()
            val seen = mutableListOf<Pair<Long, Long>>()
            val drawing = launch {
                ebb.frames(Duration.ofMillis(33)).collect {
                    seen += (clock.millis() - begun) to it.elapsed.toMillis()
                    delay(100.milliseconds)
                }
            }
            advanceTimeBy(60.seconds)
            drawing.cancelAndJoin()
            // None is older than a beat, after a minute as in the beginning, and each lies on a beat.
            assertTrue(seen.all { (at, elapsed) -> at - elapsed in 0..33 }, "$seen")
            assertTrue(seen.all { (_, elapsed) -> elapsed % 33 == 0L }, "$seen")
            assertTrue(seen.size in 550..600, "${seen.size}")
        }
    }

    @Test
    fun `a call that was cancelled leaves the store usable, and either happened or did not`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        val rated = newEbb(folder, clock).use { ebb ->
            ebb.act(RIDE).getOrThrow()
            var answered = 0
            repeat(200) { turn ->
                val call = launch(Dispatchers.Default) {
                    if (ebb.rate(turn % 11) is EbbResult.Ok) answered += 1
                }
                delay((turn * 7 % 900).microseconds)
                call.cancelAndJoin()
            }
            val lazily = async(start = CoroutineStart.LAZY) { ebb.page(NOW) }
            lazily.cancel()
            assertFailsWith<CancellationException> { lazily.await() }
            assertNull(ebb.problem().getOrThrow())
            val kept = ebb.ratings().size
            assertTrue(kept in answered..200, "$kept kept, $answered answered")
            kept
        }
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { again ->
            assertNull(again.problem().getOrThrow())
            assertEquals(rated, again.ratings().size)
        }
        assertEquals(0, Ebb.faults().getOrThrow() - faultsBefore)
    }

    private val faultsBefore = Ebb.faults().getOrThrow()
}
