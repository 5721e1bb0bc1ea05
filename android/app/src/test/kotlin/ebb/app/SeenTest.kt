package ebb.app

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.style.ResolvedTextDirection
import androidx.compose.ui.unit.dp
import ebb.ui.Samples
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.annotation.Config

/** Places that hold every kind of block and field, as the core makes them. */
private val PLACES = listOf(
    "ebb/now", "session/breathe", "session/pattern/box", "session/live", "crisis/plan/might_use", "crisis/emergency",
    "crisis/lines?region=~", "crisis/feel-ill", "reminders/all?ahead=0", "reminders/new", "cards/all", "ebb/settings",
    "measures/form/phq-9", "journal/month?ahead=0", "journal/write/chain", "backup/make", "triggers/all",
)

/** A pixel is lost to rounding; more is not. */
private val TextLayoutResult.isClipped: Boolean
    get() = size.height + 1 < multiParagraph.height || (0 until lineCount).any { getLineRight(it) - getLineLeft(it) > size.width + 1 }

/** What holds of everything on every page, for a hand that shakes, an eye that sees little, and a voice that reads aloud. */
class SeenTest : Person() {
    private val everything = SemanticsMatcher("anything") { true }

    private fun nodes(): List<SemanticsNode> = screen.onAllNodes(everything).fetchSemanticsNodes()

    /** Looks at each place from its top to its end. */
    private fun everywhere(look: (place: String, nodes: List<SemanticsNode>) -> Unit) {
        touch("Ride an urge")
        for (place in PLACES) {
            enter(place)
            assertEquals(place, page.place.token)
            val lists = screen.onAllNodes(hasScrollToNodeAction())
            do {
                look(place, nodes())
                val range = lists.fetchSemanticsNodes().firstOrNull()?.config?.getOrNull(SemanticsProperties.VerticalScrollAxisRange)
                val more = range != null && range.value() < range.maxValue()
                if (more) {
                    lists[0].performSemanticsAction(SemanticsActions.ScrollBy) { it(0f, 250f) }
                    screen.waitForIdle()
                }
            } while (more)
        }
    }

    private fun problems(place: String, nodes: List<SemanticsNode>): List<String> = nodes.flatMap { node ->
        val config = node.config
        val name = (config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text }.orEmpty() +
            config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString().orEmpty())
        val touchable = SemanticsActions.OnClick in config
        buildList {
            if (touchable) {
                val least = with(screen.density) { 48.dp.toPx() } - 0.5f
                val bounds = node.touchBoundsInRoot
                val cut = node.boundsInRoot.width < node.size.width || node.boundsInRoot.height < node.size.height
                if (!cut && (bounds.width < least || bounds.height < least)) add("$place: '$name' is as small as $bounds")
                if (name.isBlank()) add("$place: something to touch has no name: $config")
                if (SemanticsActions.RequestFocus !in config) add("$place: '$name' is not reached by keys")
            }
            val layouts = mutableListOf<TextLayoutResult>()
            config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(layouts)
            if (SemanticsActions.SetText !in config && layouts.any { it.isClipped }) add("$place: '$name' is clipped")
        }
    }

    private fun assertSeen() {
        val found = mutableListOf<String>()
        everywhere { place, nodes ->
            found += problems(place, nodes)
            if (nodes.none { SemanticsProperties.Heading in it.config }) found += "$place: no heading"
        }
        assertEquals(found.distinct().joinToString("\n"), 0, found.size)
    }

    @Test
    fun `everything can be hit, reached by keys, read whole and read aloud on the smallest phone`() = assertSeen()

    @Test
    @Config(fontScale = 2f)
    fun `the same with letters twice as large`() = assertSeen()

    @Test
    @Config(qualifiers = "ar-ldrtl-w320dp-h640dp-notnight-mdpi")
    fun `the same from right to left`() = assertSeen()

    @Test
    @Config(qualifiers = "w640dp-h320dp-land-notnight-mdpi")
    fun `the same on a phone that lies on its side`() = assertSeen()

    @Test
    @Config(qualifiers = "w800dp-h1280dp-notnight-mdpi")
    fun `the same on a tablet`() = assertSeen()

    @Test
    fun `the phase of the breath is read out as it changes, and so is what was told`() {
        touch("Ride an urge")
        val live = nodes().filter { SemanticsProperties.LiveRegion in it.config }
        assertTrue(live.any { node -> node.config.getOrNull(SemanticsProperties.Text)?.any { it.text == "Breathe in" } == true })
        touch("I have used")
        assertTrue(nodes().any { SemanticsProperties.LiveRegion in it.config })
    }

    @Test
    @Config(qualifiers = "ar-ldrtl-w320dp-h640dp-notnight-mdpi")
    fun `a telephone number runs from left to right where all else runs from right to left`() {
        session.sample(Samples.plan)
        val layouts = mutableListOf<TextLayoutResult>()
        val number = screen.onNodeWithText("01 234", useUnmergedTree = true).fetchSemanticsNode()
        number.config[SemanticsActions.GetTextLayoutResult].action?.invoke(layouts)
        assertEquals(ResolvedTextDirection.Ltr, layouts.single().getParagraphDirection(0))
    }

    @Test
    fun `a graph is read as its sentence`() {
        touch("Ride an urge")
        touch("7")
        node(androidx.compose.ui.test.hasContentDescription("So far you said 7.")).assertExists()
    }
}
