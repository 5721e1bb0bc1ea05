package ebb

/**
 * Reminders, with the month that lies [ahead] of this one by so many, or back, where negative.
 *
 * @sample ebb.samples.planBoosters
 */
public suspend fun Ebb.reminders(ahead: Int = 0): EbbResult<RemindersScreen> =
    ask { core.reminders(ahead, device.moment()).lifted() }

/** How one reminder went; null where there is no such reminder. */
public suspend fun Ebb.reminderHistory(id: String): EbbResult<ReminderHistoryScreen?> =
    ask { core.reminderHistory(id.checked(), device.moment())?.lifted() }

/** Settles what has passed. Call this when somebody opens Ebb; the screens then say what was missed, once. */
public suspend fun Ebb.lookBack(): EbbResult<Unit> = ask { core.lookBack(device.moment()) }
