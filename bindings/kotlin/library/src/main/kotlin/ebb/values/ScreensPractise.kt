// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One practice. */
public data class PracticeCard(
    /** Its id. */
    public val id: String,
    /** Its name. */
    public val name: String,
    /** A sentence or two on it. */
    public val about: String,
    /** How long it takes, minutes. */
    public val minutes: Int,
    /** The same in words. */
    public val length: String,
    /** What the person said of it before, or nothing. */
    public val note: String,
    /** What to mind before it starts. */
    public val cautions: List<String>,
    /** Where it was read. */
    public val source: String,
    /** Starts it. */
    public val start: OldOffer,
    /** Shows it with what to mind, before it starts. */
    public val open: OldOffer,
    /** Into the routine or out of it, a caution ticked, "worse" taken back. */
    public val offers: List<OldOffer>,
)

internal fun ebb.core.PracticeCard.lifted(): PracticeCard = PracticeCard(id, name, about, minutes, length, note, cautions, source, start.lifted(), open.lifted(), offers.map { it.lifted() })

/** Practices of one group. */
public data class PracticeList(
    /** The name of the group. */
    public val name: String,
    /** Its practices; those that made things worse last. */
    public val practices: List<PracticeCard>,
)

internal fun ebb.core.PracticeList.lifted(): PracticeList = PracticeList(name, practices.map { it.lifted() })

/** The routine and all practices. */
public data class PractiseScreen(
    /** The title. */
    public val title: String,
    /** A sentence on it. */
    public val about: String,
    /** On how many days something was practised lately; empty where nothing was or nothing may show. */
    public val count: String,
    /** The morning and the evening; none ahead of the lock. */
    public val routine: List<RoutineList>,
    /** Said on a day of using; else empty. */
    public val leftOut: String,
    /** The practices. */
    public val groups: List<PracticeList>,
    /** How starting is named. */
    public val startLabel: String,
    /** How looking at one first is named. */
    public val openLabel: String,
    /** Attention on the room or on the body, for every exercise from now on; none where today decides it. */
    public val form: OldOffer?,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.PractiseScreen.lifted(): PractiseScreen = PractiseScreen(title, about, count, routine.map { it.lifted() }, leftOut, groups.map { it.lifted() }, startLabel, openLabel, form?.let { it.lifted() }, doors.map { it.lifted() })

/** One thing in the routine. */
public data class RoutineLine(
    /** Such as `practice:sounds`. */
    public val tool: String,
    /** Its name. */
    public val name: String,
    /** "done today", or nothing. */
    public val note: String,
    /** Starts it. */
    public val start: OldOffer,
    /** Shows a practice with what to mind before it starts; starts a breath. */
    public val open: OldOffer,
    /** Takes it out of this part. */
    public val remove: OldOffer,
)

internal fun ebb.core.RoutineLine.lifted(): RoutineLine = RoutineLine(tool, name, note, start.lifted(), open.lifted(), remove.lifted())

/** One part of the routine. */
public data class RoutineList(
    /** Which part. */
    public val part: RoutinePart,
    /** Its name. */
    public val title: String,
    /** Said where nothing is chosen; else empty. */
    public val empty: String,
    /** What was chosen, in order. */
    public val lines: List<RoutineLine>,
)

internal fun ebb.core.RoutineList.lifted(): RoutineList = RoutineList(part.lifted(), title, empty, lines.map { it.lifted() })
