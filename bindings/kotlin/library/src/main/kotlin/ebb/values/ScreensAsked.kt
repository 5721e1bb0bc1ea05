// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A question with its answers. */
public data class Asked(
    /** Which question it is. */
    public val question: Question,
    /** The question in words. */
    public val text: String,
    /** True where the answers are the numbers 0 to 10. */
    public val scale: Boolean,
    /** The answers. */
    public val answers: List<OldOffer>,
    /** Leaves it out. */
    public val skip: OldOffer?,
)

internal fun ebb.core.Asked.lifted(): Asked = Asked(question.lifted(), text, scale, answers.map { it.lifted() }, skip?.let { it.lifted() })
