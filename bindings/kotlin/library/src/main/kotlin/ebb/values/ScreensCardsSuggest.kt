// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What could help now. */
public data class SuggestScreen(
    /** The title. */
    public val title: String,
    /** What it goes by, a line each; choosing one goes back to it. */
    public val said: List<OldOffer>,
    /** The plan, where a sign of danger was there today. */
    public val planFirst: PlanFirst?,
    /** What is suggested, with a reason each. */
    public val suggestions: List<OldOffer>,
    /** Said where nothing fits; else empty. */
    public val nothing: String,
    /** Every card that fits, the switch for something new, and the way back. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.SuggestScreen.lifted(): SuggestScreen = SuggestScreen(title, said.map { it.lifted() }, planFirst?.let { it.lifted() }, suggestions.map { it.lifted() }, nothing, offers.map { it.lifted() }, doors.map { it.lifted() })
