package ebb.app.notices

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.Context
import android.os.Build
import ebb.Urgency

/** What the phone's alarms hold of the plan. */
class Alarms(private val context: Context) {
    private val manager = context.getSystemService(AlarmManager::class.java)

    /** Whether an alarm may come to the minute: the person gives leave for that, and can take it back. */
    val exactAllowed: Boolean
        get() = Build.VERSION.SDK_INT < Build.VERSION_CODES.S || manager.canScheduleExactAlarms()

    /**
     * Sets one, in place of an earlier one of the same notice. What presses comes to the minute where that is allowed, and
     * nearly so where it is not; the rest when it suits the phone. False where the phone takes no more.
     */
    fun set(notice: Notice): Boolean {
        val intent = PendingIntent.getBroadcast(
            context,
            0,
            NoticeIntents.alarm(context, notice),
            PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
        )
        val at = notice.at.toEpochMilli()
        return try {
            if (notice.urgency != Urgency.HIGH || !setExactly(at, intent)) {
                manager.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, intent)
            }
            true
        } catch (_: IllegalStateException) {
            full(intent)
        } catch (_: SecurityException) {
            // So some makers say the same.
            full(intent)
        }
    }

    /** 500 is the most that the phone holds for one app. */
    private fun full(intent: PendingIntent): Boolean {
        intent.cancel()
        return false
    }

    private fun setExactly(at: Long, intent: PendingIntent): Boolean {
        if (!exactAllowed) return false
        return try {
            manager.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, at, intent)
            true
        } catch (_: SecurityException) {
            // Taken back in this very moment.
            false
        }
    }

    /** Takes one out. */
    fun cancel(id: String) {
        val intent = find(id) ?: return
        manager.cancel(intent)
        intent.cancel()
    }

    /** Whether the phone still knows of it. A forced stop and a restart make it forget. */
    fun isSet(id: String): Boolean = find(id) != null

    private fun find(id: String): PendingIntent? = PendingIntent.getBroadcast(
        context,
        0,
        NoticeIntents.alarm(context, id),
        PendingIntent.FLAG_NO_CREATE or PendingIntent.FLAG_IMMUTABLE,
    )
}
