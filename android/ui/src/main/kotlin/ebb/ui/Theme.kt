package ebb.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp

/** How the pages look. */
enum class Look {
    /** Paper by day. */
    LIGHT,

    /** A dark sea. */
    DARK,

    /** Darker and warmer, for the hours in which people sleep. */
    DIM,

    /** Black on white, with lines around what can be touched. */
    CONTRAST,

    /** White on black, likewise. */
    CONTRAST_DARK,
    ;

    /** True where shapes need lines around them. */
    val outlined: Boolean get() = this == CONTRAST || this == CONTRAST_DARK

    val dark: Boolean get() = this != LIGHT && this != CONTRAST

    companion object {
        /** The look by day or at night, for what the device is set to. */
        fun at(night: Boolean, dark: Boolean, contrast: Boolean): Look = when {
            contrast -> if (dark) CONTRAST_DARK else CONTRAST
            night -> DIM
            dark -> DARK
            else -> LIGHT
        }
    }
}

/** Colours that Material has no name for. */
class SeaColors(
    /** Two layers of the wave, the further one first. */
    val far: Color,
    val near: Color,
    /** The breath, and what is written on it. */
    val breath: Color,
    val onBreath: Color,
    /** Reaching somebody. */
    val call: Color,
    val onCall: Color,
) {
    /** Around the breath. */
    internal val halo = breath.copy(alpha = 0.35f)
}

internal val LocalLook = staticCompositionLocalOf { Look.LIGHT }
internal val LocalSea = staticCompositionLocalOf { Look.LIGHT.sea }

/** The colours of a look. Each that is written in stands at 4.5 to 1 or more on what is below it; a test computes that. */
val Look.colors: ColorScheme
    get() = when (this) {
        Look.LIGHT -> lightColorScheme(
            primary = Color(0xFF1C5B66), onPrimary = Color(0xFFFFFFFF),
            primaryContainer = Color(0xFFCFE6E4), onPrimaryContainer = Color(0xFF0C3239),
            secondary = Color(0xFF6B5B45), onSecondary = Color(0xFFFFFFFF),
            secondaryContainer = Color(0xFFF0E4D0), onSecondaryContainer = Color(0xFF3B2F1E),
            tertiary = Color(0xFF7A4B3A), onTertiary = Color(0xFFFFFFFF),
            tertiaryContainer = Color(0xFFF6DDCF), onTertiaryContainer = Color(0xFF4A2516),
            background = Color(0xFFFBF7F0), onBackground = Color(0xFF20302F),
            surface = Color(0xFFFBF7F0), onSurface = Color(0xFF20302F),
            surfaceVariant = Color(0xFFF1EBDF), onSurfaceVariant = Color(0xFF4C5957),
            surfaceContainerLowest = Color(0xFFFFFFFF), surfaceContainerLow = Color(0xFFFFFDF9),
            surfaceContainer = Color(0xFFF5F0E6), surfaceContainerHigh = Color(0xFFF1EBDF),
            surfaceContainerHighest = Color(0xFFEBE4D6),
            outline = Color(0xFF6F7C79), outlineVariant = Color(0xFFD8D0C0),
            error = Color(0xFF9C2F25), onError = Color(0xFFFFFFFF),
            errorContainer = Color(0xFFF9DEDA), onErrorContainer = Color(0xFF5C150F),
        )
        Look.DARK -> darkColorScheme(
            primary = Color(0xFF8FCBCB), onPrimary = Color(0xFF06363B),
            primaryContainer = Color(0xFF1D464C), onPrimaryContainer = Color(0xFFCDE9E8),
            secondary = Color(0xFFD8C3A0), onSecondary = Color(0xFF3A2F1C),
            secondaryContainer = Color(0xFF3A3428), onSecondaryContainer = Color(0xFFEFE0C5),
            tertiary = Color(0xFFE6B8A2), onTertiary = Color(0xFF44210F),
            tertiaryContainer = Color(0xFF4B3327), onTertiaryContainer = Color(0xFFF8DDD0),
            background = Color(0xFF11191B), onBackground = Color(0xFFE5E1D8),
            surface = Color(0xFF11191B), onSurface = Color(0xFFE5E1D8),
            surfaceVariant = Color(0xFF243033), onSurfaceVariant = Color(0xFFB9C3C2),
            surfaceContainerLowest = Color(0xFF0B1113), surfaceContainerLow = Color(0xFF161F22),
            surfaceContainer = Color(0xFF1B2528), surfaceContainerHigh = Color(0xFF243033),
            surfaceContainerHighest = Color(0xFF2D3A3D),
            outline = Color(0xFF86928F), outlineVariant = Color(0xFF3A4749),
            error = Color(0xFFF2B0A6), onError = Color(0xFF561A13),
            errorContainer = Color(0xFF5E2620), onErrorContainer = Color(0xFFFADCD7),
        )
        Look.DIM -> darkColorScheme(
            primary = Color(0xFFD3A474), onPrimary = Color(0xFF2C1A08),
            primaryContainer = Color(0xFF35271A), onPrimaryContainer = Color(0xFFE7CBAA),
            secondary = Color(0xFFBFA786), onSecondary = Color(0xFF2A2013),
            secondaryContainer = Color(0xFF261F17), onSecondaryContainer = Color(0xFFD8C5A8),
            tertiary = Color(0xFFCF9A85), onTertiary = Color(0xFF331607),
            tertiaryContainer = Color(0xFF34231C), onTertiaryContainer = Color(0xFFE3C1B2),
            background = Color(0xFF0B0907), onBackground = Color(0xFFCDBDA6),
            surface = Color(0xFF0B0907), onSurface = Color(0xFFCDBDA6),
            surfaceVariant = Color(0xFF1E1913), onSurfaceVariant = Color(0xFFA99A84),
            surfaceContainerLowest = Color(0xFF060504), surfaceContainerLow = Color(0xFF12100C),
            surfaceContainer = Color(0xFF171410), surfaceContainerHigh = Color(0xFF1E1913),
            surfaceContainerHighest = Color(0xFF262018),
            outline = Color(0xFF8A7C68), outlineVariant = Color(0xFF372F25),
            error = Color(0xFFE0957F), onError = Color(0xFF3F130A),
            errorContainer = Color(0xFF42201A), onErrorContainer = Color(0xFFEFC9BE),
        )
        Look.CONTRAST -> contrast(ink = Color.Black, paper = Color.White, dark = false)
        Look.CONTRAST_DARK -> contrast(ink = Color.White, paper = Color.Black, dark = true)
    }

private fun contrast(ink: Color, paper: Color, dark: Boolean): ColorScheme {
    val strong = if (dark) Color(0xFFFFE08A) else Color(0xFF00344D)
    val danger = if (dark) Color(0xFFFFB4A8) else Color(0xFF7A0000)
    val raised = if (dark) Color(0xFF141414) else Color(0xFFF4F4F4)
    return (if (dark) darkColorScheme() else lightColorScheme()).copy(
        primary = strong, onPrimary = paper, primaryContainer = raised, onPrimaryContainer = ink,
        secondary = ink, onSecondary = paper, secondaryContainer = raised, onSecondaryContainer = ink,
        tertiary = ink, onTertiary = paper, tertiaryContainer = raised, onTertiaryContainer = ink,
        background = paper, onBackground = ink, surface = paper, onSurface = ink,
        surfaceVariant = raised, onSurfaceVariant = ink,
        surfaceContainerLowest = paper, surfaceContainerLow = paper, surfaceContainer = paper,
        surfaceContainerHigh = raised, surfaceContainerHighest = raised,
        outline = ink, outlineVariant = ink,
        error = danger, onError = paper, errorContainer = raised, onErrorContainer = danger,
    )
}

/** What the sea and the breath are drawn in. */
val Look.sea: SeaColors
    get() = when (this) {
        Look.LIGHT -> SeaColors(
            far = Color(0xFFD9ECE9), near = Color(0xFFB7DAD8), breath = Color(0xFF9CCCCB), onBreath = Color(0xFF0C3239),
            call = Color(0xFF1F6B4A), onCall = Color(0xFFFFFFFF),
        )
        Look.DARK -> SeaColors(
            far = Color(0xFF16282B), near = Color(0xFF1B3439), breath = Color(0xFF2B5A60), onBreath = Color(0xFFE5F3F2),
            call = Color(0xFF1F5A3E), onCall = Color(0xFFDDF3E6),
        )
        Look.DIM -> SeaColors(
            far = Color(0xFF130F0B), near = Color(0xFF1B150F), breath = Color(0xFF3A2A1A), onBreath = Color(0xFFE2C7A5),
            call = Color(0xFF3D4A2C), onCall = Color(0xFFE3E6C8),
        )
        Look.CONTRAST -> SeaColors(
            far = Color(0xFFF0F0F0), near = Color(0xFFE2E2E2), breath = Color(0xFFD0E4F0), onBreath = Color.Black,
            call = Color(0xFF003D1F), onCall = Color.White,
        )
        Look.CONTRAST_DARK -> SeaColors(
            far = Color(0xFF101010), near = Color(0xFF1C1C1C), breath = Color(0xFF2A2A00), onBreath = Color.White,
            call = Color(0xFF9BFFC4), onCall = Color.Black,
        )
    }

// A text runs in the direction of its own words: where a language lacks one, English stands between others.
private fun style(size: Int, line: Int, weight: FontWeight = FontWeight.Normal) =
    TextStyle(fontSize = size.sp, lineHeight = line.sp, fontWeight = weight, textDirection = TextDirection.Content)

private val TYPE = Typography(
    displaySmall = style(30, 38),
    headlineMedium = style(24, 32, FontWeight.Medium),
    headlineSmall = style(21, 29, FontWeight.Medium),
    titleLarge = style(19, 26, FontWeight.Medium),
    titleMedium = style(17, 24, FontWeight.Medium),
    titleSmall = style(15, 21, FontWeight.Medium),
    bodyLarge = style(17, 25),
    bodyMedium = style(15, 22),
    bodySmall = style(13, 19),
    labelLarge = style(16, 22, FontWeight.Medium),
    labelMedium = style(13, 17, FontWeight.Medium),
    labelSmall = style(12, 15, FontWeight.Medium),
)

private val SHAPES = Shapes(
    extraSmall = RoundedCornerShape(8.dp),
    small = RoundedCornerShape(12.dp),
    medium = RoundedCornerShape(16.dp),
    large = RoundedCornerShape(22.dp),
    extraLarge = RoundedCornerShape(28.dp),
)

/** The pages' theme. */
@Composable
fun EbbTheme(look: Look, content: @Composable () -> Unit) {
    CompositionLocalProvider(LocalLook provides look, LocalSea provides look.sea) {
        MaterialTheme(colorScheme = look.colors, typography = TYPE, shapes = SHAPES, content = content)
    }
}
