package ebb

/** Practices, and the routine. */
public suspend fun Ebb.practise(): EbbResult<PractiseScreen> = ask { core.practise(device.moment()).lifted() }

/** One practice before it starts; null where there is no such practice, or today is not the day for it. */
public suspend fun Ebb.practice(id: String): EbbResult<PracticeScreen?> =
    ask { core.practice(id.checked(), device.moment())?.lifted() }
