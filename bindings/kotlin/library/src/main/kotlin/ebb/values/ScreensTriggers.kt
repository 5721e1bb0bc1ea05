// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A day that is over. */
public data class CheckInCard(
    /** The question. */
    public val question: String,
    /** Its answers. */
    public val answers: List<Offer>,
)

internal fun uniffi.ebb_core.CheckInCard.lifted(): CheckInCard = CheckInCard(question, answers.map { it.lifted() })

/** One day ahead. */
public data class DayLine(
    /** Its id. */
    public val id: String,
    /** "A wedding is in 3 days." */
    public val sentence: String,
    /** What to do there, who knows, how to leave. */
    public val lines: List<String>,
)

internal fun uniffi.ebb_core.DayLine.lifted(): DayLine = DayLine(id, sentence, lines)

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
    public val opens: Offer?,
    /** How sure the person is of it, 0 to 10. */
    public val confidence: Int?,
)

internal fun uniffi.ebb_core.IfThenLine.lifted(): IfThenLine = IfThenLine(id, sentence, situation, response, kind.lifted(), tool, opens?.let { it.lifted() }, confidence)

/** A kind of trigger. */
public data class KindChoice(
    /** The kind. */
    public val kind: TriggerKind,
    /** In words. */
    public val label: String,
    /** To start from. */
    public val suggestions: List<String>,
)

internal fun uniffi.ebb_core.KindChoice.lifted(): KindChoice = KindChoice(kind.lifted(), label, suggestions)

/** After a ride in which a plan was offered. */
public data class PlanHelpedScreen(
    /** "Did the plan help?" */
    public val question: String,
    /** The plan. */
    public val sentence: String,
    /** The answers; leaving it open is one. */
    public val answers: List<Offer>,
    /** Opens what the plan names; none where it names nothing, or breathes and the person has used. */
    public val opens: Offer?,
)

internal fun uniffi.ebb_core.PlanHelpedScreen.lifted(): PlanHelpedScreen = PlanHelpedScreen(question, sentence, answers.map { it.lifted() }, opens?.let { it.lifted() })

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
    public val makesWorse: Offer,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.RehearseScreen.lifted(): RehearseScreen = RehearseScreen(title, about, sentence, steps, worked, whatWorked, urgeAfter, makesWorse.lifted(), doors.map { it.lifted() })

/** How things are named while a map is written. */
public data class TriggerLabels(
    public val write: String,
    public val ownWords: String,
    public val thoughts: String,
    public val usualResponse: String,
    public val met: String,
    public val howStrong: String,
    public val acted: String,
    public val plan: String,
    public val situation: String,
    public val situationHint: String,
    public val response: String,
    public val responseHint: String,
    public val kind: String,
    public val kinds: List<String>,
    public val opens: String,
    public val opensHint: String,
    public val change: String,
    public val confidence: String,
    public val confidenceQuestion: String,
    public val remove: String,
    public val removeDetail: String,
    public val rehearse: String,
    public val urgeBefore: String,
    public val day: String,
    public val daySituation: String,
    public val dayWhen: String,
    public val dayWhenHint: String,
    public val whatIWillDo: String,
    public val whoKnows: String,
    public val howILeave: String,
    public val howILeaveHint: String,
    public val moveUp: String,
    public val nobodyReads: String,
)

internal fun uniffi.ebb_core.TriggerLabels.lifted(): TriggerLabels = TriggerLabels(write, ownWords, thoughts, usualResponse, met, howStrong, acted, plan, situation, situationHint, response, responseHint, kind, kinds, opens, opensHint, change, confidence, confidenceQuestion, remove, removeDetail, rehearse, urgeBefore, day, daySituation, dayWhen, dayWhenHint, whatIWillDo, whoKnows, howILeave, howILeaveHint, moveUp, nobodyReads)

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

internal fun uniffi.ebb_core.TriggerLine.lifted(): TriggerLine = TriggerLine(id, kind, ofKind.lifted(), name, why, details, thoughts, usualResponse, plans.map { it.lifted() })

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
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.TriggersScreen.lifted(): TriggersScreen = TriggersScreen(title, nobodyReads, empty, order, triggers.map { it.lifted() }, daysTitle, days.map { it.lifted() }, noDays, checkIns.map { it.lifted() }, kinds.map { it.lifted() }, labels.lifted(), doors.map { it.lifted() })
