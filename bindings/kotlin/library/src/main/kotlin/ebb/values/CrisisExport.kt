// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What goes into a copy. */
public data class PlanExport(
    /** The parts of the plan. They stand in the plan's order; empty ones are left out. */
    public val sections: List<PlanSection>,
    /** True adds everyone in the plan, with their numbers, also those whom no chosen part names. */
    public val contacts: Boolean,
    /** The crisis lines to add. */
    public val lines: RegionLines?,
    /** The date on the copy, in words; empty leaves it out. */
    public val madeOn: String,
)

internal fun PlanExport.lowered(): ebb.core.PlanExport = ebb.core.PlanExport(sections.map { it.lowered() }, contacts, lines?.let { it.lowered() }, madeOn.checked())
