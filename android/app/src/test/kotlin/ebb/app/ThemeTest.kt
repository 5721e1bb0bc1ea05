package ebb.app

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.luminance
import ebb.ui.Look
import ebb.ui.colors
import ebb.ui.sea
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** WCAG 2.2, 1.4.3: text stands at 4.5 to 1 or more; what is drawn and has to be seen at 3 to 1 (1.4.11). */
class ThemeTest {
    private fun contrast(one: Color, other: Color): Float {
        val (bright, dark) = listOf(one.luminance(), other.luminance()).sortedDescending()
        return (bright + 0.05f) / (dark + 0.05f)
    }

    @Test
    fun `black on white is 21 to 1`() {
        assertEquals(21f, contrast(Color.Black, Color.White), 0.01f)
    }

    @Test
    fun `all that is written stands at 4,5 to 1 or more on all that it is written on, in every look`() {
        val low = Look.entries.flatMap { look ->
            val colors = look.colors
            val sea = look.sea
            val surfaces = listOf(
                colors.background, colors.surface, colors.surfaceContainerLowest, colors.surfaceContainerLow, colors.surfaceContainer,
                colors.surfaceContainerHigh, colors.surfaceContainerHighest,
            )
            val pairs = listOf(
                colors.onPrimary to colors.primary, colors.onPrimaryContainer to colors.primaryContainer,
                colors.onSecondaryContainer to colors.secondaryContainer, colors.onTertiaryContainer to colors.tertiaryContainer,
                colors.onErrorContainer to colors.errorContainer, colors.onError to colors.error, sea.onCall to sea.call,
                // The words of the breath stand on the breath, on the water and on the page.
                sea.onBreath to sea.breath, sea.onBreath to sea.near, sea.onBreath to sea.far, sea.onBreath to colors.background,
                colors.onSurface to colors.primaryContainer, colors.onSurfaceVariant to colors.secondaryContainer,
                colors.onSurfaceVariant to colors.tertiaryContainer,
            ) + surfaces.flatMap { listOf(colors.onSurface to it, colors.onSurfaceVariant to it, colors.error to it, colors.primary to it) }
            pairs.filter { (on, below) -> contrast(on, below) < 4.5f }.map { (on, below) -> "$look: $on on $below is ${contrast(on, below)}" }
        }
        assertEquals(low.joinToString("\n"), 0, low.size)
    }

    @Test
    fun `what is drawn and has to be seen stands at 3 to 1 or more`() {
        for (look in Look.entries) {
            val colors = look.colors
            listOf(colors.outline, colors.tertiary, colors.secondary).forEach { assertTrue("$look $it", contrast(it, colors.background) >= 3f) }
        }
    }

    @Test
    fun `at night it is dim, whatever the device is set to, but for high contrast`() {
        assertEquals(Look.LIGHT, Look.at(night = false, dark = false, contrast = false))
        assertEquals(Look.DIM, Look.at(night = true, dark = false, contrast = false))
        assertEquals(Look.DIM, Look.at(night = true, dark = true, contrast = false))
        assertEquals(Look.DARK, Look.at(night = false, dark = true, contrast = false))
        assertEquals(Look.CONTRAST_DARK, Look.at(night = true, dark = true, contrast = true))
    }
}
