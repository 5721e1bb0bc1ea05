// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A part of the day. */
public enum class RoutinePart {
    /** After getting up. */
    MORNING,
    /** Before going to bed. */
    EVENING,
}

internal fun ebb.core.RoutinePart.lifted(): RoutinePart = RoutinePart.valueOf(this.name)

internal fun RoutinePart.lowered(): ebb.core.RoutinePart = ebb.core.RoutinePart.valueOf(this.name)
