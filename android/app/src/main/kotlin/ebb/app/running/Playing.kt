package ebb.app.running

import ebb.Ebb
import ebb.EbbResult
import ebb.RunState
import ebb.SoundNow
import ebb.cues
import ebb.frame
import ebb.soundNow
import ebb.track
import java.time.Clock
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.delay

/** How long a piece of sound is. */
private val PIECE: Duration = Duration.ofSeconds(5)

/** How far ahead haptics are handed over, and how near their end the next stretch is. */
private val STRETCH: Duration = Duration.ofSeconds(60)
private val REST: Duration = Duration.ofSeconds(2)

/** How often it is looked whether something changed: a touch on *Pause* is heard within this. */
private const val LOOK_MS = 250L

/**
 * Keeps the phone supplied with sound and haptics of what runs, some seconds ahead, so that both are right while the screen
 * is off and this process waits. What it hands over comes from the core for that very stretch; where anything changed, it is
 * taken back and asked for anew.
 */
class Playing(
    private val ebb: Ebb,
    private val clock: Clock,
    private val speaker: Speaker,
    private val buzzer: Buzzer,
    /** Whether sound may be heard now. */
    private val loud: () -> Boolean,
) {
    private var sound: SoundNow? = null
    private var soundTo: Instant = Instant.MIN
    private var feltTo: Instant = Instant.MIN
    private var felt: SoundNow? = null

    /** Plays until nothing runs any more. */
    suspend fun play() {
        try {
            while (look()) delay(LOOK_MS)
        } finally {
            speaker.hush()
            buzzer.stop()
        }
    }

    /** One look at what runs: false where nothing does. */
    suspend fun look(): Boolean {
        val now = clock.instant()
        val frame = ebb.frame(now).getOrNull() ?: return false
        if (frame.state == RunState.FINISHED) return false
        val runs = ebb.soundNow(now).getOrNull()
        hear(runs.takeIf { loud() }, now)
        feel(runs, now)
        return true
    }

    private suspend fun hear(runs: SoundNow?, now: Instant) {
        val behind = soundTo < now
        if (runs != sound || runs != null && behind) {
            if (sound != null) speaker.hush()
            sound = runs
            soundTo = now
        }
        if (runs == null) return
        while (soundTo < now + speaker.holds - PIECE) {
            val piece = ebb.track(soundTo, soundTo + PIECE, begins = soundTo == now)
            if (piece !is EbbResult.Ok) return
            if (piece.value.isNotEmpty()) speaker.add(piece.value)
            soundTo += PIECE
        }
    }

    private suspend fun feel(runs: SoundNow?, now: Instant) {
        if (runs != felt) {
            buzzer.stop()
            felt = runs
            feltTo = now
        }
        if (runs == null || feltTo > now + REST) return
        // What the phone holds still is taken back by what it gets, so that is in it again.
        val cues = ebb.cues(now, now + STRETCH).getOrNull() ?: return
        feltTo = now + STRETCH
        hapticsOf(cues, now)?.let(buzzer::play)
    }
}
