package ebb

/**
 * One page as JSON, byte for byte what the terminal prints for it, without a newline at its end. Before the reminders,
 * call [lookBack], as the terminal does.
 */
public suspend fun Ebb.json(page: JsonPage): EbbResult<String> = ask { core.json(page.lowered(), device.moment()) }
