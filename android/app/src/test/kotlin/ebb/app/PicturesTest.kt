package ebb.app

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Rect
import android.provider.Settings
import ebb.Page
import ebb.ui.Samples
import java.time.Duration
import java.time.Instant
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowDialog

/** Pictures of Android's own rendering: every kind of block and field, and every page with a design of its own. */
class PicturesTest : Person() {
    private fun show(page: Page) {
        session.sample(page)
        screen.waitForIdle()
    }

    private fun assertLooks(name: String, page: Page) {
        show(page)
        assertPicture(name, picture())
    }

    /** An exercise that runs, so that there are frames; it stands in the midst of a breath in. */
    private fun midBreath(span: Duration = Duration.ofMillis(2_500)) {
        enter("ebb/now")
        touch("Ride an urge")
        wait(span)
    }

    private fun theOwnDesigns(look: String, pages: List<String>) {
        if ("now" in pages) assertLooks("$look-now", Samples.home)
        if ("plan" in pages) assertLooks("$look-plan", Samples.plan)
        if ("urgent" in pages) assertLooks("$look-urgent", Samples.urgent)
        if ("form" in pages) assertLooks("$look-form", Samples.chosen)
        if ("items" in pages) assertLooks("$look-items", Samples.items)
        midBreath()
        if ("ride" in pages) assertLooks("$look-ride", Samples.ride())
        if ("breathing" in pages) assertLooks("$look-breathing", Samples.breathing)
    }

    @Test
    fun `every kind of block by day on a small phone`() {
        assertLooks("lines", Samples.reading)
        assertLooks("notices", Samples.notices)
        assertLooks("closed", Samples.closed)
        assertLooks("offers", Samples.offers)
        assertLooks("items", Samples.items)
        assertLooks("month", Samples.month)
        assertLooks("graph-line", Samples.curve)
        assertLooks("graph-bars", Samples.bars)
    }

    @Test
    fun `every kind of field by day on a small phone`() {
        assertLooks("form-words", Samples.written)
        assertLooks("form-choices", Samples.chosen)
        assertLooks("form-numbers", Samples.numbers)
        assertLooks("form-list", Samples.group)
    }

    @Test
    fun `every own design by day on a small phone`() =
        theOwnDesigns("light", listOf("now", "plan", "urgent", "ride", "breathing"))

    @Test
    fun `a breath out, a hold without movement and a pause look apart`() {
        midBreath(Duration.ofMillis(6_000))
        assertLooks("breath-out", Samples.breathing)
        assertLooks("breath-still", Samples.ride(still = true))
    }

    @Test
    fun `a question stands above the page`() {
        show(Samples.asking)
        touch("Delete it")
        assertPicture("question", picture(ShadowDialog.getLatestDialog().window!!.decorView))
    }

    @Test
    @Config(qualifiers = "w320dp-h640dp-night-mdpi")
    fun `in the dark`() = theOwnDesigns("dark", listOf("now", "urgent", "ride", "items"))

    @Test
    fun `dim from nine in the evening`() {
        (app.clock as SetClock).at = Instant.parse("2026-09-22T19:30:00Z")
        screen.activityRule.scenario.recreate()
        theOwnDesigns("dim", listOf("now", "plan", "breathing", "form"))
    }

    @Test
    fun `in high contrast`() {
        Settings.Secure.putInt(app.contentResolver, "high_text_contrast_enabled", 1)
        screen.activityRule.scenario.recreate()
        theOwnDesigns("contrast", listOf("now", "ride", "form", "items"))
    }

    @Test
    @Config(qualifiers = "w320dp-h640dp-night-mdpi")
    fun `in high contrast in the dark`() {
        Settings.Secure.putInt(app.contentResolver, "high_text_contrast_enabled", 1)
        screen.activityRule.scenario.recreate()
        theOwnDesigns("contrast-dark", listOf("plan", "breathing"))
    }

    @Test
    @Config(fontScale = 2f)
    fun `with letters twice as large`() = theOwnDesigns("large", listOf("now", "urgent", "ride", "form"))

    @Test
    @Config(qualifiers = "ar-ldrtl-w320dp-h640dp-notnight-mdpi")
    fun `from right to left`() = theOwnDesigns("rtl", listOf("now", "plan", "items"))

    @Test
    @Config(qualifiers = "w640dp-h320dp-land-notnight-mdpi")
    fun `on its side`() = theOwnDesigns("side", listOf("now", "ride", "urgent"))

    @Test
    @Config(qualifiers = "w640dp-h800dp-notnight-mdpi")
    fun `on a tablet`() = theOwnDesigns("tablet", listOf("now", "breathing", "plan"))

    @Test
    fun `a button that is moved by four pixels is seen`() {
        show(Samples.offers)
        val before = picture()
        assertTrue(alike(before, picture()))
        val button = button("Pause").fetchSemanticsNode().boundsInRoot
        val moved = before.copy(Bitmap.Config.ARGB_8888, true)
        val from = Rect(button.left.toInt(), button.top.toInt(), button.right.toInt(), button.bottom.toInt())
        val to = Rect(from).apply { offset(0, 4) }
        Canvas(moved).drawBitmap(before, from, to, null)
        assertFalse("${difference(before, moved)}", alike(before, moved))
    }
}
