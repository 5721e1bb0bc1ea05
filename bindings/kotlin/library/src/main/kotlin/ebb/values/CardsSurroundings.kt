// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Where the person is. */
public enum class Surroundings {
    /** At home, with room to move. */
    HOME,
    /** In bed. */
    BED,
    /** Out of doors, on their own. */
    OUTSIDE,
    /** On a bus, at work, at a table: only what nobody notices. */
    AMONG_PEOPLE,
}

internal fun ebb.core.Surroundings.lifted(): Surroundings = Surroundings.valueOf(this.name)

internal fun Surroundings.lowered(): ebb.core.Surroundings = ebb.core.Surroundings.valueOf(this.name)
