// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** One notice to show. */
public data class Delivery(
    /** Its id: what is reported of it names this. */
    public val notice: String,
    /** A notice that was shown for the same occurrence and whose place this one takes; the same id for itself. */
    public val takesPlaceOf: String,
    /** What it says. */
    public val text: NoticeText,
    /** How much it presses. */
    public val urgency: Urgency,
    /** Its buttons, in order. */
    public val actions: List<DeliveryAction>,
)

internal fun uniffi.ebb_core.Delivery.lifted(): Delivery = Delivery(notice, takesPlaceOf, text.lifted(), urgency.lifted(), actions.map { it.lifted() })

/** A button of a notice. */
public data class DeliveryAction(
    /** What it answers. */
    public val answer: NoticeAnswer,
    /** A word or two. */
    public val label: String,
)

internal fun uniffi.ebb_core.DeliveryAction.lifted(): DeliveryAction = DeliveryAction(answer.lifted(), label)

/** What a host is to do now. */
public data class Look(
    /** To show at once, soonest first. */
    public val deliver: List<Delivery>,
    /** When to look again at the latest. */
    public val nextLook: Instant,
)

internal fun uniffi.ebb_core.Look.lifted(): Look = Look(deliver.map { it.lifted() }, Instant.ofEpochMilli(nextLook))

/** What a person answers to a notice. */
public enum class NoticeAnswer {
    /** It is done. */
    DONE,
    /** Later: in an hour; a medicine in ten minutes. */
    LATER,
    /** Open Ebb. */
    OPEN,
    /** Reminders are wanted as they are. */
    KEEP_COMING,
    /** Fewer of them. */
    GO_QUIET,
}

internal fun uniffi.ebb_core.NoticeAnswer.lifted(): NoticeAnswer = NoticeAnswer.valueOf(this.name)

/** How much a notice presses. */
public enum class Urgency {
    /** May wait in a list. */
    LOW,
    /** As any other. */
    NORMAL,
    /** Stays until it is seen: a medicine, and a session within three hours. */
    HIGH,
}

internal fun uniffi.ebb_core.Urgency.lifted(): Urgency = Urgency.valueOf(this.name)
