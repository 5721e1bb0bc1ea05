// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** The next thing to say. */
public data class FeelScreen(
    /** The title. */
    public val title: String,
    /** What was said so far, a line each; choosing one goes back to it. */
    public val said: List<OldOffer>,
    /** The plan, where a sign of danger was there today. */
    public val planFirst: PlanFirst?,
    /** The question that stands open. */
    public val question: String,
    /** Its answers; empty where it is a scale. */
    public val answers: List<OldOffer>,
    /** How strong it is. */
    public val scale: ScaleAsked?,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.FeelScreen.lifted(): FeelScreen = FeelScreen(title, said.map { it.lifted() }, planFirst?.let { it.lifted() }, question, answers.map { it.lifted() }, scale?.let { it.lifted() }, doors.map { it.lifted() })
