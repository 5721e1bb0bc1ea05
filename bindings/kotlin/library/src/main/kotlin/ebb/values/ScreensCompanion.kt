// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What is to be heard. */
public data class SoundNow(
    /** Id of the exercise. */
    public val exercise: String,
    /** Goes up with everything that changes the sound. */
    public val number: Int,
)

internal fun ebb.core.SoundNow.lifted(): SoundNow = SoundNow(exercise, number)
