// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** One saved version. */
public data class PlanVersion(
    /** Its number, from 1. A number may be left out after files were damaged. */
    public val number: Long,
    /** When it was saved. */
    public val savedAt: Instant,
    /** False where some of its lines do not read. */
    public val whole: Boolean,
    /** False where the plan itself is as in the version before, and only a setting or a use changed. */
    public val planChanged: Boolean,
)

internal fun ebb.core.PlanVersion.lifted(): PlanVersion = PlanVersion(number, savedAt, whole, planChanged)
