// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How far a piece of work is, in steps of its own. */
public data class WorkProgress(
    /** Steps that are done; never fewer than a moment ago. */
    public val done: Long,
    /** Steps altogether, as far as is known by now; 0 where nothing has begun. */
    public val total: Long,
)

internal fun ebb.core.WorkProgress.lifted(): WorkProgress = WorkProgress(done, total)
