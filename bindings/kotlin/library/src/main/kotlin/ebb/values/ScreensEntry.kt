// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One exercise, to set right or to delete. */
public data class EntryScreen(
    /** Its id. */
    public val id: String,
    /** What it was, and when. */
    public val title: String,
    /** How it went, a line each. */
    public val lines: List<String>,
    /** Its ratings; each can be set right with `Action::CorrectRating`. */
    public val ratings: List<RatingLine>,
    /** How setting a rating right is named. */
    public val correctLabel: String,
    /** What happened, to be set right; empty where it is no ride. */
    public val outcomes: List<OldOffer>,
    /** Deletes it; asked twice by the host, with the detail as the question. */
    public val delete: OldOffer,
    /** Back to the history. */
    public val back: OldOffer,
)

internal fun ebb.core.EntryScreen.lifted(): EntryScreen = EntryScreen(id, title, lines, ratings.map { it.lifted() }, correctLabel, outcomes.map { it.lifted() }, delete.lifted(), back.lifted())

/** One rating of an entry. */
public data class RatingLine(
    /** Place in the log. */
    public val seq: Int,
    /** When, in words. */
    public val label: String,
    /** 0 to 10. */
    public val value: Int,
)

internal fun ebb.core.RatingLine.lifted(): RatingLine = RatingLine(seq, label, value)
