package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.toggleableState
import androidx.compose.ui.state.ToggleableState
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.dp
import ebb.Badge
import ebb.ContactWay
import ebb.Item
import ebb.Items
import ebb.Offer
import ebb.Role
import ebb.Target

/** What can be done with what stands on a page. */
internal class Hands(
    val choose: (Offer) -> Unit,
    val open: (Target) -> Unit,
    val reach: (ContactWay) -> Unit,
    val more: (Items) -> Unit,
    val moreWord: String,
)

/** A list, a lazy row an item: five hundred cost no more than what is in sight. */
internal fun LazyListScope.itemsBlock(list: Items, next: List<Item>, hands: Hands, hasMore: Boolean, within: Modifier) {
    val id = list.id
    if (list.title != null || list.note != null) {
        item(key = "$id/title") {
            Column(within.padding(top = 8.dp)) {
                list.title?.let { Text(it, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall) }
                list.note?.let {
                    Text(it, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
                }
            }
        }
    }
    val none = list.none
    if (list.items.isEmpty() && none != null) {
        item(key = "$id/none") {
            Text(none, within, style = MaterialTheme.typography.bodyLarge, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
    }
    // One that moved on while the next ones were asked for would come twice.
    items((list.items + next).distinctBy { it.id }, key = { "$id/${it.id}" }, contentType = { "item" }) { ItemRow(it, hands, within) }
    if (hasMore) {
        item(key = "$id/more") {
            val colors = MaterialTheme.colorScheme
            Touch({ hands.more(list) }, Paint(colors.surfaceContainer, colors.onSurfaceVariant), within.fillMaxWidth()) {
                Row(Modifier.padding(12.dp), verticalAlignment = Alignment.CenterVertically) {
                    Sign("down", Role.DOWN)
                    Text(hands.moreWord, style = MaterialTheme.typography.labelLarge)
                }
            }
        }
    }
    if (list.offers.isNotEmpty()) {
        item(key = "$id/offers") { Chips(list.offers, hands.choose, within) }
    }
}

/** One of a list: its name, what is known of it, and what can be done beside. */
@Composable
internal fun ItemRow(item: Item, hands: Hands, modifier: Modifier = Modifier) {
    val colors = MaterialTheme.colorScheme
    val paint = Paint(if (item.badge == Badge.URGENT) colors.tertiaryContainer else colors.surfaceContainerLow, colors.onSurface)
    val shape = MaterialTheme.shapes.medium
    val outer = modifier.fillMaxWidth().padding(start = if (item.under) 24.dp else 0.dp)
    val open = item.open
    val ticked = item.ticked
    val tick = if (ticked == null) Modifier else Modifier.semantics { toggleableState = ToggleableState(ticked) }
    Surface(
        outer, shape = shape, color = paint.below, contentColor = paint.on,
        border = androidx.compose.foundation.BorderStroke(if (LocalLook.current.outlined) 2.dp else 1.dp, colors.outlineVariant),
    ) {
        Column {
            val name: @Composable () -> Unit = { ItemName(item, ticked) }
            if (open != null) {
                Touch({ hands.open(open) }, paint, Modifier.fillMaxWidth().then(tick), shape = shape, content = name)
            } else {
                Column(tick) { name() }
            }
            if (item.ways.isNotEmpty()) {
                Column(Modifier.padding(start = 12.dp, end = 12.dp, bottom = 12.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    item.ways.forEach { CallButton(it, hands.reach) }
                }
            }
            if (item.offers.isNotEmpty()) {
                Chips(item.offers, hands.choose, Modifier.padding(start = 12.dp, end = 12.dp, bottom = 12.dp))
            }
        }
    }
}

@Composable
private fun ItemName(item: Item, ticked: Boolean?) {
    val type = MaterialTheme.typography
    val colors = MaterialTheme.colorScheme
    Row(Modifier.fillMaxWidth().heightIn(min = TARGET).padding(horizontal = 16.dp, vertical = 12.dp), verticalAlignment = Alignment.CenterVertically) {
        if (ticked != null) {
            iconOf(if (ticked) "ticked" else "unticked")?.let { Glyph(it, Modifier.size(24.dp), tint = colors.primary) }
            Spacer(Modifier.width(12.dp))
        }
        Column(Modifier.weight(1f)) {
            Text(item.title, style = type.titleMedium)
            item.note?.let { Text(it, style = type.bodyMedium, color = colors.onSurfaceVariant) }
            item.detail?.let { Text(it, style = type.bodyMedium, color = colors.onSurfaceVariant) }
        }
        // Its word stands in the note.
        item.badge?.let { badge ->
            Spacer(Modifier.width(8.dp))
            iconOf(BADGES[badge])?.let { Glyph(it, Modifier.size(20.dp), tint = if (badge == Badge.URGENT) colors.error else colors.primary) }
        }
        if (item.open != null && item.badge == null && ticked == null) {
            Spacer(Modifier.width(8.dp))
            Chevron()
        }
    }
}

private val BADGES = mapOf(
    Badge.PRIVATE to "private", Badge.WAITS to "bell", Badge.DONE to "badge-done", Badge.NEW to "star",
    Badge.CHANGED to "edit", Badge.URGENT to "problem",
)

/** A way to reach somebody, as large as it is urgent. What is said before it dials is said in a question. */
@Composable
internal fun CallButton(way: ContactWay, reach: (ContactWay) -> Unit) {
    val uri = way.uri
    if (uri == null) {
        Column(Modifier.padding(4.dp)) {
            Text(way.label, style = MaterialTheme.typography.titleMedium)
            if (way.number !in way.label) Number(way.number, MaterialTheme.typography.bodyLarge)
        }
        return
    }
    val sea = LocalSea.current
    val colors = MaterialTheme.colorScheme
    val calls = uri.startsWith("tel:")
    val paint = if (calls) Paint(sea.call, sea.onCall) else Paint(colors.primaryContainer, colors.onPrimaryContainer)
    Touch({ reach(way) }, paint, Modifier.fillMaxWidth(), shape = MaterialTheme.shapes.large) {
        Row(
            Modifier.heightIn(min = if (calls) 56.dp else TARGET).padding(horizontal = 18.dp, vertical = 8.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Sign(if (calls) "call" else "open", Role.CALL, size = 24.dp, after = 14.dp)
            Column(Modifier.weight(1f)) {
                Text(way.label, style = if (calls) MaterialTheme.typography.titleLarge else MaterialTheme.typography.titleSmall)
                if (way.number !in way.label) Number(way.number, MaterialTheme.typography.bodyMedium)
            }
        }
    }
}

/** A number is dialled from left to right in every language; without that its groups would stand the other way round. */
@Composable
private fun Number(number: String, style: TextStyle) {
    Text(number, style = style.copy(textDirection = TextDirection.Ltr))
}

/** It leads further; what is read says so by being a button. */
@Composable
private fun Chevron() {
    val forward = androidx.compose.ui.platform.LocalLayoutDirection.current == androidx.compose.ui.unit.LayoutDirection.Ltr
    iconOf(if (forward) "forward" else "back")?.let {
        Glyph(it, Modifier.size(18.dp), tint = MaterialTheme.colorScheme.outline)
    }
}

/** Only for what has no words beside it. */
@Composable
internal fun IconTouch(icon: String, says: String, onClick: () -> Unit, modifier: Modifier = Modifier, paint: Paint? = null) {
    val colors = MaterialTheme.colorScheme
    Touch(
        onClick, paint ?: Paint(colors.surfaceContainer, colors.onSurface),
        modifier.semantics { contentDescription = says }, shape = MaterialTheme.shapes.extraLarge,
    ) {
        androidx.compose.foundation.layout.Box(Modifier.size(TARGET), contentAlignment = Alignment.Center) {
            iconOf(icon)?.let { Glyph(it, Modifier.size(22.dp)) }
        }
    }
}

