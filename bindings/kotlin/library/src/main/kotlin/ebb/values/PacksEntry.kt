// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What kind of thing an entry is. */
public enum class EntryKind {
    /** A skill card. */
    CARD,
    /** A guided practice. */
    PRACTICE,
    /** Booster sessions. */
    TAPER,
    /** A daily routine. */
    ROUTINE,
    /** An if-then plan. */
    PLAN,
}

internal fun ebb.core.EntryKind.lifted(): EntryKind = EntryKind.valueOf(this.name)
