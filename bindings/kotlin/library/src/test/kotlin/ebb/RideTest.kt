package ebb

import ebb.testing.Walk
import ebb.testing.lists
import ebb.testing.offer
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
            assertEquals(LIVE, ebb.act(RIDE).place())
            clock += Duration.ofSeconds(10)
            ebb.rate(7).getOrThrow()
            assertEquals(Duration.ofSeconds(10), ebb.frame().getOrThrow()?.elapsed)
            assertEquals(listOf(7), ebb.ratings())
            ebb.act(Action("session/enough")).getOrThrow()
            ebb.act(RODE).getOrThrow()
            assertNull(ebb.frame().getOrThrow())
            assertEquals(1, ebb.ridesToday())
            val past = Walk.from(ebb, NOW).apply { choose(page.offer("History")) }
            assertEquals(1, past.page.lists().single { it.id == "history" }.items.count { it.under })
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
            ebb.act(RIDE).getOrThrow()
            val frames = ebb.frames(Duration.ofMillis(1)).take(3).toList()
            assertTrue(frames.all { it.state == RunState.RUNNING })
            ebb.act(RODE).getOrThrow()
            assertTrue(ebb.frames().toList().isEmpty())
        }
    }

    @Test
    fun `frames of an object that was closed say so`() = runBlocking<Unit> {
        val ebb = newEbb(emptyFolder(), SetClock())
        ebb.close()
        val thrown = runCatching { ebb.frames().first() }.exceptionOrNull()
        assertIs<EbbError.Closed>(assertIs<EbbException>(thrown).error)
        assertIs<EbbError.Closed>(ebb.page(NOW).error())
    }

    @Test
    fun `what happens while the store is closed is kept when it is opened again`() = runBlocking<Unit> {
        val folder = emptyFolder()
        val clock = SetClock()
        newEbb(folder, clock).use { ebb ->
            ebb.act(RIDE).getOrThrow()
            ebb.closeStore().getOrThrow()
            clock += Duration.ofSeconds(5)
            ebb.rate(4).getOrThrow()
            assertIs<EbbError.Closed>(ebb.problem().getOrThrow())
            ebb.reopen(KEY).getOrThrow()
            assertNull(ebb.problem().getOrThrow())
        }
        Ebb.open(folder, KEY, Device(clock)).getOrThrow().use { ebb ->
            assertEquals(listOf(4), ebb.ratings())
        }
    }

    @Test
    fun `sound is there while a session breathes, as long as was asked for`() = runBlocking<Unit> {
        val clock = SetClock()
        newEbb(emptyFolder(), clock).use { ebb ->
            ebb.act(Action("session/breathe/long-exhale/1")).getOrThrow()
            assertEquals(0, ebb.soundNow(clock.at).getOrThrow()?.number)
            assertEquals(2 * 24_000 * 2, ebb.track(clock.at, clock.at.plusSeconds(2), begins = true).getOrThrow().size)
        }
    }

    @Test
    fun `cues carry the very millisecond`() = runBlocking<Unit> {
        val clock = SetClock(Instant.ofEpochMilli(1_790_064_000_123))
        newEbb(emptyFolder(), clock).use { ebb ->
            ebb.act(RIDE).getOrThrow()
            val cues = ebb.cues(clock.at, clock.at.plusSeconds(30)).getOrThrow()
            assertTrue(cues.isNotEmpty())
            assertTrue(cues.all { it.at.toEpochMilli() % 1_000 == 123L })
        }
    }
}
