// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What a card is for: how someone is, or what lies before or behind them. */
public enum class CardState {
    URGE,
    TEMPTED,
    ANGRY,
    ASHAMED,
    GUILTY,
    SAD,
    LONELY,
    HURT,
    ENVIOUS,
    ANXIOUS,
    PANICKY,
    OVERWHELMED,
    RESTLESS,
    BORED,
    NUMB,
    DISSOCIATING,
    TIRED,
    SLEEPLESS,
    LOW_MOTIVATION,
    CALM,
    CELEBRATING,
    BEFORE_HARD_TALK,
    AFTER_CONFLICT,
    AFTER_HARD_SESSION,
    AFTER_USING,
}

internal fun ebb.core.CardState.lifted(): CardState = CardState.valueOf(this.name)

internal fun CardState.lowered(): ebb.core.CardState = ebb.core.CardState.valueOf(this.name)

/** Where a card stands in the deck. */
public enum class Module {
    /** Noticing what is there. */
    MINDFULNESS,
    /** Getting through a hard moment. */
    DISTRESS_TOLERANCE,
    /** Working with feelings. */
    EMOTION_REGULATION,
    /** With other people. */
    INTERPERSONAL,
    /** Before and after using. */
    RELAPSE_PREVENTION,
    /** Back to here and now. */
    GROUNDING,
    /** The person's own reasons; it has no card but theirs. */
    MY_REASONS,
}

internal fun ebb.core.Module.lifted(): Module = Module.valueOf(this.name)

internal fun Module.lowered(): ebb.core.Module = ebb.core.Module.valueOf(this.name)
