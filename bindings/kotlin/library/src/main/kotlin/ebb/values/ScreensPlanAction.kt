// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with the plan. */
public sealed interface PlanAction {
    /** A first plan in one go. What is left empty is left out. */
    public data class Begin(
        /** The door that it is written for. */
        public val door: PlanDoor,
        /** One sign that it begins. */
        public val sign: String,
        /** One thing that helps. */
        public val helps: String,
        /** One person. */
        public val name: String,
        /** Their number. */
        public val number: String,
    ) : PlanAction

    /** A new line at the end of a part. */
    public data class Write(
        /** The part. */
        public val section: PlanSection,
        /** What it says, or the name of a place. */
        public val text: String,
        /** The way to the place; may be empty. */
        public val directions: String,
        /**
         * A tool that it opens, by its id or its name: "ride", a breathing pattern, a
         * card or a practice; empty for none.
         */
        public val opens: String,
    ) : PlanAction

    /**
     * A new person, named in some parts. Somebody of that name who is in the plan already is named there too,
     * unless another number is given.
     */
    public data class AddPerson(
        /** The person; the id is given by the core. */
        public val contact: Contact,
        /** The parts. */
        public val sections: List<PlanSection>,
    ) : PlanAction

    /** Any other change. An entry is moved to a place as the screen shows it. */
    public data class Edit(
        /** The change. */
        public val edit: PlanEdit,
    ) : PlanAction

    /** What may show ahead of the lock. */
    public data class ChooseLock(
        /** The choice. */
        public val choice: LockChoice,
    ) : PlanAction

    /** Ask again what may show ahead of the lock; until it is answered nothing does. */
    public data object AskLock : PlanAction

    /** The region whose lines come first. */
    public data class ChooseRegion(
        /** ISO 3166-1 alpha-2 code. */
        public val code: String,
    ) : PlanAction

    /** Whether youth lines show. */
    public data class SetUnder18(
        /** True for someone under 18. */
        public val on: Boolean,
    ) : PlanAction

    /** How it was with the plan. */
    public data class Tell(
        /** False for "I only looked". */
        public val used: Boolean,
        /** Ids of what helped. */
        public val helped: List<String>,
    ) : PlanAction

    /** It was looked over and is still right. */
    public data object Review : PlanAction

    /** The plan of an earlier version. */
    public data class GoBack(
        /** Its number. */
        public val number: Long,
    ) : PlanAction

    /** Files that are damaged may be replaced from now on; they are kept aside. */
    public data object AllowReplacing : PlanAction
}

internal fun ebb.core.PlanAction.lifted(): PlanAction = when (this) {
    is ebb.core.PlanAction.Begin -> PlanAction.Begin(door.lifted(), sign, helps, name, number)
    is ebb.core.PlanAction.Write -> PlanAction.Write(section.lifted(), text, directions, opens)
    is ebb.core.PlanAction.AddPerson -> PlanAction.AddPerson(contact.lifted(), sections.map { it.lifted() })
    is ebb.core.PlanAction.Edit -> PlanAction.Edit(edit.lifted())
    is ebb.core.PlanAction.ChooseLock -> PlanAction.ChooseLock(choice.lifted())
    is ebb.core.PlanAction.AskLock -> PlanAction.AskLock
    is ebb.core.PlanAction.ChooseRegion -> PlanAction.ChooseRegion(code)
    is ebb.core.PlanAction.SetUnder18 -> PlanAction.SetUnder18(on)
    is ebb.core.PlanAction.Tell -> PlanAction.Tell(used, helped)
    is ebb.core.PlanAction.Review -> PlanAction.Review
    is ebb.core.PlanAction.GoBack -> PlanAction.GoBack(number)
    is ebb.core.PlanAction.AllowReplacing -> PlanAction.AllowReplacing
}

internal fun PlanAction.lowered(): ebb.core.PlanAction = when (this) {
    is PlanAction.Begin -> ebb.core.PlanAction.Begin(door.lowered(), sign.checked(), helps.checked(), name.checked(), number.checked())
    is PlanAction.Write -> ebb.core.PlanAction.Write(section.lowered(), text.checked(), directions.checked(), opens.checked())
    is PlanAction.AddPerson -> ebb.core.PlanAction.AddPerson(contact.lowered(), sections.map { it.lowered() })
    is PlanAction.Edit -> ebb.core.PlanAction.Edit(edit.lowered())
    is PlanAction.ChooseLock -> ebb.core.PlanAction.ChooseLock(choice.lowered())
    is PlanAction.AskLock -> ebb.core.PlanAction.AskLock
    is PlanAction.ChooseRegion -> ebb.core.PlanAction.ChooseRegion(code.checked())
    is PlanAction.SetUnder18 -> ebb.core.PlanAction.SetUnder18(on)
    is PlanAction.Tell -> ebb.core.PlanAction.Tell(used, helped.map { it.checked() })
    is PlanAction.Review -> ebb.core.PlanAction.Review
    is PlanAction.GoBack -> ebb.core.PlanAction.GoBack(number)
    is PlanAction.AllowReplacing -> ebb.core.PlanAction.AllowReplacing
}
