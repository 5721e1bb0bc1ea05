// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A part of the day. */
public enum class RoutinePart {
    /** After getting up. */
    MORNING,
    /** Before going to bed. */
    EVENING,
}

internal fun uniffi.ebb_core.RoutinePart.lifted(): RoutinePart = RoutinePart.valueOf(this.name)

internal fun RoutinePart.lowered(): uniffi.ebb_core.RoutinePart = uniffi.ebb_core.RoutinePart.valueOf(this.name)
