// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One entry of a pack. */
public data class PackEntryLine(
    /** The name by which it is chosen. */
    public val entry: String,
    /** What kind of thing it is, and what it is called. */
    public val label: String,
    /** How it stands to what is here, in words. */
    public val state: String,
    /** All that it says. */
    public val lines: List<String>,
    /** True where it is chosen. */
    public val chosen: Boolean,
    /** Chooses it, or leaves it; none where it is here as it stands. */
    public val toggle: OldOffer?,
)

internal fun ebb.core.PackEntryLine.lifted(): PackEntryLine = PackEntryLine(entry, label, state, lines, chosen, toggle?.let { it.lifted() })

/** One pack that is here. */
public data class PackLine(
    /** Its id here. */
    public val id: String,
    /** Its title. */
    public val name: String,
    /** "From NAME, unverified", and the revision. */
    public val from: String,
    /** What is here of it, a line each. */
    public val lines: List<String>,
    /** Takes it back. */
    public val takeBack: OldOffer,
)

internal fun ebb.core.PackLine.lifted(): PackLine = PackLine(id, name, from, lines, takeBack.lifted())

/** One pack before anything of it is taken. */
public data class PackScreen(
    /** What it is called. */
    public val title: String,
    /** Who it is from, and that nobody has verified it; empty where it was not read. */
    public val from: String,
    /** What it is for; may be empty. */
    public val about: String,
    /** What to know about it: an older revision, nothing new, why it was not read. */
    public val notes: List<String>,
    /** Everything that is wrong with it; empty where it was read. */
    public val problems: List<String>,
    /** What it holds. */
    public val entries: List<PackEntryLine>,
    /** How the day on which treatment ended is asked for; empty where it is not. */
    public val ended: String,
    /** How such a day is written. */
    public val endedHint: String,
    /** Takes what is chosen; none where nothing is. */
    public val take: OldOffer?,
    /** Puts it away. */
    public val close: OldOffer,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.PackScreen.lifted(): PackScreen = PackScreen(title, from, about, notes, problems, entries.map { it.lifted() }, ended, endedHint, take?.let { it.lifted() }, close.lifted(), doors.map { it.lifted() })

/** The packs that are here. */
public data class PacksScreen(
    /** The title. */
    public val title: String,
    /** What packs are. */
    public val about: String,
    /** What was just done; often empty. */
    public val told: List<String>,
    /** Said where there is none, or none can be read; else empty. */
    public val empty: String,
    /** The packs, in the order in which they came. */
    public val packs: List<PackLine>,
    /** How opening a file is named. */
    public val open: String,
    /** What to type to open one. */
    public val openHint: String,
    /** Said where there is no such file. */
    public val noFile: String,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.PacksScreen.lifted(): PacksScreen = PacksScreen(title, about, told, empty, packs.map { it.lifted() }, open, openHint, noFile, doors.map { it.lifted() })
