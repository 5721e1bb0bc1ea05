// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A plan that is gone through in the mind. */
public data class RehearseScreen(
    /** The title. */
    public val title: String,
    /** What to do and what not. */
    public val about: String,
    /** The plan. */
    public val sentence: String,
    /** The steps. */
    public val steps: List<String>,
    /** What helped before, to end with. */
    public val worked: List<String>,
    /** Asked at the end: what has helped before. */
    public val whatWorked: String,
    /** Asked last: the urge. */
    public val urgeAfter: String,
    /** "This makes it worse." */
    public val makesWorse: OldOffer,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.RehearseScreen.lifted(): RehearseScreen = RehearseScreen(title, about, sentence, steps, worked, whatWorked, urgeAfter, makesWorse.lifted(), doors.map { it.lifted() })
