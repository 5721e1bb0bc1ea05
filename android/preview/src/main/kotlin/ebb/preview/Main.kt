package ebb.preview

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.FrameWindowScope
import androidx.compose.ui.window.MenuBar
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.application
import ebb.Ebb
import ebb.Place
import ebb.isNight
import ebb.ui.Look
import ebb.ui.Screen
import ebb.ui.Session
import ebb.ui.SystemWords
import java.nio.file.Path
import java.time.Clock
import kotlinx.coroutines.runBlocking

private val WORDS = SystemWords(back = "Back", cancel = "Cancel", ok = "OK", more = "More")

/** How the pages are looked at: what a phone's own settings would say. */
class Seen(night: Boolean) {
    var look by mutableStateOf(Look.at(night, dark = false, contrast = false))
    var letters by mutableStateOf(1f)
    var fromTheRight by mutableStateOf(false)
    var still by mutableStateOf(false)
}

/**
 * Opens the pages in a window on the store in the folder that is named, as of the end of its ledger, which is named second. With a
 * third name, draws the first page into a picture instead, or the one at the place that is named last: it needs no screen.
 */
fun main(arguments: Array<String>) {
    val person = Demo(Path.of(arguments[0]), Path.of(arguments[1]))
    val ebb = runBlocking { person.open() }
    val seen = Seen(ebb.isNight().getOrThrow())
    val picture = arguments.getOrNull(2).orEmpty()
    if (picture.isEmpty()) return show(ebb, person.clock, seen)
    val place = arguments.getOrNull(3)?.takeIf { it.isNotEmpty() }?.let(::Place)
    draw(ebb, person.clock, seen, Path.of(picture), place)
}

/** The page as it is looked at. */
@Composable
fun Shown(session: Session, clock: Clock, seen: Seen) {
    val density = Density(LocalDensity.current.density, seen.letters)
    val direction = if (seen.fromTheRight) LayoutDirection.Rtl else LayoutDirection.Ltr
    CompositionLocalProvider(LocalDensity provides density, LocalLayoutDirection provides direction) {
        Screen(session, seen.look, WORDS, clock, seen.still)
    }
}

private fun show(ebb: Ebb, clock: Clock, seen: Seen) = application {
    Window(onCloseRequest = ::exitApplication, title = "Ebb", state = WindowState(size = DpSize(380.dp, 760.dp))) {
        val session = session(ebb, DesktopOutside(window, ::exitApplication))
        Menus(seen)
        Shown(session, clock, seen)
    }
}

@Composable
private fun FrameWindowScope.Menus(seen: Seen) = MenuBar {
    Menu("Look") {
        Look.entries.forEach { RadioButtonItem(it.name.lowercase(), selected = seen.look == it) { seen.look = it } }
    }
    Menu("Letters") {
        listOf(1f, 1.3f, 2f).forEach { RadioButtonItem("× $it", selected = seen.letters == it) { seen.letters = it } }
    }
    Menu("Settings") {
        CheckboxItem("From right to left", seen.fromTheRight) { seen.fromTheRight = it }
        CheckboxItem("Without movement", seen.still) { seen.still = it }
    }
}
