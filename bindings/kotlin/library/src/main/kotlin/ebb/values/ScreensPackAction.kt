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

internal fun uniffi.ebb_core.PackAction.lifted(): PackAction = when (this) {
    is uniffi.ebb_core.PackAction.Read -> PackAction.Read(bytes)
    is uniffi.ebb_core.PackAction.Choose -> PackAction.Choose(entry, on)
    is uniffi.ebb_core.PackAction.Ended -> PackAction.Ended(day)
    is uniffi.ebb_core.PackAction.Take -> PackAction.Take
    is uniffi.ebb_core.PackAction.Close -> PackAction.Close
    is uniffi.ebb_core.PackAction.TakeBack -> PackAction.TakeBack(pack, theirsToo)
}

internal fun PackAction.lowered(): uniffi.ebb_core.PackAction = when (this) {
    is PackAction.Read -> uniffi.ebb_core.PackAction.Read(bytes)
    is PackAction.Choose -> uniffi.ebb_core.PackAction.Choose(entry, on)
    is PackAction.Ended -> uniffi.ebb_core.PackAction.Ended(day)
    is PackAction.Take -> uniffi.ebb_core.PackAction.Take
    is PackAction.Close -> uniffi.ebb_core.PackAction.Close
    is PackAction.TakeBack -> uniffi.ebb_core.PackAction.TakeBack(pack, theirsToo)
}
