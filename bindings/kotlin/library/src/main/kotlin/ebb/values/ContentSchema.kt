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

internal fun uniffi.ebb_core.LineKind.lifted(): LineKind = LineKind.valueOf(this.name)

internal fun LineKind.lowered(): uniffi.ebb_core.LineKind = uniffi.ebb_core.LineKind.valueOf(this.name)
