// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What a line is for. */
public enum class LineKind {
    SUICIDE,
    SUPPORT,
    SUBSTANCE,
    DOMESTIC_ABUSE,
    YOUTH,
    POISON,
}

internal fun ebb.core.LineKind.lifted(): LineKind = LineKind.valueOf(this.name)

internal fun LineKind.lowered(): ebb.core.LineKind = ebb.core.LineKind.valueOf(this.name)
