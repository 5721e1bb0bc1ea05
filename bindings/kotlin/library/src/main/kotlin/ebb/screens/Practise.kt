package ebb

/** Practices, and the routine. */
public suspend fun Ebb.practise(): EbbResult<PractiseScreen> = ask { core.practise(device.moment()).lifted() }
