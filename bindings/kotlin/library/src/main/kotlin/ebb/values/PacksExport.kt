// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Something that could go into a pack. */
public data class ExportChoice(
    /** The name by which it is chosen, such as `plan:0198…`. */
    public val entry: String,
    /** What kind of thing it is. */
    public val kind: EntryKind,
    /** What it is called. */
    public val label: String,
)

internal fun ebb.core.ExportChoice.lifted(): ExportChoice = ExportChoice(entry, kind.lifted(), label)

/** What stands at the head of a pack. */
public data class ExportHead(
    /** The title. */
    public val name: String,
    /** Who hands it over; a first name or a made-up one is enough. */
    public val author: String,
    /** What it is for; may be empty. */
    public val about: String,
    /** Counts up each time that a changed pack is handed over; 1 at first. */
    public val revision: Int,
)

internal fun ExportHead.lowered(): ebb.core.ExportHead = ebb.core.ExportHead(name.checked(), author.checked(), about.checked(), revision)
