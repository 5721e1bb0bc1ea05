package ebb.ui

import androidx.compose.foundation.layout.Spacer
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.vector.PathParser
import ebb.Role

/**
 * The icon of a name that the content gives; null where there is none of that name. They are lines of our own, so that no
 * library of thousands is packed for sixty.
 */
internal fun iconOf(name: String?): Path? = PATHS[name]?.let { path -> ICONS.getOrPut(path) { PathParser().parsePathString(path).toPath() } }

/** The icon of an offer: its own, or that of its role. */
internal fun iconOf(name: String?, role: Role): Path? = iconOf(name) ?: iconOf(BY_ROLE[role])

/** An icon beside words that say the same. It is drawn as the lines that it is, without the picture that Material keeps of each. */
@Composable
internal fun Glyph(icon: Path, modifier: Modifier = Modifier, tint: Color = LocalContentColor.current) {
    Spacer(modifier.drawBehind { scale(size.width / SIDE, pivot = Offset.Zero) { drawPath(icon, tint, style = LINE) } })
}

/** The side of the square in which the lines are given. */
private const val SIDE = 24f
private val LINE = Stroke(1.9f, cap = StrokeCap.Round, join = StrokeJoin.Round)
private val ICONS = HashMap<String, Path>()

private const val CLOCK = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7v5l3.5 2"
private const val PERSON = "M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4.5 20.5c.8-4 3.6-6 7.500-6s6.700 2 7.500 6"
private const val CHECK = "M5 12.500l4.500 4.500L19 7"
private const val PEN = "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"
private const val CARD = "M6 3.500h12a1.500 1.500 0 0 1 1.500 1.500v14a1.500 1.500 0 0 1-1.500 1.500H6A1.500 1.500 0 0 1 4.500 19V5A1.500 1.500 0 0 1 6 3.500M8 8h8M8 12h8M8 16h5"
private const val BACK = "M11 5l-7 7l7 7M4.500 12H20"
private const val FORWARD = "M13 5l7 7l-7 7M19.500 12H4"
private const val DOWN = "M12 4v15M6 13l6 6l6-6"
private const val UP = "M12 20V5M6 11l6-6l6 6"
private const val WAVE = "M2.500 14c2.500 0 2.500-3 5-3s2.500 3 5 3s2.500-3 5-3s2.500 3 4.500 3M2.500 19c2.500 0 2.500-2 5-2s2.500 2 5 2s2.500-2 5-2s2.500 2 4.500 2M12 3v4"
private const val LUNG = "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7"
private const val SHIELD = "M12 3l7.500 3v5.500c0 4.500-3 7.700-7.500 9.500c-4.500-1.800-7.500-5-7.500-9.500V6zM9 12l2.200 2.200L15.500 10"
private const val EYE = "M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6"
private const val CROSS = "M6 6l12 12M18 6L6 18"
private const val STAR = "M12 3.500l2.600 5.600l6 .8l-4.400 4.300l1.100 6.100L12 17.300l-5.300 3l1.100-6.100L3.400 9.900l6-.8z"
private const val LIST = "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01"
private const val PAUSE = "M8.500 5v14M15.500 5v14"
private const val QUESTION = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M9.300 9.300a2.800 2.800 0 1 1 4 2.500c-.9.500-1.300 1-1.300 2M12 17.200h.01"
private const val INFO = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v5.500M12 7.500h.01"
private const val WARN = "M12 4L2.800 20h18.400zM12 10v4.500M12 17.300h.01"
private const val BOOK = "M4 5c3-1 6-1 8 1c2-2 5-2 8-1v14c-3-1-6-1-8 1c-2-2-5-2-8-1zM12 6v14"
private const val HISTORY = "M4 5v4.500h4.500M4.300 9.500A8.500 8.500 0 1 1 3.600 13M12 8v4.500l3 1.800"
private const val PHONE = "M6.500 3.500h3l1.500 4.500l-2 1.500a11 11 0 0 0 5.500 5.500l1.500-2l4.500 1.500v3a2 2 0 0 1-2.200 2C10.500 18.800 5.200 13.500 4.500 5.700a2 2 0 0 1 2-2.200"
private const val PEOPLE = "M9 5a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7M2.500 19.500c.6-3.400 3-5 6.500-5s5.900 1.600 6.500 5M16 5.300a3.300 3.300 0 0 1 0 6.400M18.500 14.900c1.700.8 2.700 2.300 3 4.600"
private const val MINUS = "M5 12h14"

private val PATHS: Map<String?, String> = mapOf(
    "check" to CHECK, "done" to CHECK, "enough" to CHECK, "passed" to CHECK,
    "delete" to "M4.500 6.500h15M9 6V4h6v2M6.500 6.500l1 13.500h9l1-13.500M10 10.500v6M14 10.500v6",
    "add" to "M12 5v14M5 12h14",
    "minus" to MINUS,
    "undo" to "M8 5L3.500 9.500L8 14M4 9.500h10a5.500 5.500 0 0 1 0 11H9",
    "note" to CARD, "card" to CARD, "cards" to CARD, "about" to INFO,
    "export" to "M12 15V3.500M7.500 8L12 3.500L16.500 8M4.500 14v6h15v-6",
    "import" to "M12 3.500V15M7.500 10.500L12 15l4.500-4.500M4.500 14v6h15v-6",
    "save" to "M12 3.500V15M7.500 10.500L12 15l4.500-4.500M4.500 20h15",
    "edit" to PEN, "write" to PEN, "journal" to BOOK, "diary" to BOOK, "read" to BOOK,
    "plan" to SHIELD, "safe" to SHIELD,
    "skip" to "M5 5l9 7l-9 7zM18.500 5v14",
    "history" to HISTORY, "forward" to FORWARD, "open" to FORWARD, "back" to BACK, "earlier" to BACK, "later" to CLOCK,
    "clock" to CLOCK, "time" to CLOCK,
    "bell" to "M6 16.500V11a6 6 0 1 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4",
    "play" to "M7 4.500l12 7.500l-12 7.500z", "resume" to "M7 4.500l12 7.500l-12 7.500z",
    "person" to PERSON, "people" to PEOPLE,
    "calendar" to "M5 5.500h14v14.500H5zM5 10h14M8.500 3v4M15.500 3v4",
    "used" to "M12 3.500c4 4.500 6 7.600 6 10.500a6 6 0 0 1-12 0c0-2.900 2-6 6-10.500",
    "list" to LIST, "worse" to "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8.500 16.500c1-1.500 2.200-2.200 3.500-2.200s2.500.7 3.500 2.200M9 9.500h.01M15 9.500h.01",
    "up" to UP, "down" to DOWN,
    "steps" to "M4 19.500h4.500v-5H13v-5h4.500v-5H21",
    "settings" to "M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100 2.100M7.700 16.300l-2.100 2.100",
    "search" to "M10.500 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0-13M15.500 15.500L20.500 20.500",
    "scale" to "M3.500 18h17M5.500 18v-3M9.800 18v-6M14.200 18v-9M18.500 18V5.500",
    "room" to EYE, "eye" to EYE, "show" to EYE,
    "ride" to WAVE, "repeat" to "M4 11a7 7 0 0 1 12.500-4L19 9.500M19 4.500v5h-5M20 13a7 7 0 0 1-12.500 4L5 14.500M5 19.500v-5h5",
    "private" to "M6 10.500h12v9.500H6zM8.500 10.500V8a3.500 3.500 0 1 1 7 0v2.500",
    "practice" to "M12 20.500c-5 0-8.500-2.500-8.500-6c2.500 0 4.500.8 6 2.500c-1.500-4-1-8 2.500-12c3.500 4 4 8 2.500 12c1.500-1.700 3.500-2.500 6-2.500c0 3.500-3.500 6-8.500 6",
    "place" to "M12 21c-4.500-5-6.500-8.300-6.500-11a6.500 6.500 0 1 1 13 0c0 2.700-2 6-6.500 11M12 7.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5",
    "pause" to PAUSE, "no" to CROSS, "close" to CROSS,
    "hide" to "M3.500 3.500l17 17M9.800 5.800A9 9 0 0 1 12 5.500c3.700 0 7 2 9.500 6.500a16 16 0 0 1-2.800 3.600M6.200 7.300A16 16 0 0 0 2.500 12c2.500 4.500 5.800 6.500 9.500 6.500c1.700 0 3.300-.4 4.700-1.200M10 10a3 3 0 0 0 4 4",
    "help" to QUESTION,
    "trigger" to "M13 3L5 13.500h6L10.500 21L19 10h-6z",
    "tag" to "M4 4h8l8.500 8.500l-8 8L4 12zM8 8h.01",
    "stop" to "M6 6h12v12H6z", "still" to "M4 9h16M4 15h16",
    "star" to STAR, "heart" to "M12 20C6 15.500 3.500 12.500 3.500 9A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 8.500 2c0 3.500-2.500 6.500-8.500 11",
    "sort" to "M7 4v15M3.500 15.500L7 19l3.500-3.500M17 20V5M13.500 8.500L17 5l3.500 3.500",
    "quiet" to "M5 9.500h3.500L13 5.500v13L8.500 14.500H5zM16.500 9.500l4.500 5M21 9.500l-4.500 5",
    "print" to "M7 9V3.500h10V9M7 17H4V9h16v8h-3M7 14h10v6.500H7z",
    "more" to "M5 12h.01M12 12h.01M19 12h.01",
    "insights" to "M3.500 18.500L9 12l4 3.500L20.500 6M15.500 6h5v5",
    "ill" to "M10 13.500V5.500a2 2 0 1 1 4 0v8a4.200 4.200 0 1 1-4 0M12 10v7",
    "emergency" to PHONE, "call" to PHONE,
    "breathe" to LUNG, "breath" to LUNG,
    "problem" to WARN, "info" to INFO,
    "badge-done" to "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12.300l2.800 2.700L16 9.500",
    "chosen" to "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17M12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6M12 10.500a1.500 1.500 0 1 0 0 3a1.500 1.500 0 0 0 0-3",
    "unchosen" to "M12 3.500a8.500 8.500 0 1 0 0 17a8.500 8.500 0 0 0 0-17",
    "unticked" to "M5 5h14v14H5z", "ticked" to "M5 5h14v14H5zM8 12.300l2.800 2.700L16 9.500",
)

private val BY_ROLE: Map<Role, String> = mapOf(
    Role.BEGIN to "play", Role.DONE to "check", Role.SKIP to "skip", Role.UNDO to "undo", Role.WRITE to "edit",
    Role.CHANGE to "edit", Role.DELETE to "delete", Role.EARLIER to "back", Role.LATER to "forward", Role.UP to "up",
    Role.DOWN to "down", Role.CALL to "call", Role.HIDE to "hide", Role.LEAVE to "back",
)
