// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One month. */
public data class MonthView(
    /** "November 2026" */
    public val title: String,
    /** How many months ahead of this one it is. */
    public val ahead: Int,
    /** "Mo", "Tu" …, Monday first. */
    public val weekdays: List<String>,
    /** Whole weeks, Monday first, with the days of other months that they hold. */
    public val weeks: List<OldMonthWeek>,
    /** What the numbers mean. */
    public val note: String,
    /** The month before, and the one after. */
    public val steps: List<OldOffer>,
)

internal fun ebb.core.MonthView.lifted(): MonthView = MonthView(title, ahead, weekdays, weeks.map { it.lifted() }, note, steps.map { it.lifted() })

/** One day. */
public data class OldMonthDay(
    /** Day of the month. */
    public val number: Int,
    /** False for a day of the month before or after. */
    public val inMonth: Boolean,
    /** True for today. */
    public val today: Boolean,
    /** Each reminder of the day: "18:00 Mindfulness". */
    public val lines: List<String>,
)

internal fun ebb.core.OldMonthDay.lifted(): OldMonthDay = OldMonthDay(number, inMonth, today, lines)

/** Seven days. */
public data class OldMonthWeek(
    /** Monday to Sunday. */
    public val days: List<OldMonthDay>,
)

internal fun ebb.core.OldMonthWeek.lifted(): OldMonthWeek = OldMonthWeek(days.map { it.lifted() })
