// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One day of the diary. */
public data class DiaryDayLines(
    /** "Today", "Monday 16 November". */
    public val label: String,
    /** The day in a line. */
    public val counts: String,
    /** Newest first. */
    public val entries: List<DiaryLine>,
)

internal fun ebb.core.DiaryDayLines.lifted(): DiaryDayLines = DiaryDayLines(label, counts, entries.map { it.lifted() })

/** One entry of the diary. */
public data class DiaryEntryScreen(
    /** Its id. */
    public val id: String,
    /** What it is, and when. */
    public val title: String,
    /** What more there is to say. */
    public val questions: List<DiaryQuestion>,
    /** Back, back to an exercise, delete. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.DiaryEntryScreen.lifted(): DiaryEntryScreen = DiaryEntryScreen(id, title, questions.map { it.lifted() }, offers.map { it.lifted() }, doors.map { it.lifted() })

/** One entry in a line. */
public data class DiaryLine(
    /** Its id. */
    public val id: String,
    /** When, where the person was: "02:13". */
    public val time: String,
    /** The skill, or an urge; choosing it opens it. The detail says what was noted. */
    public val open: OldOffer,
)

internal fun ebb.core.DiaryLine.lifted(): DiaryLine = DiaryLine(id, time, open.lifted())

/** One thing to say of an entry. Each can be left open. */
public data class DiaryQuestion(
    /** The question. */
    public val text: String,
    /** What was answered; else empty. */
    public val answered: String,
    /** True where the answers are the numbers 0 to 10. */
    public val scale: Boolean,
    /** The answers. */
    public val answers: List<OldOffer>,
)

internal fun ebb.core.DiaryQuestion.lifted(): DiaryQuestion = DiaryQuestion(text, answered, scale, answers.map { it.lifted() })

/** The diary. */
public data class DiaryScreen(
    /** The title. */
    public val title: String,
    /** What it is for. */
    public val about: String,
    /** A new note: how strong an urge was, and apart from it what was done. Empty where nothing can be kept. */
    public val questions: List<DiaryQuestion>,
    /** The last thirty days, newest first. */
    public val days: List<DiaryDayLines>,
    /** Said where nothing is noted; else empty. */
    public val nothing: String,
    /** To the cards, which a skill is noted from. */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.DiaryScreen.lifted(): DiaryScreen = DiaryScreen(title, about, questions.map { it.lifted() }, days.map { it.lifted() }, nothing, offers.map { it.lifted() }, doors.map { it.lifted() })
