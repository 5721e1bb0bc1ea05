// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** A person or a service. Both doors share them. */
public data class Contact(
    /** Its id, a UUID. */
    public val id: String,
    /** The name, as typed. */
    public val name: String,
    /** Who they are: "my sister", "sponsor". */
    public val relation: String,
    /** Their numbers, the first one first. */
    public val numbers: List<ContactNumber>,
    /** When to reach them, in words. */
    public val reach: String,
    /** True where night calls are fine: first in the list from 22:00 to 08:00. */
    public val atNight: Boolean,
    /** True where they may show ahead of the lock. */
    public val ahead: Boolean,
)

internal fun ebb.core.Contact.lifted(): Contact = Contact(id, name, relation, numbers.map { it.lifted() }, reach, atNight, ahead)

internal fun Contact.lowered(): ebb.core.Contact = ebb.core.Contact(id.checked(), name.checked(), relation.checked(), numbers.map { it.lowered() }, reach.checked(), atNight, ahead)

/**
 * A number of a contact. What a phone dials is made of it when it is shown: see
 * `tel`(super::tel) and `sms`(super::sms).
 */
public data class ContactNumber(
    /** The number as typed. */
    public val typed: String,
    /** True where it can be called. */
    public val call: Boolean,
    /** True where it can be texted. */
    public val text: Boolean,
)

internal fun ebb.core.ContactNumber.lifted(): ContactNumber = ContactNumber(typed, call, text)

internal fun ContactNumber.lowered(): ebb.core.ContactNumber = ebb.core.ContactNumber(typed.checked(), call, text)

/** The whole plan. */
public data class CrisisPlan(
    /** Every entry; those of one part stand in the order in which they are shown. */
    public val entries: List<PlanEntry>,
    /** Every person and service, in the person's order. */
    public val contacts: List<Contact>,
)

internal fun ebb.core.CrisisPlan.lifted(): CrisisPlan = CrisisPlan(entries.map { it.lifted() }, contacts.map { it.lifted() })

/**
 * One line of the plan. It says something in words, names a person, names a place, opens a tool, or several of
 * these at once.
 */
public data class PlanEntry(
    /** Its id, a UUID. */
    public val id: String,
    /** The part of the plan in which it stands. */
    public val section: PlanSection,
    /** What it says, or the name of the place. */
    public val text: String,
    /** The way there, in words; empty unless it is a place. */
    public val directions: String,
    /** The id of the person it names. */
    public val contact: String?,
    /** The tool it opens. */
    public val opens: PlanLink?,
    /** True where it may show ahead of the lock. */
    public val ahead: Boolean,
)

internal fun ebb.core.PlanEntry.lifted(): PlanEntry = PlanEntry(id, section.lifted(), text, directions, contact, opens?.let { it.lifted() }, ahead)

internal fun PlanEntry.lowered(): ebb.core.PlanEntry = ebb.core.PlanEntry(id.checked(), section.lowered(), text.checked(), directions.checked(), contact?.let { it.checked() }, opens?.let { it.lowered() }, ahead)

/** A tool of Ebb that a step can open. */
public data class PlanLink(
    /** What kind of tool it is. */
    public val kind: PlanLinkKind,
    /** Its id in the content; empty for a ride. */
    public val id: String,
)

internal fun ebb.core.PlanLink.lifted(): PlanLink = PlanLink(kind.lifted(), id)

internal fun PlanLink.lowered(): ebb.core.PlanLink = ebb.core.PlanLink(kind.lowered(), id.checked())

/** The kinds of tool that a step can open. */
public enum class PlanLinkKind {
    /** Urge surfing. */
    RIDE,
    /** A breathing pattern. */
    BREATHING,
    /** A guided practice. */
    PRACTICE,
    /** A skill card. */
    CARD,
}

internal fun ebb.core.PlanLinkKind.lifted(): PlanLinkKind = PlanLinkKind.valueOf(this.name)

internal fun PlanLinkKind.lowered(): ebb.core.PlanLinkKind = ebb.core.PlanLinkKind.valueOf(this.name)
