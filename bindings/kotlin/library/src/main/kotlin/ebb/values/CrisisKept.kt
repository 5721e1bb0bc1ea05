// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** Everything in the vault. */
public data class Kept(
    /** The plan. */
    public val plan: CrisisPlan,
    /** Region, language, neutral word and lock. */
    public val settings: VaultSettings,
    /** When to look at the plan again; none until it is saved for the first time. */
    public val reviewAt: Instant?,
    /** The times when it was used, oldest first. */
    public val uses: List<PlanUse>,
)

internal fun ebb.core.Kept.lifted(): Kept = Kept(plan.lifted(), settings.lifted(), reviewAt, uses.map { it.lifted() })

/** What of the plan shows ahead of the lock. Crisis lines always do. */
public enum class LockChoice {
    /** All of it. */
    ALL,
    /** Only the parts that the person marks, with the lines. */
    MARKED_PARTS,
    /** Nothing: the plan is behind the lock. */
    BEHIND,
}

internal fun ebb.core.LockChoice.lifted(): LockChoice = LockChoice.valueOf(this.name)

internal fun LockChoice.lowered(): ebb.core.LockChoice = ebb.core.LockChoice.valueOf(this.name)

/** A time when the plan was opened in need, told afterwards and never asked during. */
public data class PlanUse(
    /** Its id, a UUID. */
    public val id: String,
    /** When. */
    public val at: Instant,
    /** False where the person looked at the plan and did not use it. */
    public val used: Boolean,
    /** Ids of the entries, contacts or crisis lines that helped. */
    public val helped: List<String>,
)

internal fun ebb.core.PlanUse.lifted(): PlanUse = PlanUse(id, at, used, helped)

/** The settings that every screen needs, even when nothing else can be opened. */
public data class VaultSettings(
    /** ISO 3166-1 alpha-2 code of the region whose crisis lines show; empty until chosen. */
    public val region: String,
    /** BCP 47 tag of the language; empty follows the device. */
    public val language: String,
    /** What Ebb is called on tiles, shortcuts and exports; empty uses the default. */
    public val neutralWord: String,
    /** What shows ahead of the lock; none until asked. */
    public val lock: LockChoice?,
    /** True where the person said that they are under 18. */
    public val under18: Boolean,
)

internal fun ebb.core.VaultSettings.lifted(): VaultSettings = VaultSettings(region, language, neutralWord, lock?.let { it.lifted() }, under18)
