// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A day that is over. */
public data class CheckInCard(
    /** The question. */
    public val question: String,
    /** Its answers. */
    public val answers: List<OldOffer>,
)

internal fun ebb.core.CheckInCard.lifted(): CheckInCard = CheckInCard(question, answers.map { it.lifted() })

/** One day ahead. */
public data class DayLine(
    /** Its id. */
    public val id: String,
    /** "A wedding is in 3 days." */
    public val sentence: String,
    /** What to do there, who knows, how to leave. */
    public val lines: List<String>,
)

internal fun ebb.core.DayLine.lifted(): DayLine = DayLine(id, sentence, lines)

/** One plan for the moment. */
public data class IfThenLine(
    /** Its id. */
    public val id: String,
    /** "If I pass the bar, then I call Sam." */
    public val sentence: String,
    /** If …, without the word itself. */
    public val situation: String,
    /** … then, without the word itself. */
    public val response: String,
    /** What kind of response it is. */
    public val kind: ResponseKind,
    /** The name of what it opens; empty where it names nothing. */
    public val tool: String,
    /** Opens the card that it names, or begins the breath: within a ride that is under way, where there is one. */
    public val opens: OldOffer?,
    /** How sure the person is of it, 0 to 10. */
    public val confidence: Int?,
)

internal fun ebb.core.IfThenLine.lifted(): IfThenLine = IfThenLine(id, sentence, situation, response, kind.lifted(), tool, opens?.let { it.lifted() }, confidence)

/** A kind of trigger. */
public data class KindChoice(
    /** The kind. */
    public val kind: TriggerKind,
    /** In words. */
    public val label: String,
    /** To start from. */
    public val suggestions: List<String>,
)

internal fun ebb.core.KindChoice.lifted(): KindChoice = KindChoice(kind.lifted(), label, suggestions)

/** One trigger. */
public data class TriggerLine(
    /** Its id. */
    public val id: String,
    /** Of which kind, in words. */
    public val kind: String,
    /** The kind itself. */
    public val ofKind: TriggerKind,
    /** In the person's words. */
    public val name: String,
    /** Why it stands where it stands, in a sentence. */
    public val why: String,
    /** Thoughts and the usual response, a line each. */
    public val details: List<String>,
    /** What goes through the person's mind then, in one text; may be empty. */
    public val thoughts: String,
    /** What they usually do; may be empty. */
    public val usualResponse: String,
    /** Its plans; those that helped first. */
    public val plans: List<IfThenLine>,
)

internal fun ebb.core.TriggerLine.lifted(): TriggerLine = TriggerLine(id, kind, ofKind.lifted(), name, why, details, thoughts, usualResponse, plans.map { it.lifted() })

/** The map. */
public data class TriggersScreen(
    /** The title. */
    public val title: String,
    /** Nobody reads this: said on every screen on which somebody writes. */
    public val nobodyReads: String,
    /** Said where nothing is written, or nothing can be read; else empty. */
    public val empty: String,
    /** By which order they stand; empty where there is nothing to order. */
    public val order: String,
    /** What weighs most first, unless the person has put them in an order. */
    public val triggers: List<TriggerLine>,
    /** Title of the days ahead. */
    public val daysTitle: String,
    /** Days that may be hard; the nearest first. */
    public val days: List<DayLine>,
    /** Said where no day is ahead; else empty. */
    public val noDays: String,
    /** Days that are over and may be talked about. */
    public val checkIns: List<CheckInCard>,
    /** Kinds of trigger, with suggestions to start from. */
    public val kinds: List<KindChoice>,
    /** How things are named while they are written. */
    public val labels: TriggerLabels,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.TriggersScreen.lifted(): TriggersScreen = TriggersScreen(title, nobodyReads, empty, order, triggers.map { it.lifted() }, daysTitle, days.map { it.lifted() }, noDays, checkIns.map { it.lifted() }, kinds.map { it.lifted() }, labels.lifted(), doors.map { it.lifted() })
