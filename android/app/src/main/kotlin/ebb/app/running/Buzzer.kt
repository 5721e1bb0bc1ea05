package ebb.app.running

import android.content.Context
import android.os.Build
import android.os.VibrationEffect
import android.os.Vibrator
import android.os.VibratorManager
import ebb.Cue
import ebb.CueKind
import java.time.Duration
import java.time.Instant

/** A stretch of haptics: silences and touches in turn, in milliseconds, a silence first; and how strong each is, 0 to 255. */
data class Haptics(val timings: List<Long>, val strengths: List<Int>)

/** The touches of a cue, each as long as it lasts and then a pause. They differ, so that nobody has to look. */
private fun touchesOf(kind: CueKind): List<Pair<Long, Int>> = when (kind) {
    CueKind.INHALE -> listOf(40L to 90, 60L to 160)
    CueKind.TOP_UP -> listOf(50L to 160)
    CueKind.EXHALE -> listOf(120L to 110)
    CueKind.HOLD_FULL, CueKind.HOLD_EMPTY -> listOf(20L to 60)
    CueKind.PROMPT -> listOf(30L to 90)
    CueKind.BELL -> listOf(200L to 130)
    CueKind.END -> listOf(150L to 140, 250L to 140)
}

private const val PAUSE = 60L

/** The haptics of these [cues], to begin at [from]; null where there is nothing to feel. */
fun hapticsOf(cues: List<Cue>, from: Instant): Haptics? {
    val timings = mutableListOf<Long>()
    val strengths = mutableListOf<Int>()
    var end = 0L
    fun add(until: Long, strength: Int) {
        if (until <= end) return
        timings += until - end
        strengths += strength
        end = until
    }
    for (cue in cues) {
        // Two that meet are felt one after the other.
        var start = maxOf(Duration.between(from, cue.at).toMillis(), if (timings.isEmpty()) 0 else end + PAUSE)
        for ((length, strength) in touchesOf(cue.kind)) {
            add(start, 0)
            add(start + length, strength)
            start = end + PAUSE
        }
    }
    return if (timings.isEmpty()) null else Haptics(timings, strengths)
}

/** Gives a stretch of haptics to the phone, which goes on by itself with the screen off. */
interface Buzzer {
    /** In place of what it feels like now. */
    fun play(haptics: Haptics)

    /** Still. */
    fun stop()
}

/** The phone's own. */
class PhoneBuzzer(context: Context) : Buzzer {
    private val vibrator: Vibrator = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
        context.getSystemService(VibratorManager::class.java).defaultVibrator
    } else {
        context.getSystemService(Vibrator::class.java)
    }

    override fun play(haptics: Haptics) {
        if (!vibrator.hasVibrator()) return
        val effect = VibrationEffect.createWaveform(haptics.timings.toLongArray(), haptics.strengths.toIntArray(), -1)
        vibrator.vibrate(effect)
    }

    override fun stop() = vibrator.cancel()
}
