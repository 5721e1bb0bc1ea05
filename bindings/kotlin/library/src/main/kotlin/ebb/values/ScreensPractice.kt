// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One practice, with its cautions whole (safety rules, "Cautions, on the card and before it starts"). */
public data class PracticeScreen(
    /** Its name. */
    public val title: String,
    /** A sentence or two on it, and how long it takes. */
    public val about: String,
    /** What the person said of it before, or nothing. */
    public val note: String,
    /** What to mind before it starts. */
    public val cautions: List<String>,
    /** Where it was read. */
    public val source: String,
    /** Starts it; then what else can be done with it, and the way to all practices. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.PracticeScreen.lifted(): PracticeScreen = PracticeScreen(title, about, note, cautions, source, offers.map { it.lifted() }, doors.map { it.lifted() })
