// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What was done. */
public enum class Acted {
    /** Not acted on. */
    NO,
    /** Acted on some of it. */
    PARTLY,
    /** Acted on. */
    YES,
}

internal fun ebb.core.Acted.lifted(): Acted = Acted.valueOf(this.name)

internal fun Acted.lowered(): ebb.core.Acted = ebb.core.Acted.valueOf(this.name)
