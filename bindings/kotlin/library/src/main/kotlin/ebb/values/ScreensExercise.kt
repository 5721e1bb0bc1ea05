// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Duration

/** What a running exercise shows until its next step, question or change. */
public data class ExerciseScreen(
    /** What it is. */
    public val title: String,
    /** The stage of a ride, or how a breathing session stands. */
    public val stage: String,
    /** The prompt. */
    public val words: String,
    /** The rate of the breath in words; empty where none is given. */
    public val rate: String,
    /** The words of the phases. */
    public val phases: ebb.core.PhaseWords,
    /** True where breathing is shown without movement. */
    public val still: Boolean,
    /** The question that stands open. */
    public val asked: Asked?,
    /** What to do first where the means are within reach; else empty. */
    public val advice: String,
    /** The person's own plans for what they named or have within reach, each with what it opens. */
    public val plans: List<IfThenLine>,
    /** The ratings so far. */
    public val ratings: List<RatingPoint>,
    /** One line each, to mind while it runs. */
    public val cautions: List<String>,
    /** That nothing is kept, where that is so; else empty. */
    public val notKept: String,
    /** What can be done. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.ExerciseScreen.lifted(): ExerciseScreen = ExerciseScreen(title, stage, words, rate, phases, still, asked?.let { it.lifted() }, advice, plans.map { it.lifted() }, ratings.map { it.lifted() }, cautions, notKept, offers.map { it.lifted() }, doors.map { it.lifted() })

/** One rating on the urge's clock. */
public data class RatingPoint(
    /** Time since it began. */
    public val elapsed: Duration,
    /** 0 to 10. */
    public val value: Int,
)

internal fun ebb.core.RatingPoint.lifted(): RatingPoint = RatingPoint(Duration.ofMillis(elapsedMs), value)
