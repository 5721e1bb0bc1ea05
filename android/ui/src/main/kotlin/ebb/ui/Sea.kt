package ebb.ui

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import ebb.Phase
import kotlin.math.PI
import kotlin.math.min
import kotlin.math.sin

/** How long a crest takes from one side to the other. */
private const val CREST_MS = 11_000

/** How many points a wave is drawn through: more look no rounder. */
private const val POINTS = 48

/** The smallest and the largest breath, as parts of the room that there is. */
private const val EMPTY = 0.56f
private const val FULL = 0.94f

/** What a wave is drawn with, kept from frame to frame so that none makes anything new: it runs out into the page. */
class Water(colors: SeaColors, page: Color) {
    internal val path = Path()
    internal val far = colors.far
    internal val near = colors.near
    internal val fading = Brush.verticalGradient(FADES to page.copy(alpha = 0f), 1f to page)
}

/** Two layers of a wave that swells with the breath. */
fun DrawScope.drawWave(water: Water, lung: Float, elapsedMs: Long) {
    val turn = (elapsedMs % (CREST_MS * 2L)) / CREST_MS.toFloat() * 2f * PI.toFloat()
    val swell = 0.55f + 0.45f * lung
    // The further one is drawn no deeper than the nearer one begins at its lowest.
    layer(water.far, 0.56f - 0.10f * lung, 0.050f * swell, 0.76f, 1.3f, turn / 2f + 1.2f, water.path)
    layer(water.near, 0.70f - 0.06f * lung, 0.034f * swell, 1f, 1.9f, turn, water.path)
    // One rectangle fades both: a gradient in each of the layers costs twice as much.
    drawRect(water.fading, Offset(0f, size.height * FADES), Size(size.width, size.height * (1f - FADES)))
}

/** Where the water begins to fade, from the top. */
private const val FADES = 0.72f

private fun DrawScope.layer(color: Color, level: Float, height: Float, depth: Float, crests: Float, turn: Float, path: Path) {
    path.rewind()
    path.moveTo(0f, size.height * depth)
    for (point in 0..POINTS) {
        val part = point / POINTS.toFloat()
        val y = level + height * sin(part * crests * 2f * PI.toFloat() - turn)
        path.lineTo(size.width * part, size.height * y)
    }
    path.lineTo(size.width, size.height * depth)
    path.close()
    drawPath(path, color)
}

/** The breath as a circle that grows and shrinks, within a ring that shows how far. Held breath has a second ring. */
fun DrawScope.drawBreath(colors: SeaColors, ring: Color, lung: Float, phase: Phase, centre: Offset = center) {
    val room = min(size.width, size.height) / 2f * FULL
    val radius = room * (EMPTY + (1f - EMPTY) * lung)
    drawCircle(colors.breath, radius = radius, center = centre)
    // Soft at its edge.
    val edge = min(room - radius, radius * 0.12f)
    if (edge > 0f) drawCircle(colors.halo, radius = radius + edge / 2f, center = centre, style = Stroke(edge))
    drawCircle(ring, radius = room, center = centre, style = Stroke(1.5.dp.toPx()))
    if (phase == Phase.HOLD_FULL || phase == Phase.HOLD_EMPTY) {
        drawCircle(ring, radius = radius, center = centre, style = Stroke(4.dp.toPx()))
    }
}
