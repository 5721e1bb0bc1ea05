// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with packs. */
public sealed interface PackAction {
    /** Look at the pack in a file. Nothing is changed. */
    public data class Read(
        /** The bytes of the file; a host need not read more than `packs::LARGEST_PACK` and one. */
        public val bytes: ByteArray,
    ) : PackAction

    /** Choose an entry of the pack that is looked at, or leave it. */
    public data class Choose(
        /** Its name. */
        public val entry: String,
        /** True to choose it. */
        public val on: Boolean,
    ) : PackAction

    /** Say on which day treatment ended. */
    public data class Ended(
        /** The day, as 2026-08-31. */
        public val day: String,
    ) : PackAction

    /** Take what is chosen. */
    public data object Take : PackAction

    /** Put the pack away that is looked at. */
    public data object Close : PackAction

    /** Take back all that a pack brought. */
    public data class TakeBack(
        /** Its id here. */
        public val pack: String,
        /** True for what the person changed or used, too. */
        public val theirsToo: Boolean,
    ) : PackAction
}

internal fun ebb.core.PackAction.lifted(): PackAction = when (this) {
    is ebb.core.PackAction.Read -> PackAction.Read(bytes)
    is ebb.core.PackAction.Choose -> PackAction.Choose(entry, on)
    is ebb.core.PackAction.Ended -> PackAction.Ended(day)
    is ebb.core.PackAction.Take -> PackAction.Take
    is ebb.core.PackAction.Close -> PackAction.Close
    is ebb.core.PackAction.TakeBack -> PackAction.TakeBack(pack, theirsToo)
}

internal fun PackAction.lowered(): ebb.core.PackAction = when (this) {
    is PackAction.Read -> ebb.core.PackAction.Read(bytes)
    is PackAction.Choose -> ebb.core.PackAction.Choose(entry.checked(), on)
    is PackAction.Ended -> ebb.core.PackAction.Ended(day.checked())
    is PackAction.Take -> ebb.core.PackAction.Take
    is PackAction.Close -> ebb.core.PackAction.Close
    is PackAction.TakeBack -> ebb.core.PackAction.TakeBack(pack.checked(), theirsToo)
}
