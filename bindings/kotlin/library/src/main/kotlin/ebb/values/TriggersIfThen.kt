// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What kind of response a plan names. */
public enum class ResponseKind {
    /** Something else that gives a bit of what the person is after. */
    SUBSTITUTION,
    /** What they do where the first plan does not work out. */
    CONTINGENCY,
    /** Someone to call or to meet. */
    CONTACT,
    /** A skill card. */
    CARD,
    /** A breath. */
    BREATHING,
    /** A way out. */
    LEAVE,
}

internal fun uniffi.ebb_core.ResponseKind.lifted(): ResponseKind = ResponseKind.valueOf(this.name)

internal fun ResponseKind.lowered(): uniffi.ebb_core.ResponseKind = uniffi.ebb_core.ResponseKind.valueOf(this.name)
