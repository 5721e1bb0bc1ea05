// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

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
    public val lockChoices: List<OldOffer>,
    /** False ahead of the lock and where a newer Ebb wrote the plan. */
    public val canEdit: Boolean,
    /** True where parts are marked one by one. */
    public val canMark: Boolean,
    /** Crisis lines of the person's region. */
    public val lines: List<SheetSection>,
    /** How things are named while it is written. */
    public val labels: PlanLabels,
    /** What else can be done. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.PlanScreen.lifted(): PlanScreen = PlanScreen(title, door.lifted(), notices, empty, parts.map { it.lifted() }, loweredTolerance, loweredToleranceSource, lockQuestion, lockChoices.map { it.lifted() }, canEdit, canMark, lines.map { it.lifted() }, labels.lifted(), offers.map { it.lifted() }, doors.map { it.lifted() })
