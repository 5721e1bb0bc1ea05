// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with a card. */
public sealed interface CardAction {
    /** Keep it as a favourite, or no longer. */
    public data class Favourite(
        /** Its id. */
        public val id: String,
        /** True to keep it. */
        public val on: Boolean,
    ) : CardAction

    /** Out of sight, or back again. */
    public data class Hide(
        /** Its id. */
        public val id: String,
        /** True to hide it. */
        public val on: Boolean,
    ) : CardAction

    /** "This makes it worse", or that taken back. */
    public data class MakesWorse(
        /** Its id. */
        public val id: String,
        /** True where it does. */
        public val on: Boolean,
    ) : CardAction

    /**
     * A caution that needs a tick was read and is fine for the person, or no longer. It holds for every card that
     * carries it.
     */
    public data class Tick(
        /** Id of the card that it was read on. */
        public val id: String,
        /** Id of the caution. */
        public val caution: String,
        /** True where it is fine. */
        public val on: Boolean,
    ) : CardAction

    /** Put a tag on it, or take one off. */
    public data class Tag(
        /** Its id. */
        public val id: String,
        /** The tag. */
        public val tag: String,
        /** True to put it on. */
        public val on: Boolean,
    ) : CardAction

    /** Read cards with the attention on the room (or in their first form); remembered. */
    public data class Outward(
        /** Id of the card that is being read. */
        public val id: String,
        /** True for the room. */
        public val on: Boolean,
        /** The rating before it, where there was one. */
        public val before: Int?,
    ) : CardAction

    /** It was used, step by step: noted in the diary. */
    public data class Used(
        /** Its id. */
        public val id: String,
        /** Rating before, 0 to 10. */
        public val before: Int?,
        /** Rating after, 0 to 10. */
        public val after: Int?,
    ) : CardAction

    /** Write a card of the person's own. */
    public data class Write(
        /** The words on it. */
        public val text: CardText,
        /** Feelings that it is for, with commas between; without any it is found but not suggested. */
        public val feelings: String,
    ) : CardAction

    /** Write down a reason. */
    public data class WriteReason(
        /** A word or two. */
        public val title: String,
        /** The reason. */
        public val reason: String,
    ) : CardAction

    /** Put a card in the person's words. */
    public data class Edit(
        /** Its id. */
        public val id: String,
        /** The words. */
        public val text: CardText,
    ) : CardAction

    /** Back to the first wording. */
    public data class Restore(
        /** Its id. */
        public val id: String,
    ) : CardAction

    /** Delete a card of the person's own. */
    public data class Delete(
        /** Its id. */
        public val id: String,
    ) : CardAction

    /** Rehearse it, or stop that. */
    public data class Rehearse(
        /** Its id. */
        public val id: String,
        /** True to rehearse it. */
        public val on: Boolean,
    ) : CardAction

    /** How well its steps came. */
    public data class Grade(
        /** Its id. */
        public val id: String,
        /** How well. */
        public val grade: ebb.Grade,
    ) : CardAction

    /** Its newest grade was a mistake. */
    public data class TakeBackGrade(
        /** Its id. */
        public val id: String,
    ) : CardAction

    /** Say one of the feelings that stand for danger: the plan is offered first. */
    public data class Signal(
        /** Id of the feeling. */
        public val id: String,
    ) : CardAction

    /** Suggest something new now and then, or only what is known to fit; remembered. */
    public data class Explore(
        /** True for something new. */
        public val on: Boolean,
    ) : CardAction
}

internal fun uniffi.ebb_core.CardAction.lifted(): CardAction = when (this) {
    is uniffi.ebb_core.CardAction.Favourite -> CardAction.Favourite(id, on)
    is uniffi.ebb_core.CardAction.Hide -> CardAction.Hide(id, on)
    is uniffi.ebb_core.CardAction.MakesWorse -> CardAction.MakesWorse(id, on)
    is uniffi.ebb_core.CardAction.Tick -> CardAction.Tick(id, caution, on)
    is uniffi.ebb_core.CardAction.Tag -> CardAction.Tag(id, tag, on)
    is uniffi.ebb_core.CardAction.Outward -> CardAction.Outward(id, on, before)
    is uniffi.ebb_core.CardAction.Used -> CardAction.Used(id, before, after)
    is uniffi.ebb_core.CardAction.Write -> CardAction.Write(text.lifted(), feelings)
    is uniffi.ebb_core.CardAction.WriteReason -> CardAction.WriteReason(title, reason)
    is uniffi.ebb_core.CardAction.Edit -> CardAction.Edit(id, text.lifted())
    is uniffi.ebb_core.CardAction.Restore -> CardAction.Restore(id)
    is uniffi.ebb_core.CardAction.Delete -> CardAction.Delete(id)
    is uniffi.ebb_core.CardAction.Rehearse -> CardAction.Rehearse(id, on)
    is uniffi.ebb_core.CardAction.Grade -> CardAction.Grade(id, grade.lifted())
    is uniffi.ebb_core.CardAction.TakeBackGrade -> CardAction.TakeBackGrade(id)
    is uniffi.ebb_core.CardAction.Signal -> CardAction.Signal(id)
    is uniffi.ebb_core.CardAction.Explore -> CardAction.Explore(on)
}

internal fun CardAction.lowered(): uniffi.ebb_core.CardAction = when (this) {
    is CardAction.Favourite -> uniffi.ebb_core.CardAction.Favourite(id, on)
    is CardAction.Hide -> uniffi.ebb_core.CardAction.Hide(id, on)
    is CardAction.MakesWorse -> uniffi.ebb_core.CardAction.MakesWorse(id, on)
    is CardAction.Tick -> uniffi.ebb_core.CardAction.Tick(id, caution, on)
    is CardAction.Tag -> uniffi.ebb_core.CardAction.Tag(id, tag, on)
    is CardAction.Outward -> uniffi.ebb_core.CardAction.Outward(id, on, before)
    is CardAction.Used -> uniffi.ebb_core.CardAction.Used(id, before, after)
    is CardAction.Write -> uniffi.ebb_core.CardAction.Write(text.lowered(), feelings)
    is CardAction.WriteReason -> uniffi.ebb_core.CardAction.WriteReason(title, reason)
    is CardAction.Edit -> uniffi.ebb_core.CardAction.Edit(id, text.lowered())
    is CardAction.Restore -> uniffi.ebb_core.CardAction.Restore(id)
    is CardAction.Delete -> uniffi.ebb_core.CardAction.Delete(id)
    is CardAction.Rehearse -> uniffi.ebb_core.CardAction.Rehearse(id, on)
    is CardAction.Grade -> uniffi.ebb_core.CardAction.Grade(id, grade.lowered())
    is CardAction.TakeBackGrade -> uniffi.ebb_core.CardAction.TakeBackGrade(id)
    is CardAction.Signal -> uniffi.ebb_core.CardAction.Signal(id)
    is CardAction.Explore -> uniffi.ebb_core.CardAction.Explore(on)
}
