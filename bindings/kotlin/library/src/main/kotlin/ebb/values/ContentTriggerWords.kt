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

internal fun uniffi.ebb_core.TriggerKind.lifted(): TriggerKind = TriggerKind.valueOf(this.name)

internal fun TriggerKind.lowered(): uniffi.ebb_core.TriggerKind = uniffi.ebb_core.TriggerKind.valueOf(this.name)
