// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Duration
import java.time.Instant

/** Something to play at an instant. */
public data class Cue(
    /** When, by the device's clock. */
    public val at: Instant,
    /** What. */
    public val kind: CueKind,
    /** Time for which it lasts; 0 for the end. */
    public val duration: Duration,
)

internal fun ebb.core.Cue.lifted(): Cue = Cue(at, kind.lifted(), Duration.ofMillis(durationMs))

/** What a cue is for; each has its own haptics and sound. */
public enum class CueKind {
    INHALE,
    TOP_UP,
    HOLD_FULL,
    EXHALE,
    HOLD_EMPTY,
    PROMPT,
    BELL,
    END,
}

internal fun ebb.core.CueKind.lifted(): CueKind = CueKind.valueOf(this.name)

/** One instant of a live exercise. */
public data class Frame(
    /** Running, paused, waiting at its end, or finished. */
    public val state: RunState,
    /** Time since it began: of the urge for a ride, without pauses for breathing. */
    public val elapsed: Duration,
    /** Time until the prompts or the breaths are over; 0 past the end. */
    public val left: Duration,
    /** Number of the prompt in the block that is under way; -1 where there is none. */
    public val prompt: Int,
    /** Number of the breath, from 0. */
    public val breath: Int,
    /** The phase of the breath. */
    public val phase: Phase,
    /** Time until the next phase. */
    public val phaseLeft: Duration,
    /** How full the lungs are, 0 to 1, eased and without jumps. */
    public val lung: Double,
)

internal fun ebb.core.Frame.lifted(): Frame = Frame(state.lifted(), Duration.ofMillis(elapsedMs), Duration.ofMillis(leftMs), prompt, breath, phase.lifted(), Duration.ofMillis(phaseLeftMs), lung)

/** A phase of the breath. */
public enum class Phase {
    /** Breathe in. */
    INHALE,
    /** A little more in. */
    TOP_UP,
    /** Hold with full lungs. */
    HOLD_FULL,
    /** Breathe out. */
    EXHALE,
    /** Hold with empty lungs. */
    HOLD_EMPTY,
    /** No pace is given. */
    REST,
}

internal fun ebb.core.Phase.lifted(): Phase = Phase.valueOf(this.name)

/** Whether an exercise moves. */
public enum class RunState {
    /** Prompts and breaths go on. */
    RUNNING,
    /** Prompts and breaths stand still; the urge's clock goes on. */
    PAUSED,
    /** Past its end, looking back. */
    WAITING,
    /** Over. */
    FINISHED,
}

internal fun ebb.core.RunState.lifted(): RunState = RunState.valueOf(this.name)
