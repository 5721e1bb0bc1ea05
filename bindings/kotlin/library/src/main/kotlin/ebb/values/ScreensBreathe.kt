// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What the choice of patterns shows. */
public data class BreatheScreen(
    /** The title. */
    public val title: String,
    /** The patterns, first the one to begin with. */
    public val patterns: List<PatternCard>,
    /** The search for the pace that feels easiest. */
    public val finder: PatternCard,
    /** Lengths to choose from, minutes. */
    public val minutes: List<Int>,
    /** How the length is named. */
    public val minutesLabel: String,
    /** Rates to glide from, breaths a minute. */
    public val presentRates: List<Int>,
    /** How gliding is named. */
    public val glideLabel: String,
    /** How the choice not to glide is named. */
    public val noGlideLabel: String,
    /** How a pattern of one's own is named. */
    public val customLabel: String,
    /** What a pattern of one's own may be. */
    public val customHelp: String,
    /** Moving or still, as it is now; choosing it changes that. */
    public val still: OldOffer,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.BreatheScreen.lifted(): BreatheScreen = BreatheScreen(title, patterns.map { it.lifted() }, finder.lifted(), minutes, minutesLabel, presentRates, glideLabel, noGlideLabel, customLabel, customHelp, still.lifted(), doors.map { it.lifted() })

/** One pattern to choose. */
public data class PatternCard(
    /** Its id. */
    public val id: String,
    /** Its name. */
    public val name: String,
    /** A sentence on it. */
    public val about: String,
    /** Its rate in words; empty where it changes. */
    public val rate: String,
    /** Its shape in seconds. */
    public val shape: String,
    /** True where the breath is held: never suggested. */
    public val holds: Boolean,
    /** What the person said of it before, or nothing. */
    public val note: String,
    /** Minutes when none are chosen. */
    public val minutes: Int,
    /** What to mind before it starts. */
    public val cautions: List<String>,
    /** Where it was read. */
    public val source: String,
    /** Starts it with its usual length. */
    public val start: OldOffer,
)

internal fun ebb.core.PatternCard.lifted(): PatternCard = PatternCard(id, name, about, rate, shape, holds, note, minutes, cautions, source, start.lifted())
