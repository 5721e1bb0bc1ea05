package ebb.app.running

import android.media.AudioAttributes
import android.media.AudioFormat
import android.media.AudioTrack
import java.time.Duration

/** Samples a second of the core's sound: mono, 16 bit. */
internal const val SAMPLES_PER_SECOND: Int = 24_000
private const val BYTES_PER_SAMPLE = 2
private const val SPARE_SECONDS = 5

/** Plays the sound of what runs. */
interface Speaker {
    /** How far ahead it takes what is to be heard. */
    val holds: Duration

    /** Adds a piece behind what it holds. */
    fun add(piece: ByteArray)

    /** Forgets what it holds and is silent at once. */
    fun hush()

    /** Lets go of the phone's sound. */
    fun close()
}

/** The phone's own. */
class TrackSpeaker : Speaker {
    override val holds: Duration = Duration.ofSeconds(15)

    private val track = AudioTrack.Builder()
        .setAudioAttributes(ATTRIBUTES)
        .setAudioFormat(
            AudioFormat.Builder()
                .setEncoding(AudioFormat.ENCODING_PCM_16BIT)
                .setSampleRate(SAMPLES_PER_SECOND)
                .setChannelMask(AudioFormat.CHANNEL_OUT_MONO)
                .build(),
        )
        .setTransferMode(AudioTrack.MODE_STREAM)
        // Some seconds more than it is given: a piece that did not fit whole would shift the rest.
        .setBufferSizeInBytes((holds.seconds.toInt() + SPARE_SECONDS) * SAMPLES_PER_SECOND * BYTES_PER_SAMPLE)
        .build()

    override fun add(piece: ByteArray) {
        track.write(piece, 0, piece.size, AudioTrack.WRITE_NON_BLOCKING)
        if (track.playState != AudioTrack.PLAYSTATE_PLAYING) track.play()
    }

    override fun hush() {
        track.pause()
        track.flush()
    }

    override fun close() = track.release()

    companion object {
        /** What it is, so that the phone can quieten it for a call. */
        val ATTRIBUTES: AudioAttributes = AudioAttributes.Builder()
            .setUsage(AudioAttributes.USAGE_MEDIA)
            .setContentType(AudioAttributes.CONTENT_TYPE_SONIFICATION)
            .build()
    }
}
