package ebb.app.notices

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.content.Context
import androidx.core.app.NotificationCompat
import androidx.core.app.NotificationManagerCompat
import ebb.NoticeAnswer
import ebb.NoticeText
import ebb.PhoneWords
import ebb.Urgency
import ebb.app.R

/** The notices that stand on the phone's screen, and the kinds under which its settings list them. */
class NoticeBoard(private val context: Context) {
    private val manager = context.getSystemService(NotificationManager::class.java)

    /** Whether the person lets notices be shown at all. */
    val allowed: Boolean get() = NotificationManagerCompat.from(context).areNotificationsEnabled()

    /** Whether those of a kind are shown. */
    fun shows(channel: String): Boolean =
        allowed && manager.getNotificationChannel(channel)?.importance != NotificationManager.IMPORTANCE_NONE

    /** Makes the kinds, or gives them the names that they have now. What the person chose for each stays. */
    fun name(words: PhoneWords) {
        val kinds = listOf(
            NotificationChannel(EVERYDAY, words.everyday, NotificationManager.IMPORTANCE_DEFAULT),
            NotificationChannel(APART, words.apart, NotificationManager.IMPORTANCE_HIGH),
            NotificationChannel(RUNNING, words.running, NotificationManager.IMPORTANCE_LOW).apply { setShowBadge(false) },
        )
        kinds.forEach { it.lockscreenVisibility = Notification.VISIBILITY_PRIVATE }
        manager.createNotificationChannels(kinds)
    }

    /** Shows one; false where it is switched off. */
    fun show(notice: Notice): Boolean {
        val channel = channelOf(notice.urgency)
        if (!shows(channel)) return false
        manager.notify(notice.id, NOTICE, built(notice, channel))
        return true
    }

    /** Takes one from the screen. */
    fun cancel(id: String): Unit = manager.cancel(id, NOTICE)

    /** Ids of those that stand there. */
    fun shown(): List<String> = manager.activeNotifications.filter { it.id == NOTICE }.mapNotNull { it.tag }

    private fun built(notice: Notice, channel: String): Notification {
        // A locked screen says neither what it is about nor what can be done.
        val locked = plain(notice.neutral, channel, notice).build()
        val builder = plain(notice.text, channel, notice)
            .setPublicVersion(locked)
            .setContentIntent(NoticeIntents.opening(context, notice.id))
        notice.actions.filter { it.answer != NoticeAnswer.OPEN }.forEach { action ->
            val answering = NoticeIntents.answering(context, notice.id, action.answer)
            // In a pocket nothing is answered: the phone wants to be unlocked first.
            val button = NotificationCompat.Action.Builder(0, action.label, answering).setAuthenticationRequired(true)
            builder.addAction(button.build())
        }
        return builder.build()
    }

    private fun plain(text: NoticeText, channel: String, notice: Notice): NotificationCompat.Builder =
        NotificationCompat.Builder(context, channel)
            .setSmallIcon(R.drawable.notice)
            .setContentTitle(text.title)
            .setContentText(text.body)
            .setStyle(NotificationCompat.BigTextStyle().bigText(text.body))
            .setCategory(NotificationCompat.CATEGORY_REMINDER)
            .setVisibility(NotificationCompat.VISIBILITY_PRIVATE)
            .setWhen(notice.at.toEpochMilli())
            .setShowWhen(true)
            .setOnlyAlertOnce(true)
            .setAutoCancel(true)

    companion object {
        /** Everyday notices. */
        const val EVERYDAY: String = "everyday"

        /** Those that press. */
        const val APART: String = "apart"

        /** What stands while something runs. */
        const val RUNNING: String = "running"

        private const val NOTICE = 1

        /** The kind of a notice that presses so much. */
        fun channelOf(urgency: Urgency): String = if (urgency == Urgency.HIGH) APART else EVERYDAY
    }
}
