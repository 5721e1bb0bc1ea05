package ebb.app

import android.content.Intent
import android.net.Uri
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onAllNodesWithText
import androidx.compose.ui.test.onFirst
import ebb.Block
import ebb.FieldKind
import ebb.Keyboard
import ebb.NoticeKind
import ebb.PageForm
import ebb.PageShape
import ebb.Value
import java.time.LocalDate
import java.time.LocalTime
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Shadows.shadowOf

/** What somebody does with Ebb by day. */
class WeekTest : Person() {
    private fun form(): PageForm = page.blocks.firstNotNullOf { (it as? Block.Form)?.form }

    @Test
    fun `a first plan is made in one form, and stands on the plan`() {
        touch("My plan")
        touch("Make a first plan: one minute")
        assertEquals(PageShape.FORM, page.shape)
        val form = form()
        form.fields.filter { it.kind is FieldKind.Line || it.kind is FieldKind.Text }
            .forEach { type(it.label, if (it.kind == FieldKind.Line(Keyboard.PHONE)) "01 234 56 78" else "my words for ${it.id}") }
        touch(form.submit.label)
        assertTrue("${session.message} ${session.problems}", reads("my words for"))
    }

    @Test
    fun `what was typed before a refusal is still there, and each problem stands at its field`() {
        enter("reminders/all?ahead=0")
        touch("Add a reminder")
        type("Your own words for it, or nothing", "Water the fern")
        touch("Keep it")
        // Come into sight by itself.
        screen.onAllNodesWithText("This one is needed.").onFirst().assertIsDisplayed()
        assertEquals("One thing is not clear yet. What you typed is still there.", session.message?.words)
        touch("Your reminder")
        touch("Every day, or every few days")
        node(hasContentDescription("Your own words for it, or nothing")).assertExists()
        session.say("when.times.0.time", false, Value.Time(LocalTime.of(18, 0)))
        touch("Keep it")
        assertTrue(reads("Water the fern"))
        assertTrue(reads("every day 18:00"))
    }

    @Test
    fun `boosters are planned from the day on which a treatment ended`() {
        touch("Reminders")
        touch("Plan boosters")
        session.say("ended", true, Value.Day(LocalDate.of(2026, 9, 22)))
        session.say("months", true, Value.Chosen(listOf("3")))
        screen.waitForIdle()
        touch(form().submit.label)
        assertTrue(page.blocks.toString(), reads("Booster session"))
    }

    @Test
    fun `thoughts of death on the PHQ-9 put the plan above all, before it is finished`() {
        enter("measures/form/phq-9")
        assertTrue(page.title, page.title.contains("PHQ-9"))
        val form = form()
        val ninth = form.fields.first { "better off dead" in it.label }
        val option = (ninth.kind as FieldKind.Choice).options[1]
        session.say(ninth.id, ninth.asksAgain, Value.Chosen(listOf(option.id)))
        screen.waitForIdle()
        val danger = page.blocks.indexOfFirst { it is Block.Notice && it.kind == NoticeKind.DANGER }
        assertTrue(page.blocks.toString(), danger in 0..1)
    }

    @Test
    fun `a card is found by what is typed, and read`() {
        touch("Cards")
        type("Search", "cold")
        val found = page.blocks.filterIsInstance<Block.Items>().flatMap { it.items.items }.first { it.open != null }
        touch(found.title)
        assertEquals(found.title, page.title)
    }

    @Test
    fun `words of danger in a search put help above what was found`() {
        touch("Cards")
        type("Search", "i want to die")
        assertTrue(page.blocks.take(2).any { it is Block.Notice && it.kind == NoticeKind.DANGER })
    }

    @Test
    fun `a chain is written link by link, left in its midst, and come back to with every word`() {
        enter("journal/write/chain")
        val list = form().fields.first { (it.kind as? FieldKind.Group)?.most ?: 1 > 1 }
        val part = (list.kind as FieldKind.Group).fields.first { it.kind is FieldKind.Line || it.kind is FieldKind.Text }
        session.add(list.id, null)
        listOf("I could not sleep", "I was alone").forEachIndexed { index, words ->
            session.say("${list.id}.$index.${part.id}", false, Value.Words(words))
        }
        screen.waitForIdle()
        session.back()
        screen.waitForIdle()
        enter("journal/write/chain")
        listOf("I could not sleep", "I was alone").forEach { node(hasText(it) and hasSetTextAction()).assertExists() }
        touch(form().submit.label)
        assertTrue(page.blocks.toString(), reads("I was alone"))
    }

    @Test
    fun `a backup is written where the person says, under a passphrase typed twice`() {
        enter("backup/make")
        form().fields.forEach { type(it.label, "four words of my own") }
        touch(form().submit.label)
        var sheet: Intent? = null
        screen.waitUntil("${session.message} ${session.problems}", 10_000) {
            sheet = sheet ?: shadowOf(screen.activity).nextStartedActivity
            sheet != null || session.message != null
        }
        assertEquals(null, session.message)
        assertEquals(Intent.ACTION_CHOOSER, sheet?.action)
        val sent = checkNotNull(sheet?.getParcelableExtra(Intent.EXTRA_INTENT, Intent::class.java))
        val file = checkNotNull(sent.getParcelableExtra(Intent.EXTRA_STREAM, Uri::class.java))
        val written = checkNotNull(app.contentResolver.openInputStream(file)).use { it.readBytes() }
        assertTrue(written.toString(Charsets.ISO_8859_1).startsWith("age-encryption.org/v1"))
    }

    @Test
    fun `a word that is typed into the settings is kept when somebody says so, and a choice at once`() {
        enter("ebb/settings")
        val word = form().fields.first { it.kind is FieldKind.Line }
        type(word.label, "Tides")
        touch(form().submit.label)
        enter("ebb/settings")
        assertEquals(Value.Words("Tides"), form().fields.first { it.id == word.id }.value)
        val choice = form().fields.first { (it.kind as? FieldKind.Choice)?.options.orEmpty().size == 2 && it.value is Value.Chosen }
        val other = (choice.kind as FieldKind.Choice).options.first { it.id !in (choice.value as Value.Chosen).ids }
        session.say(choice.id, choice.asksAgain, Value.Chosen(listOf(other.id)))
        screen.waitForIdle()
        enter("ebb/settings")
        assertEquals(Value.Chosen(listOf(other.id)), form().fields.first { it.id == choice.id }.value)
    }

    @Test
    fun `a place that is gone leads up, and is not come back to`() {
        touch("Reminders")
        enter("journal/entry/019af000-0000-7000-8000-000000000000")
        assertTrue(reads("This is no longer here."))
        assertTrue("${session.trail}", session.trail.none { "entry" in it.token })
    }

    @Test
    fun `the trail survives the end of the process, and back leads through it`() {
        touch("Reminders")
        touch("Add a reminder")
        val trail = session.trail
        screen.activityRule.scenario.recreate()
        screen.waitForIdle()
        assertEquals(trail, session.trail)
        session.back()
        screen.waitForIdle()
        assertEquals("reminders/all", page.place.token.substringBefore('?'))
    }
}
