// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** The words of a card: what an edit changes, and what an own card begins with. */
public data class CardText(
    /** A word or two. */
    public val title: String,
    /** When to use it. */
    public val `when`: String,
    /** What to do, in order. */
    public val steps: List<String>,
    /** Why it works; on a card of reasons, the reason. */
    public val why: String,
)

internal fun ebb.core.CardText.lifted(): CardText = CardText(title, `when`, steps, why)

internal fun CardText.lowered(): ebb.core.CardText = ebb.core.CardText(title.checked(), `when`.checked(), steps.map { it.checked() }, why.checked())
