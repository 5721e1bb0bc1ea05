package ebb.app.ways

import android.app.Activity
import android.app.PendingIntent
import android.content.Intent
import android.content.pm.ShortcutManager
import android.service.quicksettings.Tile
import ebb.Entry
import ebb.Value
import ebb.app.MainActivity
import ebb.app.testing.Phone
import ebb.app.testing.choose
import ebb.entry
import ebb.page
import ebb.phoneWords
import java.lang.reflect.Proxy
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.util.ReflectionHelpers

@RunWith(RobolectricTestRunner::class)
class WaysTest {
    private val phone = Phone()

    @After
    fun close() = phone.close()

    private val shortcuts get() = phone.app.getSystemService(ShortcutManager::class.java).dynamicShortcuts.sortedBy { it.rank }

    @Test
    fun `every way in is read from its intent as it was put there, and leads to a page`() {
        val all = listOf(Entry.FirstPage, Entry.HaveUsed, Entry.Plan, Entry.People, Entry.Breathe, Entry.Practise)
        for (entry in all + Entry.Notice("a b/c#d@2026")) {
            val intent = WaysIn.intent(phone.app, entry)
            assertEquals(entry, WaysIn.entryOf(intent))
            assertEquals(MainActivity::class.java.name, intent.component?.className)
            runBlocking {
                val place = phone.ebb.entry(entry).getOrThrow()
                assertEquals(place, phone.ebb.page(place).getOrThrow().place)
            }
        }
        assertEquals(Entry.FirstPage, WaysIn.entryOf(Intent(Intent.ACTION_MAIN)))
        assertEquals(Entry.FirstPage, WaysIn.entryOf(Intent().setData(android.net.Uri.parse("ebb-way-in:delete-everything"))))
    }

    @Test
    fun `the shortcuts are those of the core, in its order, under its words`() {
        phone.settle()
        val words = runBlocking { phone.ebb.phoneWords().getOrThrow() }
        assertEquals(words.waysIn.map { it.label }, shortcuts.map { it.shortLabel.toString() })
        assertEquals(words.waysIn.map { it.entry }, shortcuts.map { WaysIn.entryOf(checkNotNull(it.intent)) })
        assertTrue(shortcuts.size >= 3)
        runBlocking { choose(phone.ebb, "word" to Value.Words("Garden")) }
        phone.settle()
        assertTrue(shortcuts.any { it.shortLabel!!.startsWith("Garden") })
    }

    @Test
    fun `the tile is called by the neutral word, and opens the first page`() {
        runBlocking { choose(phone.ebb, "word" to Value.Words("Garden")) }
        val service = Robolectric.setupService(EbbTile::class.java)
        service.onStartListening()
        phone.idle()
        assertEquals("Garden", service.qsTile.label)
        assertEquals("Garden", service.qsTile.contentDescription)
        assertEquals(Tile.STATE_INACTIVE, service.qsTile.state)
        // What a tile asks of the system goes to this.
        val asked = mutableListOf<PendingIntent>()
        val type = Class.forName("android.service.quicksettings.IQSService")
        val system = Proxy.newProxyInstance(type.classLoader, arrayOf(type)) { _, _, arguments ->
            asked += arguments.orEmpty().filterIsInstance<PendingIntent>()
            null
        }
        ReflectionHelpers.setField(service, "mService", system)
        service.onClick()
        val started = shadowOf(asked.single()).savedIntent
        assertEquals(Entry.FirstPage, WaysIn.entryOf(started))
        assertEquals(MainActivity::class.java.name, started.component?.className)
    }

    @Test
    fun `a number is dialled and a text written by the person alone`() {
        val wanted = mapOf(
            "tel:116123" to Intent.ACTION_DIAL,
            "sms:+4916012345678" to Intent.ACTION_SENDTO,
            "https://example.org/chat" to Intent.ACTION_VIEW,
        )
        assertEquals(wanted.values.toList(), wanted.keys.map { Reaching.intent(it)?.action })
        for (other in listOf("http://example.org", "file:///etc/passwd", "content://x/y", "intent:#Intent;end", "javascript:1", "")) {
            assertNull(other, Reaching.intent(other))
        }
        val activity = Robolectric.buildActivity(Activity::class.java).get()
        assertTrue(Reaching.reach(activity, "tel:112"))
        val started = shadowOf(activity).nextStartedActivity
        assertEquals("tel:112", started.dataString)
    }
}
