// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How much a notification says. */
public enum class Discretion {
    /** The neutral word, and nothing else. */
    NEUTRAL,
    /** The kind of reminder. */
    CATEGORY,
    /** What the person called it. */
    FULL,
}

internal fun uniffi.ebb_core.Discretion.lifted(): Discretion = Discretion.valueOf(this.name)

internal fun Discretion.lowered(): uniffi.ebb_core.Discretion = uniffi.ebb_core.Discretion.valueOf(this.name)

/** What a reminder is for. */
public enum class ReminderKind {
    /** A session after the end of treatment. */
    BOOSTER_SESSION,
    /** Daily mindfulness. */
    MINDFULNESS,
    /** A skill to rehearse. */
    SKILL_REHEARSAL,
    /** A measure to fill in. */
    CHECK_IN,
    /** Homework from therapy. */
    HOMEWORK,
    /** The plan, looked over. */
    PLAN_REVIEW,
    /** A medicine. */
    MEDICATION,
    /** A meeting of peers. */
    PEER_MEETING,
    /** The person's own. */
    OWN,
}

internal fun uniffi.ebb_core.ReminderKind.lifted(): ReminderKind = ReminderKind.valueOf(this.name)

internal fun ReminderKind.lowered(): uniffi.ebb_core.ReminderKind = uniffi.ebb_core.ReminderKind.valueOf(this.name)
