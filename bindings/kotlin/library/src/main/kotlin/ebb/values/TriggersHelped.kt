// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Whether a plan helped in a ride. */
public enum class PlanHelped {
    /** It did. */
    YES,
    /** It did not. */
    NO,
    /** It was not used; that says nothing about the plan. */
    NOT_USED,
}

internal fun ebb.core.PlanHelped.lifted(): PlanHelped = PlanHelped.valueOf(this.name)

internal fun PlanHelped.lowered(): ebb.core.PlanHelped = ebb.core.PlanHelped.valueOf(this.name)
