// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant
import java.time.ZoneId

/** A real appointment for one booster. */
public data class Appointment(
    /** When it begins. */
    public val at: Instant,
    /** The zone that it was made in. */
    public val zone: ZoneId,
    /** How long it takes, minutes. */
    public val minutes: Int,
)

internal fun uniffi.ebb_core.Appointment.lifted(): Appointment = Appointment(Instant.ofEpochMilli(at), ZoneId.of(zone), minutes)

internal fun Appointment.lowered(): uniffi.ebb_core.Appointment = uniffi.ebb_core.Appointment(at.millis(), zone.toString(), minutes)
