// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** How the things that can be written are named. */
public data class CardLabels(
    /** Writing a card of one's own. */
    public val writeOwn: String,
    /** Writing a reason. */
    public val writeReason: String,
    /** Changing it. */
    public val edit: String,
    /** Giving it a tag. */
    public val tag: String,
    /** Asks for the title. */
    public val askTitle: String,
    /** Asks when to use it. */
    public val askWhen: String,
    /** Asks for one step. */
    public val askStep: String,
    /** Asks why it helps. */
    public val askWhy: String,
    /** Asks for the reason. */
    public val askReason: String,
    /** Asks for feelings. */
    public val askFeelings: String,
    /** How feelings are written. */
    public val askFeelingsHint: String,
    /** Asks for a tag. */
    public val askTag: String,
    /** That nobody reads it; stands on each writing screen. */
    public val notRead: String,
)

internal fun ebb.core.CardLabels.lifted(): CardLabels = CardLabels(writeOwn, writeReason, edit, tag, askTitle, askWhen, askStep, askWhy, askReason, askFeelings, askFeelingsHint, askTag, notRead)

/** One card. */
public data class CardScreen(
    /** Its id. */
    public val id: String,
    /** Its title. */
    public val title: String,
    /** When to use it, and how long it takes. */
    public val `when`: String,
    /** Cautions, before anything is done. */
    public val cautions: List<String>,
    /** Cautions that need a tick, each with what is ticked. */
    public val ticks: List<TickLine>,
    /** What to do, in order. */
    public val steps: List<String>,
    /** How the outward form is named; empty where there is none. */
    public val outwardLabel: String,
    /** The same with attention on the room. */
    public val outward: List<String>,
    /** True where the outward form comes first: the person chose it, or has used today. */
    public val outwardFirst: Boolean,
    /** How the next line is named. */
    public val whyLabel: String,
    /** Why it works. */
    public val why: String,
    /** Where it was read. */
    public val source: String,
    /** That it is the person's own or in their words; else empty. */
    public val origin: String,
    /** The person's tags. */
    public val tags: List<String>,
    /** That it made things worse, or is for another day; else empty. */
    public val note: String,
    /** Step by step, what it leads on to, and what can be done with it. */
    public val offers: List<OldOffer>,
    /** What it says now, to be put in other words; none where nothing can be kept. */
    public val text: CardText?,
    /** How what is written here is named; none where nothing can be kept. */
    public val labels: CardLabels?,
    /** Back to the list. */
    public val back: OldOffer,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.CardScreen.lifted(): CardScreen = CardScreen(id, title, `when`, cautions, ticks.map { it.lifted() }, steps, outwardLabel, outward, outwardFirst, whyLabel, why, source, origin, tags, note, offers.map { it.lifted() }, text?.let { it.lifted() }, labels?.let { it.lifted() }, back.lifted(), doors.map { it.lifted() })

/** A caution that needs a tick. */
public data class TickLine(
    /** All that is ticked. */
    public val text: String,
    /** True where the person said that it is fine for them. */
    public val ticked: Boolean,
    /** Ticks it, or takes the tick back; none where nothing can be kept. */
    public val change: OldOffer?,
)

internal fun ebb.core.TickLine.lifted(): TickLine = TickLine(text, ticked, change?.let { it.lifted() })
