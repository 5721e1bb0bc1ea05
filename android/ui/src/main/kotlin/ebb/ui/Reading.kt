package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ebb.Block
import ebb.LineRole
import ebb.NoticeKind
import ebb.Offer
import ebb.Role

/** Something to read. Where one line may stand for the rest, the rest comes at a touch. */
@Composable
internal fun LinesBlock(block: Block.Lines) {
    val fold = block.fold
    var open by rememberSaveable(block.lines) { mutableStateOf(false) }
    if (fold != null && !open) {
        Touch({ open = true }, Paint(MaterialTheme.colorScheme.surfaceContainer, MaterialTheme.colorScheme.onSurfaceVariant)) {
            Row(Modifier.padding(horizontal = 14.dp, vertical = 10.dp), verticalAlignment = Alignment.CenterVertically) {
                Sign("down", Role.DOWN, size = 18.dp, after = 10.dp)
                Text(fold, style = MaterialTheme.typography.bodyMedium)
            }
        }
        return
    }
    val type = MaterialTheme.typography
    val colors = MaterialTheme.colorScheme
    when (block.role) {
        LineRole.HEADING -> block.lines.forEach { line ->
            Text(line, Modifier.padding(top = 8.dp).semantics { heading() }, style = type.headlineSmall)
        }
        LineRole.LEAD -> Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            block.lines.forEach { Text(it, style = type.titleLarge) }
        }
        LineRole.BODY -> Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
            block.lines.forEach { Text(it, style = type.bodyLarge) }
        }
        LineRole.SMALL -> Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
            block.lines.forEach { Text(it, style = type.bodyMedium, color = colors.onSurfaceVariant) }
        }
        LineRole.SOURCE -> Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
            block.lines.forEach { Text(it, style = type.bodySmall, color = colors.onSurfaceVariant) }
        }
        LineRole.STEPS -> Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            block.lines.forEachIndexed { index, line -> Step(index + 1, line) }
        }
        LineRole.CAUTION -> Box(
            Modifier.fillMaxWidth(),
        ) {
            Surface(color = colors.secondaryContainer, contentColor = colors.onSecondaryContainer, shape = MaterialTheme.shapes.small) {
                Column(Modifier.fillMaxWidth().padding(14.dp), verticalArrangement = Arrangement.spacedBy(6.dp)) {
                    block.lines.forEach { Text(it, style = type.bodyMedium) }
                }
            }
        }
    }
}

@Composable
private fun Step(number: Int, line: String) {
    val colors = MaterialTheme.colorScheme
    Row {
        Surface(color = colors.primaryContainer, contentColor = colors.onPrimaryContainer, shape = CircleShape) {
            Box(Modifier.size(30.dp), contentAlignment = Alignment.Center) {
                Text(number.toString(), style = MaterialTheme.typography.labelLarge)
            }
        }
        Spacer(Modifier.width(12.dp))
        Text(line, Modifier.padding(top = 2.dp), style = MaterialTheme.typography.bodyLarge)
    }
}

/** Something to be told, read out as it comes. */
@Composable
internal fun NoticeBlock(kind: NoticeKind, words: String, offers: List<Offer>, choose: (Offer) -> Unit) {
    val colors = MaterialTheme.colorScheme
    val (paint, icon) = when (kind) {
        NoticeKind.DONE -> Paint(colors.primaryContainer, colors.onPrimaryContainer) to "badge-done"
        NoticeKind.INFO -> Paint(colors.secondaryContainer, colors.onSecondaryContainer) to "info"
        NoticeKind.PROBLEM -> Paint(colors.tertiaryContainer, colors.onTertiaryContainer) to "problem"
        NoticeKind.DANGER -> Paint(colors.errorContainer, colors.onErrorContainer) to "safe"
    }
    Surface(
        Modifier.fillMaxWidth().semantics { liveRegion = LiveRegionMode.Polite },
        color = paint.below, contentColor = paint.on, shape = MaterialTheme.shapes.medium,
    ) {
        Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
            Row {
                iconOf(icon)?.let { Glyph(it, Modifier.padding(top = 2.dp).size(22.dp)) }
                Spacer(Modifier.width(12.dp))
                Text(words, style = MaterialTheme.typography.bodyLarge)
            }
            if (offers.isNotEmpty()) Chips(offers, choose)
        }
    }
}
