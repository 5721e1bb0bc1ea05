// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A way to reach someone. */
public data class Dial(
    /** "Call 988" */
    public val label: String,
    /** The number or the address, as written: shown large where a device cannot call. */
    public val number: String,
    /** What a device opens: `tel:`, `sms:` or `https:`; empty where a phone could not dial it. */
    public val uri: String,
)

internal fun ebb.core.Dial.lifted(): Dial = Dial(label, number, uri)

/** One line. */
public data class LineCard(
    /** Its id. */
    public val id: String,
    /** Its name. */
    public val name: String,
    /** What it is for, in a few words. */
    public val kind: String,
    /** How to reach it. */
    public val ways: List<Dial>,
    /** Hours, what else to know, when it was checked: a sentence each. */
    public val notes: List<String>,
)

internal fun ebb.core.LineCard.lifted(): LineCard = LineCard(id, name, kind, ways.map { it.lifted() }, notes)

/** The lines of one region. */
public data class LinesScreen(
    /** The title. */
    public val title: String,
    /** The region's name; what is wrong, or a question, where it is not known. */
    public val region: String,
    /** Where somebody may be, or may mean by what they typed, a few; none where the region is known. */
    public val likely: List<OldOffer>,
    /** Asks for a region that is typed: any text can be the region of `Place::Lines`. */
    public val ask: String,
    /** What can be typed. */
    public val askHint: String,
    /** The emergency number of the region. */
    public val emergency: List<Dial>,
    /** The lines, in the order in which to try them. */
    public val lines: List<LineCard>,
    /** What to do where the region or a line is not known. */
    public val advice: List<String>,
    /** Keeps this region as the person's; none where it is. */
    public val mine: OldOffer?,
    /** Adds or leaves out youth lines; none ahead of the lock. */
    public val under18: OldOffer?,
    /** "I am somewhere else." */
    public val elsewhere: String,
    /** Every region. */
    public val regions: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.LinesScreen.lifted(): LinesScreen = LinesScreen(title, region, likely.map { it.lifted() }, ask, askHint, emergency.map { it.lifted() }, lines.map { it.lifted() }, advice, mine?.let { it.lifted() }, under18?.let { it.lifted() }, elsewhere, regions.map { it.lifted() }, doors.map { it.lifted() })
