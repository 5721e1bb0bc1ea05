// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What comes back today, and what was chosen. */
public data class CardsRehearsalScreen(
    /** The title. */
    public val title: String,
    /** What this is. */
    public val about: String,
    /** "STOP: what are the steps?"; empty where nothing is due. */
    public val question: String,
    /** The steps, once they were asked for. */
    public val answer: List<String>,
    /** Shows the steps, or rates how well they came. */
    public val offers: List<OldOffer>,
    /** Said where nothing is due or nothing was chosen; else empty. */
    public val nothing: String,
    /** What was chosen, with how often it was rehearsed and, apart from that, used. */
    public val chosen: List<RehearsedLine>,
    /** Takes the last answer of today back, where there was one; and the way back. */
    public val more: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.CardsRehearsalScreen.lifted(): CardsRehearsalScreen = CardsRehearsalScreen(title, about, question, answer, offers.map { it.lifted() }, nothing, chosen.map { it.lifted() }, more.map { it.lifted() }, doors.map { it.lifted() })

/** One card that is rehearsed. */
public data class RehearsedLine(
    /** Its title; choosing it opens it. The detail says when it comes back. */
    public val card: OldOffer,
    /** Times that it was rehearsed, in words. */
    public val rehearsed: String,
    /** Times that it was used, in words. */
    public val used: String,
)

internal fun ebb.core.RehearsedLine.lifted(): RehearsedLine = RehearsedLine(card.lifted(), rehearsed, used)
