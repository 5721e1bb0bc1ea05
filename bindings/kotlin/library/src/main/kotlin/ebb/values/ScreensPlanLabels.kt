// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How things are named while a plan is written. */
public data class PlanLabels(
    public val add: String,
    public val person: String,
    public val remove: String,
    public val removeDetail: String,
    public val mark: String,
    public val unmark: String,
    public val first: String,
    public val firstSign: String,
    public val firstHelps: String,
    public val firstName: String,
    public val firstNumber: String,
    public val name: String,
    public val relation: String,
    public val number: String,
    public val numberHint: String,
    public val reach: String,
    public val night: String,
    public val nightHint: String,
    public val directions: String,
    public val opens: String,
    public val opensHint: String,
    public val cannotCall: String,
    public val callLog: String,
    public val otherNumber: String,
    public val change: String,
    public val moveUp: String,
    public val nobodyReads: String,
)

internal fun ebb.core.PlanLabels.lifted(): PlanLabels = PlanLabels(add, person, remove, removeDetail, mark, unmark, first, firstSign, firstHelps, firstName, firstNumber, name, relation, number, numberHint, reach, night, nightHint, directions, opens, opensHint, cannotCall, callLog, otherNumber, change, moveUp, nobodyReads)
