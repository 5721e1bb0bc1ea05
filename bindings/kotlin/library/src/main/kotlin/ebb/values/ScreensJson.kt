// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** What is written as JSON. */
public sealed interface JsonPage {
    /** What is under way, and today: `ebb status --json`. */
    public data object Status : JsonPage

    /** What was done, the newest first: `ebb history --json`. */
    public data class History(
        /** At most this many. */
        public val limit: Int,
    ) : JsonPage

    /** The crisis plan: `ebb plan --json`. */
    public data class Plan(
        /** Only behind this door; both where there is none. */
        public val door: PlanDoor?,
    ) : JsonPage

    /** Reminders, and booster sessions among them: `ebb remind list --json`. */
    public data object Reminders : JsonPage
}

internal fun JsonPage.lowered(): ebb.core.JsonPage = when (this) {
    is JsonPage.Status -> ebb.core.JsonPage.Status
    is JsonPage.History -> ebb.core.JsonPage.History(limit)
    is JsonPage.Plan -> ebb.core.JsonPage.Plan(door?.let { it.lowered() })
    is JsonPage.Reminders -> ebb.core.JsonPage.Reminders
}
