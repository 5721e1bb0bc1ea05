package ebb.app

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.test.hasText
import ebb.ui.Look
import ebb.ui.Samples
import ebb.ui.Water
import ebb.ui.sea
import java.lang.management.ManagementFactory
import org.junit.Assert.assertTrue
import org.junit.Test

/** What is drawn costs no more the longer it is drawn, and the more there is. */
class DrawingTest : Person() {
    private val threads = ManagementFactory.getThreadMXBean() as com.sun.management.ThreadMXBean

    @Test
    fun `a frame of the breath makes no more at the end than at the beginning`() {
        val drawn = Drawn(Water(Look.DIM.sea, Color.Black))
        drawn.frames(0, 300)
        val made = (0 until 4).map { turn ->
            val before = threads.currentThreadAllocatedBytes
            drawn.frames(300 + turn * 60, 60)
            (threads.currentThreadAllocatedBytes - before) / 60
        }
        assertTrue("$made", made.last() <= made.first() + 256)
    }

    @Test
    fun `of five hundred rows only those in sight are made`() {
        session.sample(Samples.rows(500))
        screen.waitForIdle()
        val made = screen.onAllNodes(hasText("Row ", substring = true)).fetchSemanticsNodes().size
        assertTrue("$made", made in 3..16)
        node(hasText("Row 499")).assertExists()
    }
}
