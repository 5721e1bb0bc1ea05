package ebb.ui

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.lerp
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import ebb.Month
import ebb.MonthDay
import ebb.Target

/** How much there can be on a day. */
private const val MOST_LEVEL = 4

/** A month, day by day. How much there is shows as dots too, not in a tone alone. */
@Composable
internal fun MonthBlock(month: Month, hands: Hands) {
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Text(month.title, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall)
        Row {
            month.weekdays.forEach { name ->
                Text(
                    name, Modifier.weight(1f), style = MaterialTheme.typography.labelMedium, textAlign = TextAlign.Center,
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                )
            }
        }
        month.weeks.forEach { week ->
            Row(horizontalArrangement = Arrangement.spacedBy(2.dp)) {
                week.days.forEach { day -> DayCell(day, hands, Modifier.weight(1f).height(TARGET)) }
            }
        }
        if (month.note.isNotEmpty()) {
            Text(month.note, style = MaterialTheme.typography.bodySmall, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
        if (month.offers.isNotEmpty()) Chips(month.offers, hands.choose, Modifier.padding(top = 4.dp))
    }
}

@Composable
private fun DayCell(day: MonthDay, hands: Hands, modifier: Modifier) {
    val colors = MaterialTheme.colorScheme
    val tone = lerp(colors.surfaceContainerLow, colors.primaryContainer, day.level.coerceIn(0, MOST_LEVEL) / MOST_LEVEL.toFloat())
    val content: @Composable () -> Unit = {
        Column(Modifier.fillMaxSize().clearAndSetSemantics {}, Arrangement.Center, Alignment.CenterHorizontally) {
            Text(
                day.number.toString(),
                style = MaterialTheme.typography.labelLarge,
                color = if (day.inMonth) colors.onSurface else colors.onSurfaceVariant,
            )
            Row(Modifier.height(5.dp), horizontalArrangement = Arrangement.spacedBy(2.dp)) {
                repeat(day.level.coerceIn(0, MOST_LEVEL)) {
                    Surface(Modifier.size(4.dp), CircleShape, color = colors.primary) { Spacer(Modifier) }
                }
            }
        }
    }
    val border = if (day.today) BorderStroke(2.dp, colors.primary) else null
    val shape = MaterialTheme.shapes.extraSmall
    val place = day.place
    val said = modifier.semantics { contentDescription = (listOf(day.words) + day.lines).joinToString(". ") }
    if (place == null) {
        Surface(said, shape, tone, border = border) { Box(contentAlignment = Alignment.Center) { content() } }
    } else {
        Surface({ hands.open(Target.Go(place)) }, said, shape = shape, color = tone, border = border) { content() }
    }
}
