package ebb

import java.time.Duration
import java.time.Instant
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.flow.collect
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking

class RideTest {
    @Test
    fun `a ride is kept and stands in the history`() = runBlocking<Unit> {
        val clock = SetClock()
        newEbb(emptyFolder(), clock).use { ebb ->
            assertEquals(OldPlace.Exercise, ebb.act(OldAction.StartRide).getOrThrow())
            clock += Duration.ofSeconds(10)
            ebb.act(OldAction.Rate(7)).getOrThrow()
            assertEquals(Duration.ofSeconds(10), ebb.frame().getOrThrow()?.elapsed)
            assertEquals(listOf(7), ebb.exercise().getOrThrow()?.ratings?.map { it.value })
            ebb.act(OldAction.Enough).getOrThrow()
            ebb.act(OldAction.Finish(Outcome.RODE)).getOrThrow()
            assertNull(ebb.frame().getOrThrow())
            assertEquals(1, ebb.history(clock.at.plusSeconds(1)).getOrThrow().days.sumOf { it.entries.size })
        }
    }

    @Test
    fun `a ride whose process is killed comes back at the right second in another`() = runBlocking<Unit> {
        val folder = emptyFolder()
        anotherJvm("ebb.KilledKt", folder.toString(), exit = 137)
        val clock = SetClock(START.plusSeconds(61))
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { ebb ->
            assertNull(ebb.problem().getOrThrow())
            assertEquals(Duration.ofSeconds(61), ebb.frame().getOrThrow()?.elapsed)
        }
    }

    @Test
    fun `frames end when they are collected no more, and when the exercise is over`() = runBlocking<Unit> {
        newEbb(emptyFolder(), SetClock()).use { ebb ->
            assertTrue(ebb.frames().toList().isEmpty())
            ebb.act(OldAction.StartRide).getOrThrow()
            val frames = ebb.frames(Duration.ofMillis(1)).take(3).toList()
            assertTrue(frames.all { it.state == RunState.RUNNING })
            ebb.act(OldAction.Finish(null)).getOrThrow()
            assertTrue(ebb.frames().toList().isEmpty())
        }
    }

    @Test
    fun `frames of an object that was closed say so`() = runBlocking<Unit> {
        val ebb = newEbb(emptyFolder(), SetClock())
        ebb.close()
        val thrown = runCatching { ebb.frames().first() }.exceptionOrNull()
        assertIs<EbbError.Closed>(assertIs<EbbException>(thrown).error)
        assertIs<EbbError.Closed>(ebb.now().error())
    }

    @Test
    fun `what happens while the store is closed is kept when it is opened again`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        newEbb(folder, clock).use { ebb ->
            ebb.act(OldAction.StartRide).getOrThrow()
            ebb.closeStore().getOrThrow()
            clock += Duration.ofSeconds(5)
            ebb.act(OldAction.Rate(4)).getOrThrow()
            assertIs<EbbError.Closed>(ebb.problem().getOrThrow())
            ebb.reopen(KEY).getOrThrow()
            assertNull(ebb.problem().getOrThrow())
        }
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { ebb ->
            assertEquals(listOf(4), ebb.exercise().getOrThrow()?.ratings?.map { it.value })
        }
    }

    @Test
    fun `cues carry the very millisecond`() = runBlocking<Unit> {
        val clock = SetClock(Instant.ofEpochMilli(1_790_064_000_123))
        newEbb(emptyFolder(), clock).use { ebb ->
            ebb.act(OldAction.StartRide).getOrThrow()
            val cues = ebb.cues(clock.at, clock.at.plusSeconds(30)).getOrThrow()
            assertTrue(cues.isNotEmpty())
            assertTrue(cues.all { it.at.toEpochMilli() % 1_000 == 123L })
        }
    }
}
