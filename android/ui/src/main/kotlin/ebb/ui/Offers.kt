package ebb.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.defaultMinSize
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Shape
import androidx.compose.ui.semantics.Role as Touched
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import ebb.Offer
import ebb.Role
import ebb.Weight

/** Nothing that can be touched is smaller. */
internal val TARGET: Dp = 48.dp

/** What is below and what is written on it. */
internal class Paint(val below: Color, val on: Color)

/** The colours of an offer, from its role and its weight. */
@Composable
internal fun paintOf(role: Role, weight: Weight): Paint {
    val colors = MaterialTheme.colorScheme
    val sea = LocalSea.current
    return when {
        role == Role.DELETE -> Paint(colors.errorContainer, colors.onErrorContainer)
        role == Role.CALL && weight != Weight.DOOR -> Paint(sea.call, sea.onCall)
        weight == Weight.MAIN && !LocalLook.current.dark -> Paint(colors.primary, colors.onPrimary)
        weight == Weight.MAIN -> Paint(colors.primaryContainer, colors.onPrimaryContainer)
        role == Role.BEGIN || role == Role.DONE -> Paint(colors.primaryContainer, colors.onPrimaryContainer)
        role == Role.SKIP || role == Role.LEAVE || role == Role.UNDO -> Paint(colors.surfaceContainer, colors.onSurfaceVariant)
        else -> Paint(colors.surfaceContainerHigh, colors.onSurface)
    }
}

/** Something that can be touched, at least as large as a thumb that shakes needs. */
@Composable
internal fun Touch(
    onClick: () -> Unit,
    paint: Paint,
    modifier: Modifier = Modifier,
    shape: Shape = MaterialTheme.shapes.medium,
    content: @Composable () -> Unit,
) {
    Plate(paint, shape, modifier.defaultMinSize(TARGET, TARGET).clip(shape).clickable(role = Touched.Button, onClick = onClick), content)
}

/** A shape in one colour. Material's own surface does the same with three times as much below it, on each of forty of a page. */
@Composable
internal fun Plate(paint: Paint, shape: Shape, modifier: Modifier = Modifier, content: @Composable () -> Unit) {
    val line = if (LocalLook.current.outlined) Modifier.border(2.dp, MaterialTheme.colorScheme.outline, shape) else Modifier
    Box(modifier.background(paint.below, shape).then(line), propagateMinConstraints = true) {
        CompositionLocalProvider(LocalContentColor provides paint.on, content = content)
    }
}

/** An icon beside words, which say the same: it is not read. */
@Composable
internal fun Sign(name: String?, role: Role, size: Dp = 22.dp, after: Dp = 12.dp) {
    iconOf(name, role)?.let { icon ->
        Glyph(icon, Modifier.size(size))
        Spacer(Modifier.width(after))
    }
}

/** An offer in a line of its own. */
@Composable
internal fun OfferRow(offer: Offer, onClick: () -> Unit, modifier: Modifier = Modifier) {
    val main = offer.weight == Weight.MAIN
    Touch(onClick, paintOf(offer.role, offer.weight), modifier.fillMaxWidth()) {
        Row(
            Modifier.heightIn(min = if (main) 64.dp else 56.dp).padding(horizontal = 18.dp, vertical = 10.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Sign(offer.icon, offer.role, after = 14.dp)
            Column(Modifier.weight(1f)) {
                Text(offer.label, style = if (main) MaterialTheme.typography.titleLarge else MaterialTheme.typography.titleSmall)
                offer.detail?.let { Text(it, style = MaterialTheme.typography.bodyMedium) }
            }
        }
    }
}

/** An offer as small as it may be. */
@Composable
internal fun OfferChip(offer: Offer, onClick: () -> Unit, modifier: Modifier = Modifier) {
    val chip = MaterialTheme.typography.labelLarge
    Touch(onClick, paintOf(offer.role, offer.weight), modifier, shape = MaterialTheme.shapes.extraLarge) {
        Row(Modifier.padding(horizontal = 16.dp, vertical = 8.dp), verticalAlignment = Alignment.CenterVertically) {
            // An answer without an icon of its own has none: a tick would look as if it were chosen.
            if (offer.icon != null || offer.weight != Weight.CHIP) Sign(offer.icon, offer.role, size = 18.dp, after = 8.dp)
            Text(offer.label, style = chip)
        }
    }
}

/** Chips side by side, as many as there is room for. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun Chips(offers: List<Offer>, choose: (Offer) -> Unit, modifier: Modifier = Modifier) {
    FlowRow(
        modifier,
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        offers.forEach { OfferChip(it, { choose(it) }) }
    }
}

/** A large door: what most come for, to be hit by a thumb that shakes. */
@Composable
internal fun LargeDoor(offer: Offer, first: Boolean, onClick: () -> Unit, modifier: Modifier = Modifier) {
    val colors = MaterialTheme.colorScheme
    val paint = when {
        // At night nothing shines: the first is told apart by its tone and its place.
        LocalLook.current.dark && first -> Paint(colors.primaryContainer, colors.onPrimaryContainer)
        LocalLook.current.dark -> Paint(colors.surfaceContainerHigh, colors.onSurface)
        first -> Paint(colors.primary, colors.onPrimary)
        else -> Paint(colors.primaryContainer, colors.onPrimaryContainer)
    }
    Touch(onClick, paint, modifier.fillMaxWidth(), shape = MaterialTheme.shapes.extraLarge) {
        Row(
            Modifier.heightIn(min = 96.dp).padding(horizontal = 22.dp, vertical = 16.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Sign(offer.icon, offer.role, size = 36.dp, after = 18.dp)
            Column(Modifier.weight(1f)) {
                Text(offer.label, style = MaterialTheme.typography.headlineMedium)
                offer.detail?.let { Text(it, style = MaterialTheme.typography.bodyMedium) }
            }
        }
    }
}

/** Small doors in rows of [columns]. */
@Composable
internal fun DoorGrid(offers: List<Offer>, columns: Int, choose: (Offer) -> Unit, small: Boolean = true) {
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        offers.chunked(columns).forEach { row ->
            Row(Modifier.height(IntrinsicSize.Min), horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                row.forEach { offer -> Door(offer, { choose(offer) }, small, Modifier.weight(1f).fillMaxHeight()) }
                repeat(columns - row.size) { Spacer(Modifier.weight(1f)) }
            }
        }
    }
}

@Composable
private fun Door(offer: Offer, onClick: () -> Unit, small: Boolean, modifier: Modifier) {
    val colors = MaterialTheme.colorScheme
    val paint = if (offer.role == Role.CALL) Paint(colors.tertiaryContainer, colors.onTertiaryContainer)
    else Paint(colors.surfaceContainerHigh, colors.onSurface)
    val style: TextStyle = if (small) MaterialTheme.typography.labelSmall else MaterialTheme.typography.labelLarge
    Touch(onClick, paint, modifier, shape = MaterialTheme.shapes.small) {
        if (small) {
            Column(
                Modifier.padding(horizontal = 4.dp, vertical = 5.dp),
                horizontalAlignment = Alignment.CenterHorizontally,
                verticalArrangement = Arrangement.Center,
            ) {
                iconOf(offer.icon, offer.role)?.let { Glyph(it, Modifier.size(18.dp)) }
                Text(offer.label, style = style, textAlign = TextAlign.Center)
            }
        } else {
            Row(Modifier.padding(horizontal = 12.dp, vertical = 8.dp), verticalAlignment = Alignment.CenterVertically) {
                Sign(offer.icon, offer.role, size = 20.dp, after = 10.dp)
                Box(Modifier.weight(1f)) { Text(offer.label, style = style) }
            }
        }
    }
}
