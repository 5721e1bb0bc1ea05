package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ebb.Block
import ebb.ContactWay
import ebb.Items
import ebb.Offer
import ebb.Page
import ebb.PageShape
import ebb.Weight

/** What stands on a page, block by block; [below] are doors that have no room elsewhere. */
@Composable
internal fun Body(session: Session, page: Page, words: SystemWords, still: Boolean, below: List<Offer>) {
    var reaching by remember { mutableStateOf<ContactWay?>(null) }
    val reach = { way: ContactWay -> if (way.before == null) way.uri?.let(session.outside::reach) ?: Unit else reaching = way }
    val hands = Hands(session::choose, { session.open(it) }, reach, { session.more(it) }, words.more)
    val live = page.blocks.firstNotNullOfOrNull { it as? Block.Live }
    if (live == null) {
        Blocks(session, page, words, hands, below)
    } else {
        val quiet = still || live.exercise.still
        val frames = framesOf(session.ebb, page, quiet)
        BoxWithConstraints(Modifier.fillMaxSize()) {
            val beside = maxWidth > maxHeight * 1.2f
            if (beside) {
                Row {
                    LivePicture(live.exercise, frames, quiet, Modifier.weight(1f).fillMaxHeight().padding(8.dp))
                    Column(Modifier.weight(1f)) {
                        Blocks(session, page, words, hands, below, head = { LiveWords(live.exercise, frames) })
                    }
                }
            } else {
                // Where nobody is led through stages, the breath is all there is to see.
                val room = maxHeight * if (live.exercise.stage == null && page.blocks.size < 4) 0.6f else 0.42f
                Column {
                    LivePicture(live.exercise, frames, quiet, Modifier.fillMaxWidth().height(room))
                    Blocks(session, page, words, hands, below, head = { LiveWords(live.exercise, frames) })
                }
            }
        }
    }
    reaching?.let { way ->
        Question(
            question = way.before.orEmpty(), yes = way.label, no = words.cancel,
            answer = { sure ->
                reaching = null
                if (sure) way.uri?.let(session.outside::reach)
            },
        )
    }
}

@Composable
private fun Blocks(
    session: Session,
    page: Page,
    words: SystemWords,
    hands: Hands,
    below: List<Offer>,
    head: (@Composable () -> Unit)? = null,
) {
    LazyColumn(
        Modifier.fillMaxSize(),
        state = rememberLazyListState(),
        contentPadding = PaddingValues(start = 16.dp, end = 16.dp, top = 4.dp, bottom = 20.dp),
        verticalArrangement = Arrangement.spacedBy(12.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        val within = Modifier.widthIn(max = WIDEST).fillMaxWidth()
        if (head != null) item(key = "head") { Column(within) { head() } }
        page.blocks.forEachIndexed { index, block -> block(session, page, index, block, words, hands, within) }
        if (below.isNotEmpty()) item(key = "doors") { Column(within) { DoorGrid(below, columnsFor(), hands.choose, small = false) } }
    }
}

/** The renderer of each kind of block. */
private fun LazyListScope.block(
    session: Session,
    page: Page,
    index: Int,
    block: Block,
    words: SystemWords,
    hands: Hands,
    within: Modifier,
) {
    fun one(content: @Composable () -> Unit) = item(key = "block/$index") { Column(within) { content() } }
    when (block) {
        is Block.Lines -> one { LinesBlock(block) }
        is Block.Notice -> one { NoticeBlock(block.kind, block.words, block.offers, hands.choose) }
        is Block.Offers -> {
            val home = page.shape == PageShape.HOME && block.lead == null && block.offers.any { !it.isSmall }
            one { if (home) HomeDoors(block, hands) else OffersBlock(block, hands) }
        }
        is Block.Items ->
            if (page.shape == PageShape.PEOPLE && block.items.items.size <= MOST_IN_A_SECTION) {
                one { Section(block.items, hands) }
            } else {
                itemsBlock(block.items, session.following(block.items), hands, session.hasMore(block.items), within)
            }
        is Block.Form -> one { FormBlock(block.form, session, words) }
        is Block.Month -> one { MonthBlock(block.month, hands) }
        is Block.Graph -> one { GraphBlock(block.graph) }
        // Its picture and its words stand above the rest.
        is Block.Live -> {}
    }
}

/** A section that is longer is drawn as a list, row by row. */
private const val MOST_IN_A_SECTION = 24

/**
 * Two large doors, what most come for and the next, with what stands before them above and the small ones below. What waits may
 * stand between those and these.
 */
@Composable
private fun HomeDoors(block: Block.Offers, hands: Hands) {
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        val main = block.offers.indexOfFirst { it.weight == Weight.MAIN }
        val large = if (main < 0) 0 else 2
        val from = main.coerceAtLeast(0)
        block.offers.take(from).forEach { OfferRow(it, { hands.choose(it) }) }
        block.offers.drop(from).take(large).forEachIndexed { index, offer -> LargeDoor(offer, index == 0, { hands.choose(offer) }) }
        val rest = block.offers.drop(from + large)
        if (rest.isNotEmpty()) DoorGrid(rest, columnsFor(), hands.choose, small = false)
    }
}

/** Two where letters are not very large. */
@Composable
private fun columnsFor(): Int = if (LocalDensity.current.fontScale <= LARGE_LETTERS) 2 else 1

/** Something to choose. Answers to a question and small things stand side by side. */
@Composable
private fun OffersBlock(block: Block.Offers, hands: Hands) {
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        block.lead?.let { Text(it, style = MaterialTheme.typography.titleMedium) }
        // Neighbours of a kind stand together; the order stays that in which they are read.
        val groups = block.offers.fold(mutableListOf<MutableList<Offer>>()) { groups, offer ->
            val last = groups.lastOrNull()
            if (last != null && last.first().isSmall == offer.isSmall) last += offer else groups += mutableListOf(offer)
            groups
        }
        groups.forEach { group ->
            if (group.first().isSmall) {
                Chips(group, hands.choose)
            } else {
                group.forEach { OfferRow(it, { hands.choose(it) }) }
            }
        }
    }
}

private val Offer.isSmall: Boolean get() = weight == Weight.CHIP || (weight == Weight.OTHER && detail == null)

/** A part of a plan, or the people of a place: one card, its lines large enough to be read while shaking. */
@Composable
private fun Section(list: Items, hands: Hands) {
    val colors = MaterialTheme.colorScheme
    Surface(
        Modifier.fillMaxWidth(), shape = MaterialTheme.shapes.large, color = colors.surfaceContainer, contentColor = colors.onSurface,
    ) {
        Column(Modifier.padding(14.dp), verticalArrangement = Arrangement.spacedBy(10.dp)) {
            list.title?.let { Text(it, Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineSmall) }
            list.note?.let { Text(it, style = MaterialTheme.typography.bodyMedium, color = colors.onSurfaceVariant) }
            val none = list.none
            if (list.items.isEmpty() && none != null) Text(none, style = MaterialTheme.typography.bodyLarge, color = colors.onSurfaceVariant)
            list.items.forEach { ItemRow(it, hands) }
            if (list.offers.isNotEmpty()) Chips(list.offers, hands.choose)
        }
    }
}
