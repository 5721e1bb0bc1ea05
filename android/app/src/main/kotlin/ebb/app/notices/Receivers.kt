package ebb.app.notices

import android.app.AlarmManager
import android.app.NotificationManager
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.UserManager
import ebb.app.EbbApplication
import kotlinx.coroutines.launch

/** The time of a notice has come. */
class AlarmReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val id = NoticeIntents.idOf(intent) ?: return
        val app = context.applicationContext as EbbApplication
        val notice = NoticeIntents.noticeOf(intent)
        if (notice == null || !context.isUnlocked) return app.reminding.showBeforeUnlock(id)
        val shown = app.reminding.show(notice)
        inBackground(app) { app.reminding.shown(notice, shown) }
    }
}

/** A button of a notice was touched. */
class AnswerReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val id = NoticeIntents.idOf(intent) ?: return
        val answer = NoticeIntents.answerOf(intent) ?: return
        val app = context.applicationContext as EbbApplication
        inBackground(app) { app.reminding.answer(id, answer) }
    }
}

/** The phone started, its clock or zone changed, Ebb was updated, or what it may do changed. */
class SystemReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val app = context.applicationContext as EbbApplication
        when (intent.action) {
            Intent.ACTION_LOCKED_BOOT_COMPLETED -> if (!context.isUnlocked) app.reminding.holdAgain()
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIMEZONE_CHANGED,
            Intent.ACTION_TIME_CHANGED,
            -> if (context.isUnlocked) inBackground(app) { app.reminding.learnAndSettle() }
            AlarmManager.ACTION_SCHEDULE_EXACT_ALARM_PERMISSION_STATE_CHANGED,
            NotificationManager.ACTION_APP_BLOCK_STATE_CHANGED,
            NotificationManager.ACTION_NOTIFICATION_CHANNEL_BLOCK_STATE_CHANGED,
            -> if (context.isUnlocked) inBackground(app) { app.reminding.settle() }
        }
    }
}

/** Whether the phone was unlocked since it started: before that neither key nor store can be read. */
internal val Context.isUnlocked: Boolean get() = getSystemService(UserManager::class.java).isUserUnlocked

/** Goes on after the receiver has returned, for as long as the system lets it. */
private fun BroadcastReceiver.inBackground(app: EbbApplication, work: suspend () -> Unit) {
    val pending: BroadcastReceiver.PendingResult? = goAsync()
    app.scope.launch {
        try {
            work()
        } finally {
            pending?.finish()
        }
    }
}
