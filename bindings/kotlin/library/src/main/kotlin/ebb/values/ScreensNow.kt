// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What the first screen shows. */
public data class NowScreen(
    /** The name on top. */
    public val title: String,
    /** One warm line. */
    public val greeting: String,
    /** What could not be opened or kept, and what to do. */
    public val notices: List<String>,
    /** Reminders that did not come, told once. */
    public val missed: List<String>,
    /** The next reminder; empty where there is none. */
    public val next: String,
    /** What was done today; empty where nothing was. */
    public val today: String,
    /** What to do now, first the most likely. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
    /** What Ebb is and is not, in one line. */
    public val about: String,
)

internal fun ebb.core.NowScreen.lifted(): NowScreen = NowScreen(title, greeting, notices, missed, next, today, offers.map { it.lifted() }, doors.map { it.lifted() }, about)
