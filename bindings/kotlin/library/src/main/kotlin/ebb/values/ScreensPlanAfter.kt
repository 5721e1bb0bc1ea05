// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** After the plan was open. */
public data class AfterPlanScreen(
    /** The question. */
    public val question: String,
    /** Its answers. */
    public val answers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.AfterPlanScreen.lifted(): AfterPlanScreen = AfterPlanScreen(question, answers.map { it.lifted() }, doors.map { it.lifted() })

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
    public val goBack: OldOffer?,
)

internal fun ebb.core.PlanVersionLine.lifted(): PlanVersionLine = PlanVersionLine(number, `when`, what, lines, goBack?.let { it.lifted() })

/** Earlier versions. */
public data class PlanVersionsScreen(
    /** The title. */
    public val title: String,
    /** That there are more, or that some cannot be read; most often nothing. */
    public val notices: List<String>,
    /** False where some of what was saved cannot be read. */
    public val whole: Boolean,
    /** The newest first. */
    public val versions: List<PlanVersionLine>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.PlanVersionsScreen.lifted(): PlanVersionsScreen = PlanVersionsScreen(title, notices, whole, versions.map { it.lifted() }, doors.map { it.lifted() })
