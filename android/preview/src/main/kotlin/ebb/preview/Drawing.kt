package ebb.preview

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.unit.Density
import ebb.Ebb
import ebb.Place
import ebb.ui.Session
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** Draws the first page, or the one at [place], as a small phone shows it, and writes it to [file] as PNG. */
fun draw(ebb: Ebb, clock: Clock, seen: Seen, file: Path, place: Place? = null) = runBlocking {
    var session: Session? = null
    val scene = ImageComposeScene(width = 640, height = 1280, density = Density(2f), coroutineContext = coroutineContext)
    try {
        scene.setContent {
            val at = session(ebb, DesktopOutside(null) {}).also { session = it }
            Shown(at, clock, seen)
        }
        while (session?.page == null) {
            scene.render()
            delay(20)
        }
        place?.let { session.enter(it).join() }
        Files.write(file, checkNotNull(scene.render().encodeToData()) { "no picture" }.bytes)
    } finally {
        scene.close()
    }
}
