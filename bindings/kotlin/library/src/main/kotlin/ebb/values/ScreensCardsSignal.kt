// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** The plan, offered before anything else. */
public data class PlanFirst(
    /** One sentence. */
    public val sentence: String,
    /** The plan, and the lines. */
    public val offers: List<OldOffer>,
)

internal fun ebb.core.PlanFirst.lifted(): PlanFirst = PlanFirst(sentence, offers.map { it.lifted() })
