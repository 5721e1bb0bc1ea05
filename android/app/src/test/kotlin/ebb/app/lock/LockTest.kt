package ebb.app.lock

import android.content.Context
import android.view.WindowManager
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.createEmptyComposeRule
import androidx.fragment.app.FragmentActivity
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ActivityScenario
import ebb.Action
import ebb.Answer
import ebb.Block
import ebb.Entry
import ebb.FieldKind
import ebb.Offer
import ebb.Place
import ebb.Role
import ebb.Target
import ebb.Value
import ebb.act
import ebb.app.MainActivity
import ebb.app.testing.CANARY
import ebb.app.testing.Phone
import ebb.app.testing.addReminder
import ebb.app.testing.choose
import ebb.app.ways.WaysIn
import ebb.frame
import ebb.unlocks
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Answers as the test says, and counts how often it is asked. */
private class Asked(var opens: Boolean, var isThere: Boolean = false) : DeviceLock {
    val words = mutableListOf<String>()

    override fun isThere(context: Context): Boolean = isThere

    override suspend fun ask(activity: FragmentActivity, word: String): Boolean {
        words += word
        return opens
    }
}

@RunWith(RobolectricTestRunner::class)
class LockTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private val phone = Phone()
    private val lock = Asked(opens = false)
    private lateinit var scenario: ActivityScenario<MainActivity>

    @After
    fun close() {
        scenario.close()
        phone.close()
    }

    private fun <T> on(work: (MainActivity) -> T): T {
        var answer: T? = null
        scenario.onActivity { answer = work(it) }
        @Suppress("UNCHECKED_CAST")
        return answer as T
    }

    private fun begin() {
        phone.app.lock = lock
        runBlocking {
            addReminder(phone.ebb, CANARY, 18)
            phone.ebb.act(Action("crisis/new-line/early_signs"), listOf(Answer("text", Value.Words(CANARY)))).getOrThrow()
            choose(phone.ebb, "lock" to Value.Chosen(listOf("behind")))
        }
        scenario = ActivityScenario.launch(MainActivity::class.java)
        settled()
    }

    private fun settled() {
        phone.idle()
        screen.waitForIdle()
    }

    private fun shown(): String {
        settled()
        return screen.onAllNodes(isRoot()).fetchSemanticsNodes().joinToString { root -> root.said() }
    }

    private fun SemanticsNode.said(): String {
        val own = config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
            config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
            listOfNotNull(config.getOrNull(SemanticsProperties.EditableText)?.text)
        return (own + children.map { it.said() }).joinToString()
    }

    private fun enter(place: Place) {
        on { it.session?.enter(place) }
        settled()
    }

    private fun offers(): List<Offer> = on { activity ->
        val page = activity.session?.page ?: error("no page")
        page.doors + page.blocks.flatMap { block ->
            when (block) {
                is Block.Offers -> block.offers
                is Block.Notice -> block.offers
                is Block.Items -> block.items.items.flatMap { it.offers }
                else -> emptyList()
            }
        }
    }

    private fun choose(offer: Offer) {
        on { it.session?.choose(offer) }
        settled()
    }

    private fun locked(): Boolean = runBlocking { phone.ebb.isLocked().getOrThrow() }

    private val unlocking get() = offers().firstOrNull { offer ->
        (offer.target as? Target.Act)?.action?.unlocks()?.getOrNull() == true
    }

    @Test
    fun `no picture is taken of the window, and the list of open apps says the neutral word`() {
        begin()
        runBlocking { choose(phone.ebb, "word" to Value.Words("Garden")) }
        scenario.recreate()
        settled()
        on { activity ->
            assertTrue(activity.window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0)
            assertEquals("Garden", activity.title.toString())
        }
    }

    @Test
    fun `hidden, it leaves the screen and the list of open apps, and on return the phone's lock stands before what was written`() {
        begin()
        enter(Place("reminders/all?ahead=0"))
        assertTrue(CANARY in shown())
        choose(offers().first { it.role == Role.HIDE })
        assertTrue(on { it.isFinishing })
        assertTrue(locked())
        scenario.close()
        scenario = ActivityScenario.launch(MainActivity::class.java)
        settled()
        assertFalse(CANARY in shown())
        choose(checkNotNull(unlocking))
        assertEquals(1, lock.words.size)
        assertTrue("the phone's lock was not opened", locked())
        lock.opens = true
        choose(checkNotNull(unlocking))
        assertFalse(locked())
        enter(Place("reminders/all?ahead=0"))
        assertTrue(CANARY in shown())
    }

    @Test
    fun `ahead of the lock the tools open, nothing that was written shows, and the lock is not asked for`() {
        begin()
        lock.isThere = true
        runBlocking { phone.ebb.lock().getOrThrow() }
        for (entry in listOf(Entry.FirstPage, Entry.Plan, Entry.People, Entry.Breathe, Entry.Practise, Entry.HaveUsed)) {
            come(entry)
            val words = shown()
            assertTrue("$entry: $words", words.length > 40)
            assertFalse("$entry: $words", CANARY in words)
        }
        come(Entry.FirstPage)
        choose(offers().first { it.key == "r" })
        assertTrue(runs())
        assertFalse(CANARY in shown())
        come(Entry.Breathe)
        val patterns = on { it.session?.page?.blocks.orEmpty() }.filterIsInstance<Block.Items>().flatMap { it.items.items }
        on { it.session?.open(checkNotNull(patterns.first().open)) }
        assertTrue(runs())
        assertFalse(CANARY in shown())
        assertTrue(lock.words.isEmpty())
    }

    @Test
    fun `left and come back to on a phone with a lock, what was written is behind it, and the tools are not`() {
        begin()
        lock.isThere = true
        enter(Place("reminders/all?ahead=0"))
        assertTrue(CANARY in shown())
        isLeft()
        assertTrue(locked())
        // Nothing is drawn of what stood there.
        assertFalse(CANARY in pageWords())
        isBack()
        assertFalse(CANARY in shown())
        assertTrue(lock.words.isEmpty())
        lock.opens = true
        choose(checkNotNull(unlocking))
        assertFalse(locked())
        assertTrue(CANARY in shown())
        // Turning the phone is not leaving it.
        scenario.recreate()
        assertTrue(CANARY in shown())
    }

    @Test
    fun `a phone without a lock shows what was written on return`() {
        begin()
        enter(Place("reminders/all?ahead=0"))
        isLeft()
        isBack()
        assertTrue(CANARY in shown())
    }

    @Test
    fun `what was typed when somebody left is there once the lock was opened`() {
        begin()
        lock.isThere = true
        lock.opens = true
        enter(Place("journal/write/free"))
        val form = on { it.session?.page?.blocks.orEmpty() }.filterIsInstance<Block.Form>().single().form
        val field = form.fields.first { it.kind is FieldKind.Text }
        on { it.session?.say(field.id, field.asksAgain, Value.Words(CANARY)) }
        isLeft()
        isBack()
        assertFalse(CANARY in shown())
        choose(checkNotNull(unlocking))
        enter(Place("journal/write/free"))
        assertTrue(shown(), CANARY in shown())
    }

    @Test
    fun `while a file is chosen nobody is away`() {
        begin()
        lock.isThere = true
        on { it.awaitsFile = true }
        isLeft()
        isBack()
        assertFalse(locked())
    }

    private fun isLeft() {
        scenario.moveToState(Lifecycle.State.CREATED)
        phone.idle()
    }

    private fun isBack() {
        scenario.moveToState(Lifecycle.State.RESUMED)
        settled()
    }

    private fun pageWords(): String = on { it.session?.page.toString() }

    private fun come(entry: Entry) {
        scenario.close()
        scenario = ActivityScenario.launch(WaysIn.intent(phone.app, entry))
        settled()
    }

    private fun runs(): Boolean = phone.ebb.frame().getOrThrow() != null
}
