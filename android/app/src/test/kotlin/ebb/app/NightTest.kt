package ebb.app

import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import ebb.PageShape
import ebb.RunState
import ebb.frame
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/** Somebody at three in the morning, from opening Ebb to going back to bed. */
class NightTest : Person() {
    private fun night() {
        (app.clock as SetClock).at = Instant.parse("2026-09-23T01:00:00Z")
        session.refresh()
        screen.waitForIdle()
    }

    @Test
    fun `one touch leads from opening to the first breath`() {
        night()
        touch("Ride an urge")
        assertEquals(PageShape.LIVE, page.shape)
        screen.onNodeWithText("Breathe in").assertExists()
        assertEquals(RunState.RUNNING, session.ebb.frame().getOrThrow()?.state)
    }

    @Test
    fun `a craving is ridden to its end, rated twice, and what happened is said`() {
        night()
        touch("Ride an urge")
        touch("7")
        assertTrue(reads("So far you said 7."))
        touch("Attention on the body")
        wait(Duration.ofMinutes(7))
        touch("Enough for now")
        touch("4")
        assertTrue(reads("First you said 7; after 7 minutes it was 4."))
        touch("I rode it")
        assertEquals(PageShape.HOME, page.shape)
        assertTrue(reads("Today: 1 ride."))
    }

    @Test
    fun `a ride is stepped over to breathing and come back to, and its clock goes on`() {
        night()
        touch("Ride an urge")
        touch("Skip")
        touch("Breathe: Long exhale")
        assertEquals(PageShape.LIVE, page.shape)
        wait(Duration.ofMinutes(1))
        screen.activity.onBackPressedDispatcher.onBackPressed()
        screen.waitForIdle()
        assertEquals(PageShape.HOME, page.shape)
        assertTrue(page.blocks.toString(), reads("Go back"))
    }

    @Test
    fun `ahead of the lock the ride is as large a door as ever`() {
        night()
        runBlocking { session.ebb.lock() }
        session.refresh()
        screen.waitForIdle()
        button("Show what is mine").assertExists()
        assertTrue(button("Ride an urge").fetchSemanticsNode().size.height >= 96)
        touch("Ride an urge")
        screen.onNodeWithText("Breathe in").assertExists()
    }

    @Test
    fun `a pause stops the breath on the screen at once`() {
        night()
        touch("Ride an urge")
        touch("Pause")
        assertEquals(RunState.PAUSED, session.ebb.frame().getOrThrow()?.state)
    }

    @Test
    fun `breathing starts from the list with one touch more`() {
        night()
        touch("Breathe")
        touch("Long exhale")
        assertEquals(PageShape.LIVE, page.shape)
        screen.onNodeWithText("6 breaths a minute").assertExists()
        touch("Stop here")
        assertTrue(reads("Today: 1 breathing exercise."))
    }

    @Test
    fun `the emergency number is dialled by the person alone, after it was said what stays behind`() {
        night()
        touch("Emergency")
        touch("Emergency: call 144")
        screen.onNodeWithText("This will be in your call log.").assertExists()
        assertEquals(null, intent())
        screen.onNodeWithText(screen.activity.getString(android.R.string.cancel)).performClick()
        screen.waitForIdle()
        assertEquals(null, intent())
        touch("Emergency: call 144")
        // The question's yes carries the same words, and stands on top.
        yes("Emergency: call 144")
        val asked = intent()
        assertEquals(android.content.Intent.ACTION_DIAL, asked?.action)
        assertEquals("tel:144", asked?.data.toString())
    }

    @Test
    fun `the door I have used notes it, keeps the numbers in sight, and takes that one back`() {
        night()
        touch("I have used")
        assertEquals(PageShape.URGENT, page.shape)
        listOf("Emergency: call 144", "Call 142").forEach { screen.onNodeWithText(it).assertIsWhole() }
        touch("I touched this by mistake")
        assertFalse(reads("For the next hours nothing is suggested"))
    }

    @Test
    fun `each sheet has the emergency number and the first line in sight on the smallest phone`() {
        night()
        for (door in listOf("I feel physically ill", "I might hurt myself", "Emergency", "I have used")) {
            enter("ebb/now")
            touch(door)
            listOf("Emergency: call 144", "Call 142").forEach { screen.onNodeWithText(it).assertIsWhole() }
        }
    }

    @Test
    fun `hide leaves the screen and shows nothing of what was there`() {
        night()
        touch("I have used")
        node(androidx.compose.ui.test.hasContentDescription("Hide now")).performClick()
        screen.waitForIdle()
        assertEquals(PageShape.HOME, page.shape)
        assertEquals(null, session.message)
        assertEquals(1, session.trail.size)
    }

    private fun yes(words: String) {
        screen.onAllNodes(androidx.compose.ui.test.hasText(words) and androidx.compose.ui.test.hasAnyAncestor(androidx.compose.ui.test.isDialog()))[0]
            .performClick()
        screen.waitForIdle()
    }
}
