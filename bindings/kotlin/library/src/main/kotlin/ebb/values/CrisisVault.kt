// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** What was found when the vault was opened. */
public data class OpenedVault(
    /** What could be read; empty where there is nothing. */
    public val kept: Kept,
    /** The number of the version, which the next save names; 0 where none says its number. */
    public val version: Long,
    /** When that version was saved. */
    public val savedAt: Instant?,
    /** How the files are. */
    public val condition: VaultCondition,
)

internal fun ebb.core.OpenedVault.lifted(): OpenedVault = OpenedVault(kept.lifted(), version, savedAt, condition.lifted())

/** How the files of a vault are. In each of these what can be read is shown. */
public sealed interface VaultCondition {
    /** The last version that was saved, complete. */
    public data object Whole : VaultCondition

    /** Nothing was saved here yet. */
    public data object Missing : VaultCondition

    /** A complete version, and the other slot is missing or damaged: it may be the one before the last. */
    public data object OlderSlot : VaultCondition

    /** Neither slot is complete. Saving asks first. */
    public data class Damaged(
        /** How many lines could be read nowhere. */
        public val lost: Int,
        /** How many lines are shown as they were in an earlier version. */
        public val older: Int,
    ) : VaultCondition

    /** A newer Ebb wrote this: shown as far as it is understood, and not written. */
    public data class Newer(
        /** The format that was found. */
        public val format: Int,
    ) : VaultCondition

    /** The files are there and this program may not read them. */
    public data object NotAllowed : VaultCondition
}

internal fun ebb.core.VaultCondition.lifted(): VaultCondition = when (this) {
    is ebb.core.VaultCondition.Whole -> VaultCondition.Whole
    is ebb.core.VaultCondition.Missing -> VaultCondition.Missing
    is ebb.core.VaultCondition.OlderSlot -> VaultCondition.OlderSlot
    is ebb.core.VaultCondition.Damaged -> VaultCondition.Damaged(lost, older)
    is ebb.core.VaultCondition.Newer -> VaultCondition.Newer(format)
    is ebb.core.VaultCondition.NotAllowed -> VaultCondition.NotAllowed
}
