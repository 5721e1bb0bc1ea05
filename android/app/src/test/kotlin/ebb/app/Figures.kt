package ebb.app

import android.content.ComponentName
import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.CanvasDrawScope
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import androidx.fragment.app.FragmentActivity
import androidx.test.core.app.ActivityScenario
import ebb.Phase
import ebb.ui.Look
import ebb.ui.Water
import ebb.ui.drawBreath
import ebb.ui.drawWave
import ebb.ui.sea
import java.lang.management.ManagementFactory
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import androidx.compose.ui.graphics.Canvas as ComposeCanvas

/** A page with one word, to measure the first page against. */
class EmptyActivity : FragmentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        setContent { MaterialTheme { Text("empty") } }
    }
}

/** Draws as a screen of 1080 × 2400 does; [count] frames of a sixtieth of a second each. */
internal class Drawn(private val water: Water) {
    private val bitmap = Bitmap.createBitmap(1080, 2400, Bitmap.Config.ARGB_8888)
    private val canvas = ComposeCanvas(Canvas(bitmap))
    private val scope = CanvasDrawScope()
    private val sea = Look.DIM.sea

    fun frames(from: Int, count: Int) {
        for (at in from until from + count) {
            val lung = (kotlin.math.sin(at / 60.0) * 0.5 + 0.5).toFloat()
            scope.draw(Density(3f), LayoutDirection.Ltr, canvas, Size(1080f, 1008f)) {
                drawWave(water, lung, at * 16L)
                drawBreath(sea, Color.Gray, lung, Phase.INHALE)
            }
        }
    }
}

/**
 * How fast it is, on a machine with nothing else to do: `mvn test -Dtest=Figures -Dsurefire.failIfNoSpecifiedTests=false`. No run of
 * the tests measures time.
 */
class Figures : Person() {
    private val threads = ManagementFactory.getThreadMXBean()

    @Test
    fun `a frame of the breath is drawn in four milliseconds`() {
        val drawn = Drawn(Water(Look.DIM.sea, Color.Black))
        drawn.frames(0, 120)
        val spans = (0 until 9).map { turn ->
            val begun = threads.currentThreadCpuTime
            drawn.frames(120 + turn * 20, 20)
            (threads.currentThreadCpuTime - begun) / 20e6
        }.sorted()
        println("FIGURE a frame of the breath: ${"%.2f".format(spans.first())} to ${"%.2f".format(spans[4])} ms")
        // The fastest: what the machine does besides is no work of the frame.
        assertTrue("$spans", spans.first() <= 4.0)
    }

    @Test
    fun `the first page comes at most 150 ms after an empty one would`() {
        shadowOf(app.packageManager).addActivityIfNotPresent(ComponentName(app, EmptyActivity::class.java))
        fun launch(activity: Class<out ComponentActivity>): Double {
            val begun = System.nanoTime()
            ActivityScenario.launch<ComponentActivity>(Intent(app, activity)).use { screen.waitForIdle() }
            return (System.nanoTime() - begun) / 1e6
        }
        repeat(3) { launch(EmptyActivity::class.java); launch(MainActivity::class.java) }
        val pairs = (0 until 9).map { launch(EmptyActivity::class.java) to launch(MainActivity::class.java) }
        val empty = pairs.minOf { it.first }
        val first = pairs.minOf { it.second }
        println("FIGURE to the first page: ${"%.0f".format(first)} ms, an empty one ${"%.0f".format(empty)} ms")
        assertTrue("$empty ms and $first ms", first - empty <= 150.0)
    }
}
