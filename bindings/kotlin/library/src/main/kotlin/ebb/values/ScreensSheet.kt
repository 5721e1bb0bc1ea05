// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One sheet. */
public data class SheetScreen(
    /** The title. */
    public val title: String,
    /** Sections, most urgent first. */
    public val sections: List<SheetSection>,
    /** Where the facts were read. */
    public val sources: List<String>,
    /** That no clinician has read the text yet. */
    public val review: String,
    /** What to do from here. */
    public val offers: List<OldOffer>,
)

internal fun ebb.core.SheetScreen.lifted(): SheetScreen = SheetScreen(title, sections.map { it.lifted() }, sources, review, offers.map { it.lifted() })

/** One section of a sheet. */
public data class SheetSection(
    /** A heading, or nothing. */
    public val heading: String,
    /** True for what comes first at a glance. */
    public val urgent: Boolean,
    /** The lines. */
    public val lines: List<String>,
)

internal fun ebb.core.SheetSection.lifted(): SheetSection = SheetSection(heading, urgent, lines)
