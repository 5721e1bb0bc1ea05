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

internal fun ebb.core.CardAction.lifted(): CardAction = when (this) {
    is ebb.core.CardAction.Favourite -> CardAction.Favourite(id, on)
    is ebb.core.CardAction.Hide -> CardAction.Hide(id, on)
    is ebb.core.CardAction.MakesWorse -> CardAction.MakesWorse(id, on)
    is ebb.core.CardAction.Tick -> CardAction.Tick(id, caution, on)
    is ebb.core.CardAction.Tag -> CardAction.Tag(id, tag, on)
    is ebb.core.CardAction.Outward -> CardAction.Outward(id, on, before)
    is ebb.core.CardAction.Used -> CardAction.Used(id, before, after)
    is ebb.core.CardAction.Write -> CardAction.Write(text.lifted(), feelings)
    is ebb.core.CardAction.WriteReason -> CardAction.WriteReason(title, reason)
    is ebb.core.CardAction.Edit -> CardAction.Edit(id, text.lifted())
    is ebb.core.CardAction.Restore -> CardAction.Restore(id)
    is ebb.core.CardAction.Delete -> CardAction.Delete(id)
    is ebb.core.CardAction.Rehearse -> CardAction.Rehearse(id, on)
    is ebb.core.CardAction.Grade -> CardAction.Grade(id, grade.lifted())
    is ebb.core.CardAction.TakeBackGrade -> CardAction.TakeBackGrade(id)
    is ebb.core.CardAction.Signal -> CardAction.Signal(id)
    is ebb.core.CardAction.Explore -> CardAction.Explore(on)
}

internal fun CardAction.lowered(): ebb.core.CardAction = when (this) {
    is CardAction.Favourite -> ebb.core.CardAction.Favourite(id.checked(), on)
    is CardAction.Hide -> ebb.core.CardAction.Hide(id.checked(), on)
    is CardAction.MakesWorse -> ebb.core.CardAction.MakesWorse(id.checked(), on)
    is CardAction.Tick -> ebb.core.CardAction.Tick(id.checked(), caution.checked(), on)
    is CardAction.Tag -> ebb.core.CardAction.Tag(id.checked(), tag.checked(), on)
    is CardAction.Outward -> ebb.core.CardAction.Outward(id.checked(), on, before)
    is CardAction.Used -> ebb.core.CardAction.Used(id.checked(), before, after)
    is CardAction.Write -> ebb.core.CardAction.Write(text.lowered(), feelings.checked())
    is CardAction.WriteReason -> ebb.core.CardAction.WriteReason(title.checked(), reason.checked())
    is CardAction.Edit -> ebb.core.CardAction.Edit(id.checked(), text.lowered())
    is CardAction.Restore -> ebb.core.CardAction.Restore(id.checked())
    is CardAction.Delete -> ebb.core.CardAction.Delete(id.checked())
    is CardAction.Rehearse -> ebb.core.CardAction.Rehearse(id.checked(), on)
    is CardAction.Grade -> ebb.core.CardAction.Grade(id.checked(), grade.lowered())
    is CardAction.TakeBackGrade -> ebb.core.CardAction.TakeBackGrade(id.checked())
    is CardAction.Signal -> ebb.core.CardAction.Signal(id.checked())
    is CardAction.Explore -> ebb.core.CardAction.Explore(on)
}
