// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** After the plan was open. */
public data class AfterPlanScreen(
    /** The question. */
    public val question: String,
    /** Its answers. */
    public val answers: List<Offer>,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.AfterPlanScreen.lifted(): AfterPlanScreen = AfterPlanScreen(question, answers.map { it.lifted() }, doors.map { it.lifted() })

/** How things are named while a plan is written. */
public data class PlanLabels(
    public val add: String,
    public val person: String,
    public val remove: String,
    public val removeDetail: String,
    public val mark: String,
    public val unmark: String,
    public val first: String,
    public val firstSign: String,
    public val firstHelps: String,
    public val firstName: String,
    public val firstNumber: String,
    public val name: String,
    public val relation: String,
    public val number: String,
    public val numberHint: String,
    public val reach: String,
    public val night: String,
    public val nightHint: String,
    public val directions: String,
    public val opens: String,
    public val opensHint: String,
    public val cannotCall: String,
    public val callLog: String,
    public val otherNumber: String,
    public val change: String,
    public val moveUp: String,
    public val nobodyReads: String,
)

internal fun uniffi.ebb_core.PlanLabels.lifted(): PlanLabels = PlanLabels(add, person, remove, removeDetail, mark, unmark, first, firstSign, firstHelps, firstName, firstNumber, name, relation, number, numberHint, reach, night, nightHint, directions, opens, opensHint, cannotCall, callLog, otherNumber, change, moveUp, nobodyReads)

/** One line of a part. */
public data class PlanLine(
    /** The entry as it is kept. */
    public val entry: PlanEntry,
    /** What it says: its text, and who or what it names. */
    public val text: String,
    /** The way there, when to reach them; may be empty. */
    public val detail: String,
    /** The person whom it names, as they are kept. */
    public val contact: Contact?,
    /** How to reach the person. */
    public val ways: List<Dial>,
    /** Opens the tool that it names. */
    public val opens: Offer?,
)

internal fun uniffi.ebb_core.PlanLine.lifted(): PlanLine = PlanLine(entry.lifted(), text, detail, contact?.let { it.lifted() }, ways.map { it.lifted() }, opens?.let { it.lifted() })

/** One part of the plan. */
public data class PlanPart(
    /** Which part. */
    public val section: PlanSection,
    /** Its title. */
    public val title: String,
    /** Shown while writing. */
    public val hint: String,
    /** Said where nothing is written; else empty. */
    public val missing: String,
    /** What is written. */
    public val entries: List<PlanLine>,
)

internal fun uniffi.ebb_core.PlanPart.lifted(): PlanPart = PlanPart(section.lifted(), title, hint, missing, entries.map { it.lifted() })

/** One door of the plan. */
public data class PlanScreen(
    /** "I might use" */
    public val title: String,
    /** The door. */
    public val door: PlanDoor,
    /** How the files are, and what is due; most often nothing. */
    public val notices: List<String>,
    /** Said where nothing is written yet; else empty. */
    public val empty: String,
    /** The parts, in order. */
    public val parts: List<PlanPart>,
    /** What a body that takes less than before means; empty but behind the door *I might use*. */
    public val loweredTolerance: String,
    /** Where that was read; empty where it is. */
    public val loweredToleranceSource: String,
    /** Asked once something was written: what may show ahead of the lock. Empty once answered, and an hour later. */
    public val lockQuestion: String,
    /** Its answers. */
    public val lockChoices: List<Offer>,
    /** False ahead of the lock and where a newer Ebb wrote the plan. */
    public val canEdit: Boolean,
    /** True where parts are marked one by one. */
    public val canMark: Boolean,
    /** Crisis lines of the person's region. */
    public val lines: List<SheetSection>,
    /** How things are named while it is written. */
    public val labels: PlanLabels,
    /** What else can be done. */
    public val offers: List<Offer>,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.PlanScreen.lifted(): PlanScreen = PlanScreen(title, door.lifted(), notices, empty, parts.map { it.lifted() }, loweredTolerance, loweredToleranceSource, lockQuestion, lockChoices.map { it.lifted() }, canEdit, canMark, lines.map { it.lifted() }, labels.lifted(), offers.map { it.lifted() }, doors.map { it.lifted() })

/** One saved version. */
public data class PlanVersionLine(
    /** Its number. */
    public val number: Long,
    /** When it was saved. */
    public val `when`: String,
    /** What changed with it. */
    public val what: String,
    /** The plan as it was, a line each. */
    public val lines: List<String>,
    /** Goes back to it; none for the version that is there. */
    public val goBack: Offer?,
)

internal fun uniffi.ebb_core.PlanVersionLine.lifted(): PlanVersionLine = PlanVersionLine(number, `when`, what, lines, goBack?.let { it.lifted() })

/** Earlier versions. */
public data class PlanVersionsScreen(
    /** The title. */
    public val title: String,
    /** The newest first. */
    public val versions: List<PlanVersionLine>,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.PlanVersionsScreen.lifted(): PlanVersionsScreen = PlanVersionsScreen(title, versions.map { it.lifted() }, doors.map { it.lifted() })
