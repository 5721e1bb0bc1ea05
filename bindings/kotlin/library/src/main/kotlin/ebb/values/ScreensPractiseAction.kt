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

internal fun ebb.core.PractiseAction.lifted(): PractiseAction = when (this) {
    is ebb.core.PractiseAction.Routine -> PractiseAction.Routine(part.lifted(), tool, on)
    is ebb.core.PractiseAction.Tick -> PractiseAction.Tick(id)
    is ebb.core.PractiseAction.TakeBackWorse -> PractiseAction.TakeBackWorse(id)
    is ebb.core.PractiseAction.Ground -> PractiseAction.Ground
}

internal fun PractiseAction.lowered(): ebb.core.PractiseAction = when (this) {
    is PractiseAction.Routine -> ebb.core.PractiseAction.Routine(part.lowered(), tool.checked(), on)
    is PractiseAction.Tick -> ebb.core.PractiseAction.Tick(id.checked())
    is PractiseAction.TakeBackWorse -> ebb.core.PractiseAction.TakeBackWorse(id.checked())
    is PractiseAction.Ground -> ebb.core.PractiseAction.Ground
}
