package ebb

import java.time.Instant
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.temporal.ChronoUnit
import uniffi.ebb_ffi.EbbException as CoreException
import uniffi.ebb_ffi.InternalException

/** The last instant that Ebb takes: the end of the year 9999. */
private val LAST: Instant = Instant.ofEpochMilli(253_402_300_799_999)

/** An argument that never reaches the core. */
internal class RefusedArgument(detail: String) : IllegalArgumentException(detail)

/** The nearest whole millisecond; refused outside the years 1970 to 9999. */
internal fun Instant.millis(): Long {
    if (this < Instant.EPOCH || this > LAST) {
        throw RefusedArgument("$this is outside the years 1970 to 9999; check the clock of this device")
    }
    return minOf(plusNanos(500_000).toEpochMilli(), LAST.toEpochMilli())
}

internal fun LocalTime.toMinutes(): String = truncatedTo(ChronoUnit.MINUTES).toString()

internal fun LocalDateTime.toMinutes(): String = truncatedTo(ChronoUnit.MINUTES).toString()

/** Runs one call into the core, and makes an answer of whatever it throws. */
internal inline fun <T> answer(call: () -> T): EbbResult<T> = try {
    EbbResult.Ok(call())
} catch (error: CoreException) {
    EbbResult.Failed(error.lifted())
} catch (error: RefusedArgument) {
    EbbResult.Failed(EbbError.Refused(error.message.orEmpty()))
} catch (error: InternalException) {
    EbbResult.Failed(EbbError.Fault(error.message.orEmpty()))
} catch (error: IllegalStateException) {
    // The object was let go of: Ebb.close() was called before.
    EbbResult.Failed(EbbError.Closed(error.message.orEmpty()))
}
