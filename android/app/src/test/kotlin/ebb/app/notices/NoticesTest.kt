package ebb.app.notices

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.content.Intent
import ebb.Block
import ebb.Ebb
import ebb.Entry
import ebb.NoticeAnswer
import ebb.Role
import ebb.Value
import ebb.app.testing.CANARY
import ebb.app.EbbApplication
import ebb.app.MainActivity
import ebb.app.testing.Phone
import ebb.app.testing.REMINDERS
import ebb.app.testing.addReminder
import ebb.app.testing.choose
import ebb.app.testing.chosen
import ebb.app.testing.sends
import ebb.app.ways.WaysIn
import ebb.entry
import ebb.page
import ebb.phoneWords
import ebb.testing.Walk
import ebb.testing.item
import ebb.testing.offer
import ebb.testing.words
import java.io.File
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager

@RunWith(RobolectricTestRunner::class)
class NoticesTest {
    private val phone = Phone()

    @After
    fun close() = phone.close()

    private fun reminder(hour: Int, kind: String = "own", title: String = CANARY) = runBlocking {
        addReminder(phone.ebb, title, hour, kind)
        phone.settle()
    }

    /** All that its owner wrote shows in notices. */
    private fun sayAll() = runBlocking { choose(phone.ebb, "says" to chosen("full")) }

    private fun Notification.words(): String = listOf(Notification.EXTRA_TITLE, Notification.EXTRA_TEXT)
        .joinToString { extras.getCharSequence(it).toString() }

    private val held get() = HeldFile(phone.app).read()

    private fun reminders(): String = runBlocking { phone.ebb.page(REMINDERS).getOrThrow().words().joinToString() }

    private val told get() = "did not come" in reminders()

    @Test
    fun `the kinds of notices have neutral names of the core and are private on a locked screen`() {
        phone.settle()
        val words = runBlocking { phone.ebb.phoneWords().getOrThrow() }
        val channels = phone.notifications.notificationChannels.associateBy { it.id }
        assertEquals(setOf("everyday", "apart", "running"), channels.keys)
        assertEquals(listOf(words.everyday, words.apart, words.running), listOf("everyday", "apart", "running").map { channels[it]?.name })
        assertTrue(channels.values.all { it.lockscreenVisibility == Notification.VISIBILITY_PRIVATE })
        assertEquals(NotificationManager.IMPORTANCE_HIGH, channels["apart"]?.importance)
    }

    @Test
    fun `what is planned is set as alarms that wake the phone, each known by the address of its intent alone`() {
        reminder(18)
        assertEquals(60, phone.alarms.size)
        assertEquals(Instant.parse("2026-09-22T16:00:00Z").toEpochMilli(), phone.alarms.first().triggerAtMs)
        assertTrue(phone.alarms.all { it.getType() == AlarmManager.RTC_WAKEUP && it.isAllowWhileIdle })
        val intents = phone.alarms.map { shadowOf(it.sends).savedIntent }
        assertEquals(60, intents.map { it.data }.toSet().size)
        assertTrue(intents.all { it.data?.scheme == NOTICE_SCHEME && it.component?.className == AlarmReceiver::class.java.name })
        assertTrue(phone.alarms.all { shadowOf(it.sends).requestCode == 0 && it.sends.isImmutable })
        val before = phone.alarms.map { it.sends }
        phone.settle()
        assertEquals(before, phone.alarms.map { it.sends })
    }

    @Test
    fun `what presses comes to the minute where that is allowed, and all of it comes where it is not`() {
        reminder(18)
        reminder(20, "medication")
        fun exact() = phone.alarms.filter { it.windowLengthMs == ShadowAlarmManager.WINDOW_EXACT }.map { it.triggerAtMs }.sorted()
        val all = phone.alarms.map { it.triggerAtMs }
        assertEquals(emptyList<Long>(), exact())
        ShadowAlarmManager.setCanScheduleExactAlarms(true)
        phone.hears(AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED)
        assertEquals(all, phone.alarms.map { it.triggerAtMs })
        // The last one asks whether to go on, and does not press.
        val pressing = all.dropLast(1).filter { Instant.ofEpochMilli(it).atZone(phone.clock.zone).hour == 20 }
        assertEquals(29, pressing.size)
        assertEquals(pressing, exact())
        // It is taken back: Android takes those away, stops Ebb and says nothing. They are set anew when it begins again.
        phone.alarms.filter { it.windowLengthMs == ShadowAlarmManager.WINDOW_EXACT }.forEach { phone.alarmManager.cancel(it.sends) }
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        phone.settle()
        assertEquals(all, phone.alarms.map { it.triggerAtMs })
        assertEquals(emptyList<Long>(), exact())
        val report = deliveryReport(phone.app, asked = true)
        assertEquals(false, report.exactAlarms)
    }

    @Test
    fun `a notice says what its owner allowed, and on a locked screen the neutral word alone, with nothing to touch`() {
        sayAll()
        reminder(18)
        phone.pass(Duration.ofHours(9))
        val notice = phone.shown.single()
        assertTrue(notice.words(), CANARY in notice.words())
        assertEquals(Notification.VISIBILITY_PRIVATE, notice.visibility)
        val neutral = runBlocking { phone.ebb.phoneWords().getOrThrow().notice }
        assertEquals("${neutral.title}, ${neutral.body}", notice.publicVersion.words())
        assertNull(notice.publicVersion.actions)
        assertEquals(listOf("Done", "Later"), notice.actions.map { it.title.toString() })
        // Nothing is answered from a pocket.
        assertTrue(notice.actions.all { it.isAuthenticationRequired })
        assertTrue(notice.actions.all { it.actionIntent.isImmutable && shadowOf(it.actionIntent).isBroadcast })
        assertFalse(told)
    }

    @Test
    fun `a touch on a notice leads to what it reminds of, and does nothing`() {
        reminder(18)
        phone.pass(Duration.ofHours(9))
        val touched = shadowOf(phone.shown.single().contentIntent)
        assertTrue(touched.isActivity)
        assertEquals(MainActivity::class.java.name, touched.savedIntent.component?.className)
        val entry = WaysIn.entryOf(touched.savedIntent)
        assertTrue(entry is Entry.Notice)
        runBlocking {
            val place = phone.ebb.entry(entry).getOrThrow()
            assertEquals(CANARY, phone.ebb.page(place).getOrThrow().title)
        }
    }

    @Test
    fun `done and later are answered though the app is dead`() {
        phone.inAnotherProcess { ebb, reminding ->
            addReminder(ebb, CANARY, 18)
            reminding.settle()
        }
        phone.pass(Duration.ofHours(8))
        val later = phone.shown.single().actions.first { it.title == "Later" }
        later.actionIntent.send()
        phone.idle()
        assertEquals(emptyList<Notification>(), phone.shown)
        phone.pass(Duration.ofHours(1))
        assertEquals("an hour later", Instant.parse("2026-09-22T17:00:00Z"), phone.clock.at)
        val done = phone.shown.single().actions.first { it.title == "Done" }
        done.actionIntent.send()
        phone.idle()
        assertEquals(emptyList<Notification>(), phone.shown)
        assertEquals("Tomorrow 18:00", runBlocking { Walk.from(phone.ebb, REMINDERS).page.item(CANARY).note })
        assertFalse(told)
    }

    @Test
    fun `nothing of Ebb is open in the process that an answer wakes`() {
        phone.inAnotherProcess { ebb, reminding ->
            addReminder(ebb, CANARY, 18)
            reminding.settle()
        }
        var opened = 0
        val opens = phone.app.opens
        phone.app.opens = { opened += 1; opens(it) }
        assertEquals(0, opened)
        phone.pass(Duration.ofHours(9))
        assertEquals(1, opened)
    }

    @Test
    fun `a restart is survived before the phone is unlocked, in words that say nothing`() {
        sayAll()
        reminder(18)
        reminder(20)
        phone.restarts(Duration.ofHours(1))
        assertEquals(60, phone.alarms.size)
        phone.pass(Duration.ofHours(7))
        val neutral = phone.shown.single()
        assertFalse(CANARY in neutral.words())
        assertNull(neutral.actions)
        phone.isUnlocked()
        assertFalse(told)
        phone.pass(Duration.ofHours(3))
        assertTrue(phone.shown.any { CANARY in it.words() })
    }

    @Test
    fun `where nothing is protected lie ids, instants and the neutral text, and nothing that was written`() {
        sayAll()
        reminder(18)
        phone.settle()
        val place = phone.app.createDeviceProtectedStorageContext().filesDir
        val files = place.walk().filter(File::isFile).filter { it.name.startsWith("held") }.toList()
        val text = files.single().readText()
        assertFalse(text, CANARY in text)
        assertEquals(60, held.at.size)
        assertTrue(held.title in text)
    }

    @Test
    fun `what did not come while the phone was off is told once`() {
        reminder(18)
        phone.restarts(Duration.ofDays(1))
        phone.isUnlocked()
        // After a start the time has to prove itself for some seconds.
        phone.pass(Duration.ofMinutes(1))
        assertTrue(told)
        assertEquals(60, phone.alarms.size)
    }

    @Test
    fun `after a forced stop, which tells nobody, all of it is set again at the next start`() {
        reminder(18)
        val before = phone.alarms.map { it.triggerAtMs }
        phone.forgets()
        assertEquals(0, phone.alarms.size)
        phone.settle()
        assertEquals(before, phone.alarms.map { it.triggerAtMs })
    }

    @Test
    fun `an update and a clock that was set plan anew`() {
        phone.inAnotherProcess { ebb, _ -> addReminder(ebb, CANARY, 18) }
        phone.hears(Intent.ACTION_MY_PACKAGE_REPLACED)
        assertEquals(60, phone.alarms.size)
        phone.forgets()
        phone.hears(Intent.ACTION_TIME_CHANGED)
        assertEquals(60, phone.alarms.size)
    }

    @Test
    fun `in another zone what follows the phone moves with it`() {
        reminder(18)
        phone.clock.inZone = ZoneId.of("America/New_York")
        phone.hears(Intent.ACTION_TIMEZONE_CHANGED)
        assertEquals(Instant.parse("2026-09-22T22:00:00Z").toEpochMilli(), phone.alarms.first().triggerAtMs)
        assertEquals(60, phone.alarms.size)
    }

    @Test
    fun `where notices are switched off it is known that none came, and why, once they are on again`() {
        reminder(18)
        shadowOf(phone.notifications).setNotificationsEnabled(false)
        phone.pass(Duration.ofDays(1))
        assertEquals(emptyList<Notification>(), phone.shown)
        assertNotNull(held.silentSince)
        shadowOf(phone.notifications).setNotificationsEnabled(true)
        phone.hears(NotificationManager.ACTION_APP_BLOCK_STATE_CHANGED)
        assertNull(held.silentSince)
        assertTrue(told)
        phone.pass(Duration.ofDays(1))
        assertEquals(1, phone.shown.size)
    }

    @Test
    fun `what was done on a page is taken from the screen`() {
        reminder(18)
        phone.pass(Duration.ofHours(9))
        assertEquals(1, phone.shown.size)
        runBlocking {
            val walk = Walk.from(phone.ebb, REMINDERS)
            walk.choose(walk.page.item(CANARY).open ?: error("it opens"))
            val offers = walk.page.blocks.filterIsInstance<Block.Offers>().flatMap { it.offers }
            walk.choose(offers.first { it.role == Role.DONE })
        }
        phone.settle()
        assertEquals(emptyList<Notification>(), phone.shown)
        assertEquals(60, phone.alarms.size)
    }

    @Test
    fun `the neutral word of its owner is on a locked screen from the next moment on`() {
        reminder(18)
        runBlocking { choose(phone.ebb, "word" to Value.Words("Garden")) }
        phone.settle()
        phone.pass(Duration.ofHours(9))
        assertTrue(phone.shown.single().publicVersion.words().startsWith("Garden"))
    }

    @Test
    fun `where the store cannot be read what is held is held on to`() {
        phone.inAnotherProcess { ebb, reminding ->
            addReminder(ebb, CANARY, 18)
            reminding.settle()
        }
        phone.app.opens = { Ebb.open(phone.folder, ByteArray(0), phone.device).getOrThrow() }
        phone.restarts(Duration.ofHours(1))
        phone.forgets()
        phone.isUnlocked()
        assertEquals(60, phone.alarms.size)
        phone.pass(Duration.ofHours(9))
        assertEquals(1, phone.shown.size)
    }

    @Test
    fun `a stranger's intent shows nothing and answers nothing`() {
        val app: EbbApplication = phone.app
        for (receiver in listOf(AlarmReceiver::class.java, AnswerReceiver::class.java, SystemReceiver::class.java)) {
            app.sendBroadcast(Intent(app, receiver))
            app.sendBroadcast(Intent(app, receiver).setData(NoticeIntents.address("nothing")))
            app.sendBroadcast(Intent(app, receiver).setAction("else").setData(NoticeIntents.address("x", NoticeAnswer.DONE)))
        }
        phone.idle()
        assertEquals(emptyList<Notification>(), phone.shown)
        assertEquals(0, phone.alarms.size)
    }
}
