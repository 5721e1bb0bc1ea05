package ebb.app.testing

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.UserManager
import android.provider.Settings
import ebb.BootReading
import ebb.Device
import ebb.Ebb
import ebb.KeyPlace
import ebb.Keys
import ebb.Place
import ebb.Reply
import ebb.Value
import ebb.app.EbbApplication
import ebb.app.notices.Reminding
import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.offer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertTrue
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager
import org.robolectric.shadows.ShadowAlarmManager.ScheduledAlarm

/** A Tuesday, ten in the morning in Berlin. */
internal val START: Instant = Instant.parse("2026-09-22T08:00:00Z")
internal val KEY: ByteArray = ByteArray(32) { 7 }
internal val REMINDERS = Place("reminders/all?ahead=0")
internal val SETTINGS = Place("ebb/settings")

private val MEMORY: Path = Path.of("/dev/shm")

/** Stands in what the person wrote. */
internal const val CANARY: String = "heron"

/** A clock that goes where a test sets it. */
internal class TravelClock(@Volatile var at: Instant = START, @Volatile var inZone: ZoneId = ZoneId.of("Europe/Berlin")) : Clock() {
    override fun getZone(): ZoneId = inZone

    override fun withZone(zone: ZoneId): Clock = this

    override fun instant(): Instant = at
}

internal fun chosen(id: String): Value = Value.Chosen(listOf(id))

/** A phone with Ebb on it, over a store of a test's own: its clock, its alarms and its screen, and what can happen to it. */
internal class Phone(val app: EbbApplication = RuntimeEnvironment.getApplication() as EbbApplication) : AutoCloseable {
    val clock = TravelClock()

    /** In memory, where that can be had: two years are written to it with each step flushed. */
    val folder: Path = Files.createTempDirectory(MEMORY.takeIf(Files::isWritable) ?: Path.of(System.getProperty("java.io.tmpdir")), "ebb")

    /** Since when it is on; its clock that nobody can set goes with the other one, except where a test sets that. */
    private var on: Instant = START - Duration.ofDays(1)
    private var boot = 1

    // Nothing changes threads: what a receiver begins is done when it returns.
    val device = Device(
        clock = clock,
        dispatcher = Dispatchers.Unconfined,
        bootClock = { BootReading(boot.toString(), Duration.between(on, clock.at).toMillis()) },
    )
    val alarmManager: AlarmManager = app.getSystemService(AlarmManager::class.java)
    val notifications: NotificationManager = app.getSystemService(NotificationManager::class.java)

    init {
        bootCount()
        // It belongs to the whole process, and other tests leave it as they will.
        ShadowAlarmManager.setCanScheduleExactAlarms(false)
        val id = Keys.newId(START).getOrThrow()
        runBlocking { Ebb.create(folder, id, KEY, KeyPlace.KEYSTORE, device).getOrThrow().close() }
        app.clock = clock
        app.looksDaily = {}
        app.background = Dispatchers.Unconfined
        app.opens = { Ebb.open(folder, KEY, device).getOrThrow() }
    }

    val ebb: Ebb get() = runBlocking { app.ebb.await() }

    /** What its alarms hold, soonest first. */
    val alarms: List<ScheduledAlarm> get() = shadowOf(alarmManager).scheduledAlarms.sortedBy { it.triggerAtMs }

    fun alarm(at: String): ScheduledAlarm = alarms.first { it.triggerAtMs == Instant.parse(at).toEpochMilli() }

    /** What stands on its screen. */
    val shown: List<Notification> get() = shadowOf(notifications).allNotifications

    fun settle() = runBlocking { app.reminding.settle() }

    /** What the app does with another process, which then is dead: nothing of it is in this one. */
    fun inAnotherProcess(work: suspend (Ebb, Reminding) -> Unit) = runBlocking {
        Ebb.open(folder, KEY, device).getOrThrow().use { ebb -> work(ebb, Reminding(app, clock, Dispatchers.Unconfined) { ebb }) }
    }

    /** Its clock goes on, and each alarm comes at its time. */
    fun pass(span: Duration) = passTo(clock.at + span)

    fun passTo(end: Instant) {
        while (true) {
            val next = alarms.firstOrNull { it.triggerAtMs <= end.toEpochMilli() } ?: break
            clock.at = maxOf(clock.at, Instant.ofEpochMilli(next.triggerAtMs))
            fire(next)
        }
        clock.at = end
    }

    fun fire(alarm: ScheduledAlarm) {
        alarmManager.cancel(alarm.sends)
        alarm.sends.send()
        idle()
    }

    /** The system tells its news. */
    fun hears(action: String) {
        app.sendBroadcast(Intent(action).setPackage(app.packageName))
        idle()
    }

    /** What it held in memory is gone. */
    fun forgets() {
        for (alarm in alarms) {
            alarmManager.cancel(alarm.sends)
            alarm.sends.cancel()
        }
    }

    /** It is switched off, and on again after [span]; nobody has unlocked it yet. */
    fun restarts(span: Duration) {
        forgets()
        notifications.cancelAll()
        clock.at += span
        on = clock.at
        boot += 1
        bootCount()
        locked(true)
        hears(Intent.ACTION_LOCKED_BOOT_COMPLETED)
    }

    fun isUnlocked() {
        locked(false)
        hears(Intent.ACTION_BOOT_COMPLETED)
    }

    fun idle() = shadowOf(app.mainLooper).idle()

    override fun close() {
        if (app.ebb.isCompleted) ebb.close()
        folder.toFile().deleteRecursively()
    }

    private fun locked(locked: Boolean) {
        shadowOf(app.getSystemService(Context.USER_SERVICE) as UserManager).setUserUnlocked(!locked)
    }

    private fun bootCount() {
        Settings.Global.putInt(app.contentResolver, Settings.Global.BOOT_COUNT, boot)
    }
}

/** What an alarm sends. */
@Suppress("DEPRECATION")
internal val ScheduledAlarm.sends: PendingIntent get() = checkNotNull(operation)

internal suspend fun addReminder(ebb: Ebb, title: String, hour: Int, kind: String = "own", vararg more: Int) {
    val walk = Walk.from(ebb, REMINDERS)
    walk.choose(walk.page.offer("Add a reminder"))
    walk.say("kind", chosen(kind))
    walk.say("title", Value.Words(title))
    walk.say("when.repeats", chosen("daily"))
    listOf(hour, *more.toTypedArray()).forEachIndexed { index, each ->
        walk.say("when.times.$index.time", Value.Time(LocalTime.of(each, 0)))
    }
    walk.say("follows", chosen("device"))
    val reply = walk.choose(walk.page.offer("Keep it"))
    assertTrue("$reply ${walk.problems}", reply is Reply.Went)
}

/** What the person chose in *Settings*. */
internal suspend fun choose(ebb: Ebb, vararg said: Pair<String, Value>) {
    val walk = Walk.from(ebb, SETTINGS)
    said.forEach { (field, value) -> walk.say(field, value) }
    val reply = walk.choose(walk.page.form()?.submit ?: error("nothing to send"))
    assertTrue("$reply ${walk.problems}", reply is Reply.Went)
}
