// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One step of a card. */
public data class CardStepScreen(
    /** Id of the card. */
    public val id: String,
    /** Its title. */
    public val title: String,
    /** "Step 2 of 5"; empty before and after the steps. */
    public val number: String,
    /** What to do now; empty before and after the steps. */
    public val text: String,
    /** Cautions: in full before it starts, in short while it goes on. */
    public val cautions: List<String>,
    /** The rating that is asked for before and after the steps. */
    public val asked: ScaleAsked?,
    /** On, back, the other form, and "this makes it worse". */
    public val offers: List<OldOffer>,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.CardStepScreen.lifted(): CardStepScreen = CardStepScreen(id, title, number, text, cautions, asked?.let { it.lifted() }, offers.map { it.lifted() }, doors.map { it.lifted() })

/** A question that is answered from 0 to 10. */
public data class ScaleAsked(
    /** The question. */
    public val text: String,
    /** Eleven answers, 0 first. */
    public val answers: List<OldOffer>,
    /** Leaves it out, where that makes sense. */
    public val skip: OldOffer?,
)

internal fun ebb.core.ScaleAsked.lifted(): ScaleAsked = ScaleAsked(text, answers.map { it.lifted() }, skip?.let { it.lifted() })
