package ebb

/**
 * The words of the exercise that is under way; null where there is none. Ask again after each action and when
 * [Frame.prompt] changes.
 */
public suspend fun Ebb.exercise(): EbbResult<ExerciseScreen?> = ask { core.exercise(device.moment())?.lifted() }

/** The breathing patterns. */
public suspend fun Ebb.breathe(): EbbResult<BreatheScreen> = ask { core.breathe(device.moment()).lifted() }
