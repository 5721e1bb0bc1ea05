package ebb

/** What a call answers: a value, or an error that says what to do. */
public sealed interface EbbResult<out T> {
    /** It went well. */
    public data class Ok<out T>(
        /** What was asked for. */
        public val value: T,
    ) : EbbResult<T>

    /** It did not, and nothing has changed. */
    public data class Failed(
        /** Why, and what to do. */
        public val error: EbbError,
    ) : EbbResult<Nothing>

    /** The value, or null where the call failed. */
    public fun getOrNull(): T? = when (this) {
        is Ok -> value
        is Failed -> null
    }

    /** The value, or an [EbbException] where the call failed. */
    public fun getOrThrow(): T = when (this) {
        is Ok -> value
        is Failed -> throw EbbException(error)
    }
}

/** The value, or what [otherwise] makes of the error. */
public inline fun <T> EbbResult<T>.getOrElse(otherwise: (EbbError) -> T): T = when (this) {
    is EbbResult.Ok -> value
    is EbbResult.Failed -> otherwise(error)
}

/** An [EbbError] where something has to be thrown: by [EbbResult.getOrThrow], and by a flow that breaks off. */
public class EbbException(
    /** Why, and what to do. */
    public val error: EbbError,
) : Exception(error.detail)
