package ebb.ui

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.ime
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import ebb.Block
import ebb.Message
import ebb.Offer
import ebb.Page
import ebb.Place
import ebb.Role
import ebb.PageShape
import java.time.Clock
import java.time.Duration
import kotlinx.coroutines.delay

/** How wide lines to read may be. */
internal val WIDEST = 640.dp

/** Where the doors stand: at the foot, beside what is read, or below all of it where letters are very large. */
internal enum class Doors { FOOT, SIDE, BELOW }

/** From here on letters are so large that what stands side by side comes one below the other. */
internal const val LARGE_LETTERS = 1.3f

/** The page that somebody is at, with its title, its doors, and what was told last. */
@Composable
fun Screen(session: Session, look: Look, words: SystemWords, clock: Clock, still: Boolean = false) {
    EbbTheme(look) {
        Surface(Modifier.fillMaxSize(), color = MaterialTheme.colorScheme.background) {
            session.page?.let { page ->
                LookAgain(session, page, clock)
                Around(session, page, words, still)
            }
            Dialogs(session, words)
        }
    }
}

/** So many of the doors, counted from the last, are in sight on every page, however small: one row, or two where letters are large. */
private const val ALWAYS_IN_SIGHT = 3
private const val IN_SIGHT_WHERE_LARGE = 4

/** Asks for the page again when it changes by itself. */
@Composable
private fun LookAgain(session: Session, page: Page, clock: Clock) {
    val at = page.refreshAt ?: return
    LaunchedEffect(page) {
        val wait = Duration.between(clock.instant(), at).toMillis()
        // One that lies in the past does not become the present by asking at once.
        delay(if (wait > 0) wait + 20 else 1_000)
        session.refresh()
    }
}

@Composable
private fun Around(session: Session, page: Page, words: SystemWords, still: Boolean) {
    val density = LocalDensity.current
    val typing = WindowInsets.ime.getBottom(density) > 0
    val kept = rememberSaveableStateHolder()
    BoxWithConstraints(Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)) {
        val large = density.fontScale > LARGE_LETTERS
        val doors = when {
            maxWidth >= 600.dp -> Doors.SIDE
            maxHeight < 560.dp || large || typing -> Doors.BELOW
            else -> Doors.FOOT
        }
        val heightOfAll = maxHeight
        val rest = page.doors.filterNot { it.role == Role.HIDE }
        // Where there is room for little, the last ones stay in sight: the plan, and whoever answers.
        val foot = when {
            doors == Doors.FOOT -> rest
            doors == Doors.BELOW && !typing -> rest.takeLast(if (large) IN_SIGHT_WHERE_LARGE else ALWAYS_IN_SIGHT)
            else -> emptyList()
        }
        Row(Modifier.fillMaxSize()) {
            Column(Modifier.weight(1f).fillMaxHeight()) {
                TopBar(session, page, words)
                Box(Modifier.weight(1f).fillMaxWidth(), contentAlignment = Alignment.TopCenter) {
                    kept.SaveableStateProvider(page.place.token.substringBefore('?')) {
                        Body(session, page, words, still, if (doors == Doors.BELOW) rest - foot.toSet() else emptyList())
                    }
                }
                session.message?.let { MessageBar(it, page.says(it), session) }
                if (foot.isNotEmpty()) {
                    HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
                    Box(Modifier.padding(start = 10.dp, end = 10.dp, top = 8.dp, bottom = 8.dp)) {
                        DoorGrid(foot, columns = (if (large) 2 else 3).coerceAtMost(foot.size), choose = session::choose)
                    }
                }
            }
            if (doors == Doors.SIDE && rest.isNotEmpty()) {
                Column(
                    Modifier.width(210.dp).fillMaxHeight().verticalScroll(rememberScrollState()).padding(12.dp),
                    verticalArrangement = Arrangement.Center,
                ) {
                    val low = heightOfAll < 480.dp
                    DoorGrid(rest, columns = if (low) 2 else 1, choose = session::choose, small = low)
                }
            }
        }
    }
}

/** Back, the title, and out of sight. */
@Composable
private fun TopBar(session: Session, page: Page, words: SystemWords) {
    Row(
        Modifier.fillMaxWidth().heightIn(min = 56.dp).padding(horizontal = 8.dp, vertical = 4.dp),
        verticalAlignment = Alignment.CenterVertically,
        horizontalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        val clear = Paint(MaterialTheme.colorScheme.background, MaterialTheme.colorScheme.onBackground)
        if (session.canGoBack) {
            val icon = if (page.shape == PageShape.FORM) "close" else if (rightToLeft()) "forward" else "back"
            IconTouch(icon, words.back, { session.back() }, paint = clear)
        }
        Text(
            page.title,
            Modifier.weight(1f).padding(start = if (session.canGoBack) 0.dp else 12.dp).semantics { heading() },
            style = MaterialTheme.typography.titleLarge,
        )
        page.doors.filter { it.role == Role.HIDE }.forEach { door ->
            IconTouch(door.icon ?: "hide", door.label, { session.choose(door) })
        }
    }
}

@Composable
internal fun rightToLeft(): Boolean =
    androidx.compose.ui.platform.LocalLayoutDirection.current == androidx.compose.ui.unit.LayoutDirection.Rtl

private fun Page.says(message: Message): Boolean = blocks.any { it is Block.Notice && it.words == message.words }

/** What was told about the last thing done, and how to take it back. It stays until something else is done. */
@Composable
private fun MessageBar(message: Message, said: Boolean, session: Session) {
    val colors = MaterialTheme.colorScheme
    if (said) {
        // What stands on the page is not said over it again: the numbers come first. Taking it back stays at hand.
        val read = Modifier.semantics {
            liveRegion = LiveRegionMode.Polite
            contentDescription = message.words
        }
        Box(read.padding(horizontal = 10.dp, vertical = 4.dp)) {
            message.undo?.let { undo -> OfferChip(undo, { session.choose(undo) }) }
        }
        return
    }
    Surface(
        Modifier.fillMaxWidth().padding(horizontal = 10.dp).semantics { liveRegion = LiveRegionMode.Polite },
        color = colors.secondaryContainer, contentColor = colors.onSecondaryContainer, shape = MaterialTheme.shapes.medium,
    ) {
        Column(
            Modifier.heightIn(max = 220.dp).verticalScroll(rememberScrollState()).padding(horizontal = 16.dp, vertical = 12.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            Text(message.words, style = MaterialTheme.typography.bodyMedium)
            message.undo?.let { undo -> OfferChip(undo, { session.choose(undo) }) }
        }
    }
}
