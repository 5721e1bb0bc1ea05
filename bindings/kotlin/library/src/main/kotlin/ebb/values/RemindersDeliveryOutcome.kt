// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** How long to put something off. */
public sealed interface Snooze {
    /** Ten minutes. */
    public data object TenMinutes : Snooze

    /** One hour. */
    public data object OneHour : Snooze

    /** Seven in the evening. */
    public data object ThisEvening : Snooze

    /** A time of the person's choice. */
    public data class Until(
        /** That time. */
        public val at: Instant,
    ) : Snooze
}

internal fun uniffi.ebb_core.Snooze.lifted(): Snooze = when (this) {
    is uniffi.ebb_core.Snooze.TenMinutes -> Snooze.TenMinutes
    is uniffi.ebb_core.Snooze.OneHour -> Snooze.OneHour
    is uniffi.ebb_core.Snooze.ThisEvening -> Snooze.ThisEvening
    is uniffi.ebb_core.Snooze.Until -> Snooze.Until(Instant.ofEpochMilli(at))
}

internal fun Snooze.lowered(): uniffi.ebb_core.Snooze = when (this) {
    is Snooze.TenMinutes -> uniffi.ebb_core.Snooze.TenMinutes
    is Snooze.OneHour -> uniffi.ebb_core.Snooze.OneHour
    is Snooze.ThisEvening -> uniffi.ebb_core.Snooze.ThisEvening
    is Snooze.Until -> uniffi.ebb_core.Snooze.Until(at.millis())
}
