package ebb

import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn

private val TICK: Duration = Duration.ofSeconds(1)

/** The exercise at [now]; null where none is under way. It only calculates, so it may be called for every picture. */
public fun Ebb.frame(now: Instant = device.clock.instant()): EbbResult<Frame?> =
    answer { core.frame(now.checked()) }

/** True in the night, from 21:00 to 08:00 where the device is: a host is dark, dim and silent then. It only calculates. */
public fun Ebb.isNight(): EbbResult<Boolean> = answer { core.isNight(device.moment()) }

/** How long it has gone on: the urge for a ride, without pauses for breathing. */
public val Frame.elapsed: Duration get() = Duration.ofMillis(elapsedMs)

/** How long until the prompts or the breaths are over; none past the end. */
public val Frame.left: Duration get() = Duration.ofMillis(leftMs)

/** How long until the next phase of the breath. */
public val Frame.phaseLeft: Duration get() = Duration.ofMillis(phaseLeftMs)

/** What to play from [from] up to but not including [to], to be handed to the system ahead of time. */
public suspend fun Ebb.cues(from: Instant, to: Instant): EbbResult<List<Cue>> =
    ask { core.cues(from.checked(), to.checked()) }

/**
 * The frames of the exercise that is under way, one [every] so often, until there is none.
 *
 * Each is worked out from the clock, so nothing drifts: a collector that is late misses frames and is right with the
 * next. Collecting no more ends it. Once a second the present time is noted, so that a killed process comes back.
 *
 * @throws EbbException where the clock cannot be used or the object was closed
 */
public fun Ebb.frames(every: Duration = Duration.ofMillis(33)): Flow<Frame> = flow {
    val start = device.clock.millis()
    var ticked = start - TICK.toMillis()
    while (true) {
        val now = device.clock.instant()
        val at = now.toEpochMilli()
        if (at - ticked >= TICK.toMillis() || at < ticked) {
            answer { core.tick(device.moment()) }.getOrThrow()
            ticked = at
        }
        val frame = frame(now).getOrThrow() ?: return@flow
        emit(frame)
        if (frame.state == RunState.FINISHED) return@flow
        // To the next beat of the clock, not a beat after this one.
        val step = every.toMillis().coerceAtLeast(1)
        delay(step - Math.floorMod(device.clock.millis() - start, step))
    }
}.conflate().flowOn(device.dispatcher)

/** What is to be heard at [now]; null where nothing is. Where it changes, ask [track] anew from that moment. */
public suspend fun Ebb.soundNow(now: Instant): EbbResult<SoundNow?> = ask { core.soundNow(now.checked()) }

/**
 * The sound from [from] up to [to], at most ten seconds: mono, 16-bit little-endian, 24 kHz; empty where nothing sounds.
 * With [begins] it is the first piece that a player gets, and comes up softly.
 */
public suspend fun Ebb.track(from: Instant, to: Instant, begins: Boolean): EbbResult<ByteArray> =
    ask { core.track(from.checked(), to.checked(), begins) }
