// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How well the steps came, as the person sees it. */
public enum class Grade {
    /** They did not come. */
    NOT_YET,
    /** They came with some effort. */
    WITH_EFFORT,
    /** They came. */
    KNEW,
    /** They came by themselves. */
    AT_ONCE,
}

internal fun ebb.core.Grade.lifted(): Grade = Grade.valueOf(this.name)

internal fun Grade.lowered(): ebb.core.Grade = ebb.core.Grade.valueOf(this.name)
