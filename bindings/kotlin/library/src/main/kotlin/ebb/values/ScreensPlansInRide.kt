// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** After a ride in which a plan was offered. */
public data class PlanHelpedScreen(
    /** "Did the plan help?" */
    public val question: String,
    /** The plan. */
    public val sentence: String,
    /** The answers; leaving it open is one. */
    public val answers: List<OldOffer>,
    /** Opens what the plan names; none where it names nothing, or breathes and the person has used. */
    public val opens: OldOffer?,
)

internal fun ebb.core.PlanHelpedScreen.lifted(): PlanHelpedScreen = PlanHelpedScreen(question, sentence, answers.map { it.lifted() }, opens?.let { it.lifted() })
