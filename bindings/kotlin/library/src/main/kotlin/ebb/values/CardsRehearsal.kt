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

internal fun uniffi.ebb_core.Grade.lifted(): Grade = Grade.valueOf(this.name)

internal fun Grade.lowered(): uniffi.ebb_core.Grade = uniffi.ebb_core.Grade.valueOf(this.name)
