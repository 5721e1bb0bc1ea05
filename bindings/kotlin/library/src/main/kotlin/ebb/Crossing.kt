package ebb

import java.time.Instant
import java.time.LocalDate
import ebb.bridge.EbbException as CoreException
import ebb.bridge.InternalException

/** The last instant that Ebb takes: the end of the year 9999. */
private val LAST: Instant = Instant.ofEpochMilli(253_402_300_799_999)

/** An argument that never reaches the core. */
internal class RefusedArgument(detail: String) : IllegalArgumentException(detail)

/*
 * What has no form in the core is refused before a call: uniffi would throw in its midst, keep the object for good, and
 * tell nobody why.
 */

/** Refused outside the years 1970 to 9999. What is finer than a millisecond is rounded on the way. */
internal fun Instant.checked(): Instant {
    if (this < Instant.EPOCH || this > LAST) {
        throw RefusedArgument("$this is outside the years 1970 to 9999; check the clock of this device")
    }
    return this
}

/** Refused outside the years that are written with four digits. */
internal fun LocalDate.checked(): LocalDate {
    if (year !in 1..9_999) throw RefusedArgument("$this is outside the years 1 to 9999")
    return this
}

/** Refused where half of a letter stands in it: a surrogate without the other one, as a cut through a text leaves it. */
internal fun String.checked(): String {
    var at = 0
    while (at < length) {
        val pair = this[at].isHighSurrogate() && at + 1 < length && this[at + 1].isLowSurrogate()
        if (!pair && this[at].isSurrogate()) throw RefusedArgument("half of a letter stands at place $at of a text")
        at += if (pair) 2 else 1
    }
    return this
}

internal fun Place.checked(): Place = also { token.checked() }

internal fun Action.checked(): Action = also { token.checked() }

internal fun List<Answer>.checked(): List<Answer> = onEach { answer ->
    answer.field.checked()
    when (val value = answer.value) {
        is Value.Words -> value.text.checked()
        is Value.Chosen -> value.ids.forEach { it.checked() }
        is Value.Day -> value.day.checked()
        is Value.File -> value.name.checked()
        is Value.Each -> value.entries.forEach { it.checked() }
        is Value.Number, is Value.Time -> {}
    }
}

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
