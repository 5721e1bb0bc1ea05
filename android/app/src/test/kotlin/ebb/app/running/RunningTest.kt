package ebb.app.running

import android.app.Notification
import android.app.NotificationManager
import android.content.pm.ServiceInfo
import android.media.AudioManager
import android.os.VibratorManager
import ebb.Action
import ebb.Cue
import ebb.CueKind
import ebb.act
import ebb.app.testing.Phone
import ebb.cues
import ebb.isNight
import ebb.phoneWords
import ebb.soundNow
import ebb.track
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.runBlocking
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

private val RIDE = Action("session/ride")
private val PAUSE = Action("session/pause")
private val RESUME = Action("session/resume")

/** What a speaker was given and holds. */
private class Recorder : Speaker {
    override val holds: Duration = Duration.ofSeconds(20)
    val pieces = mutableListOf<ByteArray>()
    var hushed = 0
    var closed = 0

    override fun add(piece: ByteArray) {
        pieces += piece
    }

    override fun hush() {
        hushed += 1
    }

    override fun close() {
        closed += 1
    }
}

private class Feeler : Buzzer {
    val played = mutableListOf<Haptics>()
    var stopped = 0

    override fun play(haptics: Haptics) {
        played += haptics
    }

    override fun stop() {
        stopped += 1
    }
}

@RunWith(RobolectricTestRunner::class)
class RunningTest {
    private val phone = Phone()
    private val recorder = Recorder()
    private val feeler = Feeler()
    private var loud = true
    private val playing by lazy { Playing(phone.ebb, phone.clock, recorder, feeler) { loud } }

    @After
    fun close() = phone.close()

    private fun act(action: Action) = runBlocking { phone.ebb.act(action).getOrThrow() }

    private fun look() = runBlocking { playing.look() }

    private fun track(from: Instant, seconds: Long, begins: Boolean) =
        runBlocking { phone.ebb.track(from, from.plusSeconds(seconds), begins).getOrThrow() }

    @Test
    fun `the phone is given the sound of the next seconds, each once and in order`() {
        act(RIDE)
        val start = phone.clock.at
        assertTrue(look())
        assertEquals(3, recorder.pieces.size)
        assertArrayEquals(track(start, 5, true), recorder.pieces[0])
        assertArrayEquals(track(start.plusSeconds(5), 5, false), recorder.pieces[1])
        look()
        assertEquals("nothing twice", 3, recorder.pieces.size)
        phone.clock.at = start.plusSeconds(6)
        look()
        assertArrayEquals(track(start.plusSeconds(15), 5, false), recorder.pieces[3])
        assertEquals(0, recorder.hushed)
    }

    @Test
    fun `a pause is still at once, and what comes after it begins anew`() {
        act(RIDE)
        look()
        phone.clock.at += Duration.ofSeconds(3)
        act(PAUSE)
        look()
        assertEquals(1, recorder.hushed)
        assertTrue(feeler.stopped > 0)
        val before = recorder.pieces.size
        look()
        assertEquals(before, recorder.pieces.size)
        phone.clock.at += Duration.ofSeconds(30)
        act(RESUME)
        look()
        assertArrayEquals(track(phone.clock.at, 5, true), recorder.pieces[before])
    }

    @Test
    fun `a process that slept does not play what is over`() {
        act(RIDE)
        look()
        phone.clock.at += Duration.ofSeconds(40)
        look()
        assertArrayEquals(track(phone.clock.at, 5, true), recorder.pieces[3])
        assertEquals(1, recorder.hushed)
    }

    @Test
    fun `where it is not to be heard it is felt all the same`() {
        loud = false
        act(RIDE)
        look()
        assertEquals(0, recorder.pieces.size)
        assertEquals(1, feeler.played.size)
        phone.clock.at += Duration.ofSeconds(30)
        look()
        assertEquals("a stretch is handed over once", 1, feeler.played.size)
        phone.clock.at += Duration.ofSeconds(29)
        look()
        assertEquals(2, feeler.played.size)
    }

    @Test
    fun `a stretch of haptics begins each touch at its cue`() {
        act(RIDE)
        val from = phone.clock.at
        val cues = runBlocking { phone.ebb.cues(from, from.plusSeconds(60)).getOrThrow() }
        assertTrue(cues.size > 8)
        val haptics = checkNotNull(hapticsOf(cues, from))
        assertEquals(haptics.timings.size, haptics.strengths.size)
        val begins = haptics.timings.scan(0L) { at, span -> at + span }.zip(haptics.strengths).filter { it.second > 0 }.map { it.first }
        for (cue in cues.filter { one -> cues.none { it !== one && it.at == one.at } }) {
            val at = Duration.between(from, cue.at).toMillis()
            assertTrue("$cue $begins", at in begins)
        }
        assertTrue(haptics.timings.sum() <= 61_000)
        assertNull(hapticsOf(emptyList(), from))
    }

    @Test
    fun `two cues of one moment are felt one after the other, and none is told by strength alone`() {
        val at = Instant.parse("2026-09-22T08:00:01Z")
        val both = listOf(Cue(at, CueKind.PROMPT, 0), Cue(at, CueKind.INHALE, 4000))
        val haptics = checkNotNull(hapticsOf(both, at.minusSeconds(1)))
        assertEquals(listOf(1000L, 30L, 60L, 40L, 60L, 60L), haptics.timings)
        assertEquals(listOf(0, 90, 0, 90, 0, 160), haptics.strengths)
        val shapes = CueKind.entries.map { hapticsOf(listOf(Cue(at, it, 0)), at)?.timings }
        // Holding with full and with empty lungs are both a pause.
        assertEquals(CueKind.entries.size - 1, shapes.toSet().size)
    }

    @Test
    fun `it goes on with the screen off in a service that says no more than the neutral word`() {
        phone.app.speaker = { recorder }
        phone.app.buzzer = { feeler }
        act(RIDE)
        runBlocking { RunningService.begin(phone.app) }
        val intent = checkNotNull(shadowOf(phone.app).nextStartedService)
        val service = Robolectric.buildService(RunningService::class.java, intent).create().startCommand(0, 1)
        phone.idle()
        val standing = shadowOf(service.get()).lastForegroundNotification
        val words = runBlocking { phone.ebb.phoneWords().getOrThrow() }
        assertEquals(words.word, standing.extras.getCharSequence(Notification.EXTRA_TITLE))
        assertEquals(Notification.VISIBILITY_SECRET, standing.visibility)
        assertEquals(NotificationManager.IMPORTANCE_LOW, phone.notifications.getNotificationChannel("running").importance)
        assertEquals(ServiceInfo.FOREGROUND_SERVICE_TYPE_MEDIA_PLAYBACK, service.get().foregroundServiceType)
        assertNotNull(runBlocking { phone.ebb.soundNow(phone.clock.at).getOrThrow() })
        assertEquals(3, recorder.pieces.size)
        act(Action("session/finish/rode"))
        shadowOf(phone.app.mainLooper).idleFor(Duration.ofSeconds(1))
        assertEquals(1, recorder.closed)
        assertTrue(shadowOf(service.get()).isStoppedBySelf)
        assertTrue(shadowOf(service.get()).isForegroundStopped)
    }

    @Test
    fun `it is not heard at night, on a silent phone, or once headphones are pulled out`() {
        val manager = phone.app.getSystemService(AudioManager::class.java)
        manager.ringerMode = AudioManager.RINGER_MODE_NORMAL
        fun loud(hour: String): Boolean {
            phone.clock.at = Instant.parse("2026-09-${hour}Z")
            return Loudness(phone.app) { phone.ebb.isNight().getOrThrow() }.use { it.isLoud() }
        }
        // Two hours later in Berlin.
        assertEquals(listOf(true, true, false, false, true), listOf("22T08:00:00", "22T18:59:59", "22T19:00:00", "23T05:59:59", "23T06:00:00").map(::loud))
        manager.ringerMode = AudioManager.RINGER_MODE_VIBRATE
        assertFalse(loud("23T08:00:00"))
        manager.ringerMode = AudioManager.RINGER_MODE_NORMAL
        Loudness(phone.app) { phone.ebb.isNight().getOrThrow() }.use { loudness ->
            assertTrue(loudness.isLoud())
            phone.hears(AudioManager.ACTION_AUDIO_BECOMING_NOISY)
            assertFalse(loudness.isLoud())
        }
    }

    @Test
    fun `a stretch of haptics goes to the phone as it is, and is taken back at once`() {
        val vibrator = phone.app.getSystemService(VibratorManager::class.java).defaultVibrator
        PhoneBuzzer(phone.app).run {
            play(Haptics(listOf(100, 40, 60, 40), listOf(0, 90, 0, 90)))
            assertArrayEquals(longArrayOf(100, 40, 60, 40), shadowOf(vibrator).pattern)
            assertTrue(shadowOf(vibrator).isVibrating)
            stop()
            assertTrue(shadowOf(vibrator).isCancelled)
        }
    }
}
