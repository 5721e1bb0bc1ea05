// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What the person says of a ride; acted is possible at urge 0. */
public enum class Outcome {
    RODE,
    USED_SOME,
    USED,
    NOT_SURE,
}

internal fun ebb.core.Outcome.lifted(): Outcome = Outcome.valueOf(this.name)

internal fun Outcome.lowered(): ebb.core.Outcome = ebb.core.Outcome.valueOf(this.name)

/** What an urge is for. */
public enum class Purpose {
    USE,
    HURT_MYSELF,
    DIE,
    BINGE_OR_PURGE,
    OTHER,
}

internal fun ebb.core.Purpose.lifted(): Purpose = Purpose.valueOf(this.name)

internal fun Purpose.lowered(): ebb.core.Purpose = ebb.core.Purpose.valueOf(this.name)

/** A question that an exercise asks; each can be skipped. */
public enum class Question {
    /** How strong, 0 to 10? */
    HOW_STRONG,
    /** Body or room? Asked by who knows that it was never chosen. */
    BODY_OR_ROOM,
    /** What is the urge for? */
    WHAT_FOR,
    /** Is it within reach? */
    WITHIN_REACH,
    /** What set it off? */
    TRIGGER,
    /** How long will it last? */
    HOW_LONG,
    /** Carry on, enough, or something else? */
    CARRY_ON,
    /** What happened? */
    OUTCOME,
}

internal fun ebb.core.Question.lifted(): Question = Question.valueOf(this.name)

internal fun Question.lowered(): ebb.core.Question = ebb.core.Question.valueOf(this.name)
