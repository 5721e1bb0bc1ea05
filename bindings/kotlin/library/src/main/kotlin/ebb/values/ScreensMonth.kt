// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One day. */
public data class MonthDay(
    /** Day of the month. */
    public val number: Int,
    /** False for a day of the month before or after. */
    public val inMonth: Boolean,
    /** True for today. */
    public val today: Boolean,
    /** Each reminder of the day: "18:00 Mindfulness". */
    public val lines: List<String>,
)

internal fun uniffi.ebb_core.MonthDay.lifted(): MonthDay = MonthDay(number, inMonth, today, lines)

/** One month. */
public data class MonthView(
    /** "November 2026" */
    public val title: String,
    /** How many months ahead of this one it is. */
    public val ahead: Int,
    /** "Mo", "Tu" …, Monday first. */
    public val weekdays: List<String>,
    /** Whole weeks, Monday first, with the days of other months that they hold. */
    public val weeks: List<MonthWeek>,
    /** What the numbers mean. */
    public val note: String,
    /** The month before, and the one after. */
    public val steps: List<Offer>,
)

internal fun uniffi.ebb_core.MonthView.lifted(): MonthView = MonthView(title, ahead, weekdays, weeks.map { it.lifted() }, note, steps.map { it.lifted() })

/** Seven days. */
public data class MonthWeek(
    /** Monday to Sunday. */
    public val days: List<MonthDay>,
)

internal fun uniffi.ebb_core.MonthWeek.lifted(): MonthWeek = MonthWeek(days.map { it.lifted() })
