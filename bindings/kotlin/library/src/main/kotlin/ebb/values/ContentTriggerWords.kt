// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What kind of thing sets it off. */
public enum class TriggerKind {
    PLACE,
    PERSON,
    TIME,
    FEELING,
    BODY,
    THING,
    THOUGHT,
    EVENT,
}

internal fun ebb.core.TriggerKind.lifted(): TriggerKind = TriggerKind.valueOf(this.name)

internal fun TriggerKind.lowered(): ebb.core.TriggerKind = ebb.core.TriggerKind.valueOf(this.name)
