// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How a day went. */
public enum class Went {
    /** Easier than they thought. */
    EASIER,
    /** About as they thought. */
    AS_THOUGHT,
    /** Harder than they thought. */
    HARDER,
    /** It did not happen, or they did not go. */
    DID_NOT_HAPPEN,
    /** They would rather not say, and are not asked again. */
    RATHER_NOT_SAY,
}

internal fun ebb.core.Went.lifted(): Went = Went.valueOf(this.name)

internal fun Went.lowered(): ebb.core.Went = ebb.core.Went.valueOf(this.name)
