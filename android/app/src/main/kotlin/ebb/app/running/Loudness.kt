package ebb.app.running

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.media.AudioFocusRequest
import android.media.AudioManager
import androidx.core.content.ContextCompat

/**
 * Whether sound may be heard: not on a phone that is set to be silent, not at night, not while somebody calls, and not any more
 * once headphones were pulled out.
 */
class Loudness(private val context: Context, private val isNight: () -> Boolean) : AutoCloseable {
    private val manager = context.getSystemService(AudioManager::class.java)
    private var pulledOut = false
    private var taken = false

    private val focus = AudioFocusRequest.Builder(AudioManager.AUDIOFOCUS_GAIN_TRANSIENT_MAY_DUCK)
        .setAudioAttributes(TrackSpeaker.ATTRIBUTES)
        .setOnAudioFocusChangeListener { change ->
            taken = change == AudioManager.AUDIOFOCUS_LOSS || change == AudioManager.AUDIOFOCUS_LOSS_TRANSIENT
        }
        .build()

    private val noisy = object : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            pulledOut = true
        }
    }

    private var asked = false

    init {
        val pulled = IntentFilter(AudioManager.ACTION_AUDIO_BECOMING_NOISY)
        ContextCompat.registerReceiver(context, noisy, pulled, ContextCompat.RECEIVER_NOT_EXPORTED)
    }

    /** Whether it may be heard now. The first yes asks other apps to be quieter. */
    fun isLoud(): Boolean {
        if (isNight() || pulledOut || manager.ringerMode != AudioManager.RINGER_MODE_NORMAL) return false
        if (!asked) {
            asked = true
            taken = manager.requestAudioFocus(focus) != AudioManager.AUDIOFOCUS_REQUEST_GRANTED
        }
        return !taken
    }

    override fun close() {
        context.unregisterReceiver(noisy)
        manager.abandonAudioFocusRequest(focus)
    }
}
