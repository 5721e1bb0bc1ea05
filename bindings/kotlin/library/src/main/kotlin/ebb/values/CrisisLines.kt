// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One crisis line. */
public data class CrisisLine(
    /** Its id in the content. */
    public val id: String,
    /** What it is for. */
    public val kind: LineKind,
    /** Its name. */
    public val name: String,
    /** Numbers to call, as written; `tel`(super::tel) makes what a phone dials. */
    public val call: List<String>,
    /** Numbers to text, as written. */
    public val text: List<String>,
    /** Addresses of chats. */
    public val chat: List<String>,
    /** When it answers, in words. */
    public val hours: String,
    /** BCP 47 tags of its languages. */
    public val languages: List<String>,
    /** Another number to try; empty where there is none. */
    public val ifNoAnswer: String,
    /** One more thing to know; may be empty. */
    public val note: String,
    /** The date on which its source was read, as 2026-11-23. */
    public val verifiedOn: String,
    /** True where that is so long ago that the date is shown. */
    public val showDate: Boolean,
)

internal fun ebb.core.CrisisLine.lifted(): CrisisLine = CrisisLine(id, kind.lifted(), name, call, text, chat, hours, languages, ifNoAnswer, note, verifiedOn, showDate)

internal fun CrisisLine.lowered(): ebb.core.CrisisLine = ebb.core.CrisisLine(id.checked(), kind.lowered(), name.checked(), call.map { it.checked() }, text.map { it.checked() }, chat.map { it.checked() }, hours.checked(), languages.map { it.checked() }, ifNoAnswer.checked(), note.checked(), verifiedOn.checked(), showDate)

/** What to show for a region. */
public data class RegionLines(
    /** ISO 3166-1 alpha-2 code; empty where the region is not known. */
    public val code: String,
    /** The region's name; empty where it is not known. */
    public val name: String,
    /** Emergency numbers, the first one first; none where the region is not known. */
    public val emergency: List<String>,
    /** The lines, in the order in which to try them. */
    public val lines: List<CrisisLine>,
    /** What to do where the region, or a line for it, is not known; empty otherwise. */
    public val advice: List<String>,
)

internal fun ebb.core.RegionLines.lifted(): RegionLines = RegionLines(code, name, emergency, lines.map { it.lifted() }, advice)

internal fun RegionLines.lowered(): ebb.core.RegionLines = ebb.core.RegionLines(code.checked(), name.checked(), emergency.map { it.checked() }, lines.map { it.lowered() }, advice.map { it.checked() })

/** A region to choose. */
public data class RegionName(
    /** ISO 3166-1 alpha-2. */
    public val code: String,
    /** Its name. */
    public val name: String,
)

internal fun ebb.core.RegionName.lifted(): RegionName = RegionName(code, name)
