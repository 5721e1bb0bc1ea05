package ebb

/** The first screen. */
public suspend fun Ebb.now(): EbbResult<NowScreen> = ask { core.now(device.moment()).lifted() }

/** A sheet such as "I have used"; null where [place] is no sheet. */
public suspend fun Ebb.sheet(place: OldPlace): EbbResult<SheetScreen?> =
    ask { core.sheet(place.lowered(), device.moment())?.lifted() }

/** How much fits into one answer that is typed, wherever a person writes. */
public suspend fun Ebb.textLimit(): EbbResult<TextLimit> = ask { core.textLimit(device.moment()).lifted() }
