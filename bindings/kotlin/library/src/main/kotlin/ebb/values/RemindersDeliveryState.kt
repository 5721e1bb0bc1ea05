// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Whether reminders other than appointments and medicines are wanted. */
public enum class QuietChoice {
    /** Nobody has asked. */
    NOT_ASKED,
    /** The question was shown, and nobody has answered: quiet until then. */
    ASKED,
    /** The person wants them. */
    KEEP_COMING,
    /** The person wants quiet. */
    QUIET,
}

internal fun uniffi.ebb_core.QuietChoice.lifted(): QuietChoice = QuietChoice.valueOf(this.name)

internal fun QuietChoice.lowered(): uniffi.ebb_core.QuietChoice = uniffi.ebb_core.QuietChoice.valueOf(this.name)
