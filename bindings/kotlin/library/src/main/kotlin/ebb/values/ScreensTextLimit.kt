// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How much fits into one answer. */
public data class TextLimit(
    /** Characters, as a person counts them. */
    public val longest: Int,
    /** Said where no more fits. */
    public val full: String,
)

internal fun ebb.core.TextLimit.lifted(): TextLimit = TextLimit(longest, full)
