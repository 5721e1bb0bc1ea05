package ebb

import java.time.Instant

/** What was kept before [before], by day, at most [limit] entries. */
public suspend fun Ebb.history(before: Instant, limit: Int = 100): EbbResult<HistoryScreen> =
    ask { core.history(before.checked(), limit, device.moment()).lifted() }

/** One exercise of the history. */
public suspend fun Ebb.entry(id: String): EbbResult<EntryScreen> = ask { core.entry(id.checked(), device.moment()).lifted() }
