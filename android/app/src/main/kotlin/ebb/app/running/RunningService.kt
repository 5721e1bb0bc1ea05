package ebb.app.running

import android.app.Notification
import android.app.PendingIntent
import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import android.os.IBinder
import android.os.PowerManager
import androidx.core.app.NotificationCompat
import androidx.core.app.ServiceCompat
import androidx.core.content.ContextCompat
import ebb.Entry
import ebb.app.EbbApplication
import ebb.app.R
import ebb.app.notices.NoticeBoard
import ebb.app.ways.WaysIn
import ebb.frame
import ebb.isNight
import ebb.left
import ebb.phoneWords
import java.time.Duration
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/**
 * Goes on with the screen off: sound and haptics of what runs. It begins while a page shows that something runs, and ends
 * by itself with that.
 */
class RunningService : Service() {
    private var playing: Job? = null

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onStartCommand(intent: Intent?, flags: Int, startId: Int): Int {
        // The phone wants to see at once that something runs, so this is said before the core is asked for words.
        val said = intent?.getStringArrayExtra(WORDS) ?: arrayOf("", "")
        val type = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) ServiceInfo.FOREGROUND_SERVICE_TYPE_MEDIA_PLAYBACK else 0
        try {
            ServiceCompat.startForeground(this, NOTICE, standing(said[0], said[1]), type)
        } catch (_: IllegalStateException) {
            // Ebb left the screen in this very moment. It goes on when it is back.
            stopSelf()
            return START_NOT_STICKY
        }
        if (playing?.isActive != true) {
            val app = application as EbbApplication
            playing = app.scope.launch { play(app) }
        }
        return START_NOT_STICKY
    }

    override fun onDestroy() {
        playing?.cancel()
    }

    private suspend fun play(app: EbbApplication) {
        val ebb = app.ebb.await()
        val clock = app.clock
        val left = ebb.frame(clock.instant()).getOrNull()?.left ?: Duration.ZERO
        val awake = getSystemService(PowerManager::class.java).newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "ebb:running")
        awake.acquire((left + LONGER).toMillis().coerceAtMost(LONGEST.toMillis()))
        val speaker = app.speaker()
        try {
            Loudness(this) { ebb.isNight().getOrNull() == true }.use { loudness ->
                Playing(ebb, clock, speaker, app.buzzer(), loudness::isLoud).play()
            }
        } finally {
            speaker.close()
            if (awake.isHeld) awake.release()
            ServiceCompat.stopForeground(this, ServiceCompat.STOP_FOREGROUND_REMOVE)
            stopSelf()
        }
    }

    private fun standing(word: String, goesOn: String): Notification =
        NotificationCompat.Builder(this, NoticeBoard.RUNNING)
            .setSmallIcon(R.drawable.notice)
            .setContentTitle(word)
            .setContentText(goesOn)
            .setContentIntent(
                PendingIntent.getActivity(this, 0, WaysIn.intent(this, Entry.FirstPage), PendingIntent.FLAG_IMMUTABLE),
            )
            .setOngoing(true)
            .setSilent(true)
            .setShowWhen(false)
            .setVisibility(NotificationCompat.VISIBILITY_SECRET)
            .build()

    companion object {
        /** Its number among the notices. */
        const val NOTICE: Int = 2

        private const val WORDS = "words"
        private val LONGER = Duration.ofMinutes(5)
        private val LONGEST = Duration.ofHours(2)

        /** Begins it, while Ebb is on the screen. */
        suspend fun begin(app: EbbApplication) {
            val words = app.ebb.await().phoneWords().getOrNull() ?: return
            NoticeBoard(app).name(words)
            val intent = intent(app).putExtra(WORDS, arrayOf(words.word, words.goesOn))
            try {
                ContextCompat.startForegroundService(app, intent)
            } catch (_: IllegalStateException) {
                // Ebb is not on the screen any more, and from behind it the phone lets nothing begin.
            }
        }

        /** Ends it: nothing runs any more, or it is to be still at once. */
        fun end(context: Context) {
            context.stopService(intent(context))
        }

        private fun intent(context: Context) = Intent(context, RunningService::class.java)
    }
}
