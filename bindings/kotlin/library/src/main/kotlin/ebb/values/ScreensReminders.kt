// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** Boosters after one treatment. */
public data class BoosterCard(
    /** Their id. */
    public val id: String,
    /** The title. */
    public val title: String,
    /** After which treatment, and how long before each to prepare. */
    public val lines: List<String>,
    /** Each booster. */
    public val steps: List<BoosterLine>,
    /** "1, 3, 6": what may be typed to change it. */
    public val months: String,
    /** "a week, a day": what may be typed to change it. */
    public val prepare: String,
    /** History, delete. */
    public val offers: List<OldOffer>,
)

internal fun ebb.core.BoosterCard.lifted(): BoosterCard = BoosterCard(id, title, lines, steps.map { it.lifted() }, months, prepare, offers.map { it.lifted() })

/** One booster. */
public data class BoosterLine(
    /** Months after the end of treatment. */
    public val months: Int,
    /** When it is, or is due. */
    public val sentence: String,
    /** "2027-01-15 10:00", where an appointment is made. */
    public val appointment: String,
)

internal fun ebb.core.BoosterLine.lifted(): BoosterLine = BoosterLine(months, sentence, appointment)

/** One that comes up. */
public data class ComingLine(
    /** Its id. */
    public val occurrence: String,
    /** The rule's or the boosters' id. */
    public val rule: String,
    /** When it is. */
    public val at: Instant,
    /** "Today 18:00" */
    public val `when`: String,
    /** What it is. */
    public val name: String,
    /** "waits since then", "put off to then"; else empty. */
    public val note: String,
    /** True where its time has come. */
    public val waits: Boolean,
    /** Done, not this time, and how long to put it off. */
    public val offers: List<OldOffer>,
)

internal fun ebb.core.ComingLine.lifted(): ComingLine = ComingLine(occurrence, rule, at, `when`, name, note, waits, offers.map { it.lifted() })

/** What a notification says. */
public data class DiscreetCard(
    /** The title. */
    public val title: String,
    /** As it is now, with an example. */
    public val lines: List<String>,
    /** The levels. */
    public val levels: List<OldOffer>,
    /** The neutral word. */
    public val word: String,
)

internal fun ebb.core.DiscreetCard.lifted(): DiscreetCard = DiscreetCard(title, lines, levels.map { it.lifted() }, word)

/** One of the past. */
public data class PastLine(
    /** When it was, as the rule has it. */
    public val `when`: String,
    /** What became of it. */
    public val what: String,
    /** Takes it back, where the person did it. */
    public val takeBack: OldOffer?,
)

internal fun ebb.core.PastLine.lifted(): PastLine = PastLine(`when`, what, takeBack?.let { it.lifted() })

/** What became of the occurrences of one rule. */
public data class ReminderHistoryScreen(
    /** What it is called. */
    public val title: String,
    /** Newest first. */
    public val lines: List<PastLine>,
    /** Said where there is nothing yet. */
    public val empty: String,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.ReminderHistoryScreen.lifted(): ReminderHistoryScreen = ReminderHistoryScreen(title, lines.map { it.lifted() }, empty, doors.map { it.lifted() })

/** What is asked while a reminder is written, and the kinds. */
public data class ReminderLabels(
    public val add: String,
    public val change: String,
    public val kind: String,
    public val kinds: List<String>,
    public val `when`: String,
    public val whenHint: String,
    public val name: String,
    public val moveOne: String,
    public val moveHint: String,
    public val snooze: String,
    public val snoozeUntil: String,
    public val snoozeHint: String,
    public val boosters: String,
    public val ended: String,
    public val endedHint: String,
    public val months: String,
    public val monthsHint: String,
    public val prepare: String,
    public val prepareHint: String,
    public val appointment: String,
    public val appointmentHint: String,
    public val word: String,
    public val wordHint: String,
    public val test: String,
    public val history: String,
    public val delete: String,
    public val deleteDetail: String,
)

internal fun ebb.core.ReminderLabels.lifted(): ReminderLabels = ReminderLabels(add, change, kind, kinds, `when`, whenHint, name, moveOne, moveHint, snooze, snoozeUntil, snoozeHint, boosters, ended, endedHint, months, monthsHint, prepare, prepareHint, appointment, appointmentHint, word, wordHint, test, history, delete, deleteDetail)

/** Everything about reminders. */
public data class RemindersScreen(
    /** The title. */
    public val title: String,
    /** Said where nothing is set up or nothing can be read; else empty. */
    public val empty: String,
    /** What was missed, told once. */
    public val missed: List<String>,
    /** Puts that away. */
    public val missedRead: OldOffer?,
    /** Asked after three that were left; else empty. */
    public val question: String,
    /** Its answers. */
    public val answers: List<OldOffer>,
    /** Title of what comes up. */
    public val comingTitle: String,
    /** What comes up, and what waits since earlier today. */
    public val coming: List<ComingLine>,
    /** Said where nothing does. */
    public val nothingComing: String,
    /** Title of the rules. */
    public val rulesTitle: String,
    /** What comes back. */
    public val rules: List<RuleLine>,
    /** Booster sessions. */
    public val boosters: List<BoosterCard>,
    /** A month. */
    public val month: MonthView?,
    /** What a notification says. */
    public val discreet: DiscreetCard,
    /** Whether they arrive: how the test stands, and what to do, in the order in which to try. */
    public val delivery: List<String>,
    /** Begins the test. */
    public val test: OldOffer?,
    /** What is asked while a reminder is written. */
    public val labels: ReminderLabels,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.RemindersScreen.lifted(): RemindersScreen = RemindersScreen(title, empty, missed, missedRead?.let { it.lifted() }, question, answers.map { it.lifted() }, comingTitle, coming.map { it.lifted() }, nothingComing, rulesTitle, rules.map { it.lifted() }, boosters.map { it.lifted() }, month?.let { it.lifted() }, discreet.lifted(), delivery, test?.let { it.lifted() }, labels.lifted(), doors.map { it.lifted() })

/** One rule. */
public data class RuleLine(
    /** Its id. */
    public val id: String,
    /** What it is for. */
    public val kind: ebb.core.ReminderKind,
    /** What it is called. */
    public val name: String,
    /** The person's own words; may be empty. */
    public val title: String,
    /** "every weekday 08:00": what may be typed to change it. */
    public val `when`: String,
    /** "next: Today 18:00" */
    public val next: String,
    /** Pause, history, delete. */
    public val offers: List<OldOffer>,
)

internal fun ebb.core.RuleLine.lifted(): RuleLine = RuleLine(id, kind, name, title, `when`, next, offers.map { it.lifted() })
