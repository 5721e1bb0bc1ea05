// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with practices. */
public sealed interface PractiseAction {
    /** Into a part of the routine, or out of it. */
    public data class Routine(
        /** The part. */
        public val part: RoutinePart,
        /** Such as `practice:sounds` or `breathing:sigh`. */
        public val tool: String,
        /** True to put it in. */
        public val on: Boolean,
    ) : PractiseAction

    /** Every caution on a practice that needs a tick is fine for the person. */
    public data class Tick(
        /** Id of the practice. */
        public val id: String,
    ) : PractiseAction

    /** "This makes it worse" taken back. */
    public data class TakeBackWorse(
        /** Id of the practice. */
        public val id: String,
    ) : PractiseAction

    /** Leave what is under way for what brings one back to the room. */
    public data object Ground : PractiseAction
}

internal fun uniffi.ebb_core.PractiseAction.lifted(): PractiseAction = when (this) {
    is uniffi.ebb_core.PractiseAction.Routine -> PractiseAction.Routine(part.lifted(), tool, on)
    is uniffi.ebb_core.PractiseAction.Tick -> PractiseAction.Tick(id)
    is uniffi.ebb_core.PractiseAction.TakeBackWorse -> PractiseAction.TakeBackWorse(id)
    is uniffi.ebb_core.PractiseAction.Ground -> PractiseAction.Ground
}

internal fun PractiseAction.lowered(): uniffi.ebb_core.PractiseAction = when (this) {
    is PractiseAction.Routine -> uniffi.ebb_core.PractiseAction.Routine(part.lowered(), tool, on)
    is PractiseAction.Tick -> uniffi.ebb_core.PractiseAction.Tick(id)
    is PractiseAction.TakeBackWorse -> uniffi.ebb_core.PractiseAction.TakeBackWorse(id)
    is PractiseAction.Ground -> uniffi.ebb_core.PractiseAction.Ground
}
