package ebb.app

import android.content.Intent
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.view.View
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.AndroidComposeTestRule
import androidx.compose.ui.test.junit4.createAndroidComposeRule
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextReplacement
import androidx.test.ext.junit.rules.ActivityScenarioRule
import ebb.Device
import ebb.Ebb
import ebb.KeyPlace
import ebb.Keys
import ebb.Page
import ebb.Place
import ebb.testing.words
import java.nio.file.Files
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlinx.coroutines.Dispatchers
import org.junit.Rule
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

/** A clock that goes where a test sets it. */
class SetClock(@Volatile var at: Instant) : Clock() {
    override fun getZone(): ZoneId = ZoneId.of("Europe/Vienna")

    override fun withZone(zone: ZoneId): Clock = this

    override fun instant(): Instant = at
}

/** The app over an empty store of the test's own, at ten on a Tuesday, with every call in the thread of the screen. */
class TestApplication : EbbApplication() {
    init {
        clock = SetClock(Instant.parse("2026-09-22T08:00:00Z"))
        background = Dispatchers.Main.immediate
        looksDaily = {}
        opens = { application ->
            val folder = Files.createTempDirectory("ebb")
            val id = Keys.newId(application.clock.instant()).getOrThrow()
            val device = Device(application.clock, dispatcher = Dispatchers.Main.immediate)
            Ebb.create(folder, id, ByteArray(32) { 7 }, KeyPlace.KEYSTORE, device).getOrThrow()
        }
    }
}

/** Somebody with a small phone, by day. */
@RunWith(RobolectricTestRunner::class)
@Config(application = TestApplication::class, qualifiers = SMALL_PHONE)
abstract class Person {
    @get:Rule
    val screen: AndroidComposeTestRule<ActivityScenarioRule<MainActivity>, MainActivity> = createAndroidComposeRule<MainActivity>()

    val app: EbbApplication get() = screen.activity.application as EbbApplication
    val session: ebb.ui.Session get() = screen.activity.session ?: error("Ebb is not open")
    val page: Page get() = session.page ?: error("no page yet")

    /** So much time goes by. */
    fun wait(span: Duration) {
        val clock = app.clock as SetClock
        clock.at += span
        session.refresh()
        screen.waitForIdle()
    }

    /** Goes to a place, as a tile or a notice would. */
    fun enter(token: String) {
        session.enter(Place(token))
        screen.waitForIdle()
    }

    /** What can be touched and says so; it is scrolled to where it lies further down. */
    fun button(words: String): SemanticsNodeInteraction = node(hasText(words) and hasClickAction())

    /** What says so. */
    fun text(words: String): SemanticsNodeInteraction = node(hasText(words, substring = true))

    fun node(wanted: SemanticsMatcher): SemanticsNodeInteraction {
        screen.waitForIdle()
        if (screen.onAllNodes(wanted).fetchSemanticsNodes().isEmpty()) {
            screen.onAllNodes(hasScrollToNodeAction()).onFirst().performScrollToNode(wanted)
        }
        val found = screen.onAllNodes(wanted).onFirst()
        try {
            found.performScrollTo()
        } catch (_: AssertionError) {
            // It does not scroll, and is in sight.
        }
        return found
    }

    /** Touches what says so. */
    fun touch(words: String) {
        button(words).performClick()
        screen.waitForIdle()
    }

    /** Types into the field that asks this. */
    fun type(label: String, words: String) {
        node(hasContentDescription(label) and hasSetTextAction()).performTextReplacement(words)
        screen.waitForIdle()
    }

    /** True where these words stand somewhere on the page, be it further down. */
    fun reads(words: String): Boolean = page.words().any { words in it }

    /** What the app asked of the system last: to dial, to write, to open. */
    fun intent(): Intent? = shadowOf(screen.activity).nextStartedActivity

    /** A window as Android draws it, on black where it lets something through. */
    fun picture(view: View): Bitmap {
        val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
        bitmap.eraseColor(Color.BLACK)
        screen.runOnUiThread { view.draw(Canvas(bitmap)) }
        return bitmap
    }

    /** The screen as Android draws it. */
    fun picture(): Bitmap {
        screen.waitForIdle()
        return picture(screen.activity.window.decorView)
    }
}

/** 320 × 640 dp, one pixel a dp: the smallest that is sold. */
const val SMALL_PHONE: String = "w320dp-h640dp-notnight-mdpi"
