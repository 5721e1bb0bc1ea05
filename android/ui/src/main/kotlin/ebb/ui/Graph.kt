package ebb.ui

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ebb.Axis
import ebb.Graph
import ebb.GraphKind
import ebb.GraphPoint
import ebb.Series
import java.util.Locale

/** Numbers as a picture. Its sentence stands below it, and is what is read of the picture. */
@Composable
internal fun GraphBlock(graph: Graph) {
    val colors = MaterialTheme.colorScheme
    val type = MaterialTheme.typography
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        graph.title?.let { Text(it, Modifier.semantics { heading() }, style = type.headlineSmall) }
        val lines = listOf(colors.primary, colors.tertiary, colors.secondary)
        Row {
            Column(Modifier.height(HEIGHT), verticalArrangement = Arrangement.SpaceBetween) {
                Text(end(graph.up.most, graph.up.unit), style = type.labelSmall, color = colors.onSurfaceVariant)
                Text(end(graph.up.least, null), style = type.labelSmall, color = colors.onSurfaceVariant)
            }
            Canvas(
                Modifier.padding(start = 8.dp).weight(1f).height(HEIGHT).semantics { contentDescription = graph.sentence },
            ) {
                grid(colors.outlineVariant)
                graph.marks.forEach { mark(graph.across.part(it.across), colors.onSurfaceVariant) }
                graph.series.forEachIndexed { index, series ->
                    // Apart in form as well: the second line is broken, the third dotted.
                    draw(graph, series, lines[index % lines.size], DASHES[index % DASHES.size], index, graph.series.size)
                }
            }
        }
        Row(Modifier.fillMaxWidth().padding(start = 16.dp)) {
            Text(end(graph.across.least, null), style = type.labelSmall, color = colors.onSurfaceVariant)
            Spacer(Modifier.weight(1f))
            Text(end(graph.across.most, graph.across.unit), style = type.labelSmall, color = colors.onSurfaceVariant)
        }
        if (graph.series.size > 1) {
            graph.series.forEachIndexed { index, series ->
                Row(verticalAlignment = Alignment.CenterVertically) {
                    Canvas(Modifier.padding(end = 8.dp).size(28.dp, 12.dp)) {
                        drawLine(
                            lines[index % lines.size], Offset(0f, size.height / 2), Offset(size.width, size.height / 2),
                            3.dp.toPx(), pathEffect = DASHES[index % DASHES.size],
                        )
                    }
                    Text(series.name, style = type.bodySmall)
                }
            }
        }
        graph.marks.forEach { Text(it.words, style = type.bodySmall, color = colors.onSurfaceVariant) }
        Text(graph.sentence, style = type.bodyMedium)
    }
}

private val HEIGHT = 132.dp
private val DASHES = listOf(null, PathEffect.dashPathEffect(floatArrayOf(18f, 10f)), PathEffect.dashPathEffect(floatArrayOf(4f, 8f)))

private fun end(value: Double, unit: String?): String {
    val number = if (value % 1.0 == 0.0) value.toLong().toString() else "%.1f".format(Locale.ROOT, value)
    return if (unit == null) number else "$number $unit"
}

/** Where a value stands from the least to the most; in the middle where there is no way between them. */
internal fun Axis.part(value: Double): Float {
    val span = most - least
    return if (span > 0.0) ((value - least) / span).coerceIn(0.0, 1.0).toFloat() else 0.5f
}

private fun DrawScope.grid(color: Color) {
    for (part in 0..2) {
        val y = size.height * part / 2
        drawLine(color, Offset(0f, y), Offset(size.width, y), 1.dp.toPx())
    }
}

private fun DrawScope.mark(at: Float, color: Color) {
    drawLine(
        color, Offset(size.width * at, 0f), Offset(size.width * at, size.height), 1.5.dp.toPx(),
        pathEffect = PathEffect.dashPathEffect(floatArrayOf(6f, 6f)),
    )
}

private fun DrawScope.draw(graph: Graph, series: Series, color: Color, dash: PathEffect?, index: Int, of: Int) {
    fun at(point: GraphPoint) = Offset(size.width * graph.across.part(point.across), size.height * (1 - graph.up.part(point.up)))
    when (graph.kind) {
        GraphKind.LINE -> {
            val path = Path()
            series.points.forEachIndexed { place, point ->
                val to = at(point)
                if (place == 0) path.moveTo(to.x, to.y) else path.lineTo(to.x, to.y)
            }
            drawPath(path, color, style = Stroke(3.dp.toPx(), cap = StrokeCap.Round, pathEffect = dash))
            series.points.forEach { drawCircle(color, 4.5.dp.toPx(), at(it)) }
        }
        GraphKind.BARS -> {
            val room = size.width / series.points.size.coerceAtLeast(1)
            val wide = (room * 0.7f / of).coerceAtMost(40.dp.toPx())
            series.points.forEachIndexed { place, point ->
                val top = at(point).y
                val left = room * place + (room - wide * of) / 2 + wide * index
                drawRect(color, Offset(left, top), Size(wide * 0.92f, size.height - top))
            }
        }
    }
}
