// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** One day of the history. */
public data class HistoryDay(
    /** "Today", "Monday 16 November". */
    public val label: String,
    /** Newest first. */
    public val entries: List<HistoryEntry>,
    /** What the diary of skills and urges says of the day, in a line; else empty. */
    public val diary: String,
)

internal fun ebb.core.HistoryDay.lifted(): HistoryDay = HistoryDay(label, entries.map { it.lifted() }, diary)

/** One exercise in a line. */
public data class HistoryEntry(
    /** When it began, where the person was: "02:13". */
    public val time: String,
    /** What it was. */
    public val name: String,
    /** How it went. */
    public val summary: String,
    /** Looks at it. */
    public val open: OldOffer,
)

internal fun ebb.core.HistoryEntry.lifted(): HistoryEntry = HistoryEntry(time, name, summary, open.lifted())

/** The history. */
public data class HistoryScreen(
    /** The title. */
    public val title: String,
    /** What the records say, a sentence each; none below five rides. */
    public val statements: List<String>,
    /** Days, newest first. */
    public val days: List<HistoryDay>,
    /** Said where nothing is kept yet or nothing can be read; else empty. */
    public val empty: String,
    /** Where an older page begins; none on the last page. */
    public val older: Instant?,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.HistoryScreen.lifted(): HistoryScreen = HistoryScreen(title, statements, days.map { it.lifted() }, empty, older, doors.map { it.lifted() })
