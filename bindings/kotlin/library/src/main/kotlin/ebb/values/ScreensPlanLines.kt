// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

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
    public val opens: OldOffer?,
)

internal fun ebb.core.PlanLine.lifted(): PlanLine = PlanLine(entry.lifted(), text, detail, contact?.let { it.lifted() }, ways.map { it.lifted() }, opens?.let { it.lifted() })

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

internal fun ebb.core.PlanPart.lifted(): PlanPart = PlanPart(section.lifted(), title, hint, missing, entries.map { it.lifted() })
