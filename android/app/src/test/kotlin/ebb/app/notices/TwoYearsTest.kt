package ebb.app.notices

import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Intent
import ebb.app.testing.Phone
import ebb.app.testing.START
import ebb.app.testing.addReminder
import ebb.app.testing.sends
import java.time.Duration
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId
import kotlin.random.Random
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowAlarmManager

private val BERLIN = ZoneId.of("Europe/Berlin")

/**
 * Two years on one phone: a medicine at nine and something of one's own at six in the evening, wherever one is. What is to
 * come when is worked out with java.time alone, and compared with what stood on the screen.
 */
@RunWith(RobolectricTestRunner::class)
class TwoYearsTest {
    private val phone = Phone()

    /** Each notice that came: when, and the hour on the clock where its owner was. */
    private val came = mutableListOf<Pair<Instant, LocalTime>>()

    @After
    fun close() = phone.close()

    /** What stood on the screen is looked at and put away, as somebody does who answers each. */
    private fun answerAll() {
        for (notice in phone.shown) {
            came += Instant.ofEpochMilli(notice.`when`) to Instant.ofEpochMilli(notice.`when`).atZone(phone.clock.zone).toLocalTime()
            val done = notice.actions?.firstOrNull { it.title == "Done" || it.title == "Keep them coming" }
            if (done != null) done.actionIntent.send() else notice.contentIntent?.let { phone.notifications.cancelAll() }
            phone.idle()
        }
    }

    private fun dayUntil(end: Instant) {
        while (true) {
            val next = phone.alarms.firstOrNull { it.triggerAtMs <= end.toEpochMilli() } ?: break
            phone.passTo(Instant.ofEpochMilli(next.triggerAtMs))
            answerAll()
        }
        phone.passTo(end)
    }

    private fun travels(to: ZoneId) {
        phone.clock.inZone = to
        phone.hears(Intent.ACTION_TIMEZONE_CHANGED)
    }

    @Test
    fun `in two years with restarts, zones and leave taken back every notice comes once, at its hour, or is known not to have come`() {
        runBlocking {
            addReminder(phone.ebb, "pill", 9, "medication")
            addReminder(phone.ebb, "heron", 18)
        }
        phone.settle()
        val random = Random(17)
        val zones = listOf("America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Lisbon")
        val expected = mutableSetOf<Pair<Instant, LocalTime>>()
        var restarts = 0
        var trips = 0
        val first = START.atZone(BERLIN).toLocalDate()
        for (number in 0L until 730L) {
            val day = first.plusDays(number)
            val zone = phone.clock.zone
            for (hour in listOf(9, 18)) {
                val local = day.atTime(hour, 0).atZone(zone)
                if (local.toInstant() > phone.clock.at) expected += local.toInstant() to LocalTime.of(hour, 0)
            }
            // Each night at three something may happen; the day itself is whole.
            dayUntil(day.plusDays(1).atTime(3, 0).atZone(zone).toInstant())
            when (random.nextInt(12)) {
                0 -> {
                    restarts += 1
                    phone.restarts(Duration.ofHours(1))
                    if (random.nextBoolean()) phone.pass(Duration.ofMinutes(30))
                    phone.isUnlocked()
                }
                1 -> {
                    ShadowAlarmManager.setCanScheduleExactAlarms(true)
                    phone.hears(AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED)
                }
                2 -> {
                    val exact = phone.alarms.filter { it.windowLengthMs == ShadowAlarmManager.WINDOW_EXACT }
                    exact.forEach { phone.alarmManager.cancel(it.sends) }
                    ShadowAlarmManager.setCanScheduleExactAlarms(false)
                    phone.settle()
                }
                3 -> {
                    phone.forgets()
                    phone.settle()
                }
                4 -> phone.hears(Intent.ACTION_MY_PACKAGE_REPLACED)
                5 -> {
                    // Off for a night and a morning: that nothing is shown then is right.
                    shadowOf(phone.notifications).setNotificationsEnabled(false)
                    phone.passTo(phone.clock.at + Duration.ofHours(1))
                    shadowOf(phone.notifications).setNotificationsEnabled(true)
                    phone.hears(NotificationManager.ACTION_APP_BLOCK_STATE_CHANGED)
                }
                6 -> {
                    trips += 1
                    travels(ZoneId.of(zones[random.nextInt(zones.size)]))
                }
            }
            assertTrue("$day: ${phone.alarms.size}", phone.alarms.size in 55..61)
        }
        assertTrue("$restarts restarts, $trips trips", restarts > 40 && trips > 40)
        assertTrue("${came.size}", came.size > 1200)
        assertEquals("twice", emptySet<Instant>(), came.groupingBy { it.first }.eachCount().filterValues { it > 1 }.keys)
        assertEquals("not at its hour", emptySet<Any>(), came.toSet() - expected)
        assertEquals("never", emptySet<Any>(), expected - came.toSet())
    }
}
