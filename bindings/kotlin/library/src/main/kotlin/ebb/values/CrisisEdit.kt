// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One change to a plan. */
public sealed interface PlanEdit {
    /** Puts a new entry at the end of its part. */
    public data class AddEntry(
        /** The entry, under a new id. */
        public val entry: PlanEntry,
    ) : PlanEdit

    /** Puts an entry in place of the one with its id. In another part it goes to that part's end. */
    public data class ChangeEntry(
        /** The entry. */
        public val entry: PlanEntry,
    ) : PlanEdit

    /** Takes an entry out, and whom it names where no other entry does. */
    public data class RemoveEntry(
        /** Its id. */
        public val id: String,
    ) : PlanEdit

    /** Moves an entry within its part; a place past the end is the end. */
    public data class MoveEntry(
        /** Its id. */
        public val id: String,
        /** The new place, from 0. */
        public val to: UInt,
    ) : PlanEdit

    /** Puts a new contact at the end. */
    public data class AddContact(
        /** The contact, under a new id. */
        public val contact: Contact,
    ) : PlanEdit

    /** Puts a contact in place of the one with its id. */
    public data class ChangeContact(
        /** The contact. */
        public val contact: Contact,
    ) : PlanEdit

    /** Takes a contact out, and from every entry that names them; an entry that says nothing else goes with them. */
    public data class RemoveContact(
        /** Their id. */
        public val id: String,
    ) : PlanEdit

    /** Moves a contact; a place past the end is the end. */
    public data class MoveContact(
        /** Their id. */
        public val id: String,
        /** The new place, from 0. */
        public val to: UInt,
    ) : PlanEdit

    /**
     * Allows an entry or a contact to show ahead of the lock, or no longer. Marking an entry marks the person it
     * names; unmarking a person unmarks the entries that name them.
     */
    public data class Mark(
        /** The id of an entry or a contact. */
        public val id: String,
        /** True where it may show. */
        public val ahead: Boolean,
    ) : PlanEdit
}

internal fun ebb.core.PlanEdit.lifted(): PlanEdit = when (this) {
    is ebb.core.PlanEdit.AddEntry -> PlanEdit.AddEntry(entry.lifted())
    is ebb.core.PlanEdit.ChangeEntry -> PlanEdit.ChangeEntry(entry.lifted())
    is ebb.core.PlanEdit.RemoveEntry -> PlanEdit.RemoveEntry(id)
    is ebb.core.PlanEdit.MoveEntry -> PlanEdit.MoveEntry(id, to)
    is ebb.core.PlanEdit.AddContact -> PlanEdit.AddContact(contact.lifted())
    is ebb.core.PlanEdit.ChangeContact -> PlanEdit.ChangeContact(contact.lifted())
    is ebb.core.PlanEdit.RemoveContact -> PlanEdit.RemoveContact(id)
    is ebb.core.PlanEdit.MoveContact -> PlanEdit.MoveContact(id, to)
    is ebb.core.PlanEdit.Mark -> PlanEdit.Mark(id, ahead)
}

internal fun PlanEdit.lowered(): ebb.core.PlanEdit = when (this) {
    is PlanEdit.AddEntry -> ebb.core.PlanEdit.AddEntry(entry.lowered())
    is PlanEdit.ChangeEntry -> ebb.core.PlanEdit.ChangeEntry(entry.lowered())
    is PlanEdit.RemoveEntry -> ebb.core.PlanEdit.RemoveEntry(id.checked())
    is PlanEdit.MoveEntry -> ebb.core.PlanEdit.MoveEntry(id.checked(), to)
    is PlanEdit.AddContact -> ebb.core.PlanEdit.AddContact(contact.lowered())
    is PlanEdit.ChangeContact -> ebb.core.PlanEdit.ChangeContact(contact.lowered())
    is PlanEdit.RemoveContact -> ebb.core.PlanEdit.RemoveContact(id.checked())
    is PlanEdit.MoveContact -> ebb.core.PlanEdit.MoveContact(id.checked(), to)
    is PlanEdit.Mark -> ebb.core.PlanEdit.Mark(id.checked(), ahead)
}
