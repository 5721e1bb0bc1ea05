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

internal fun ebb.core.ResponseKind.lifted(): ResponseKind = ResponseKind.valueOf(this.name)

internal fun ResponseKind.lowered(): ebb.core.ResponseKind = ebb.core.ResponseKind.valueOf(this.name)
