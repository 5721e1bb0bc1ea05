package ebb

/**
 * Makes Ebb's own copy of the store where one is due, once a day; true where one was made. Call it once the first page
 * stands, beside everything else: no other call waits for it. The copies that there are stay where it fails.
 */
public suspend fun Ebb.takeSnapshot(): EbbResult<Boolean> = ask { core.takeSnapshot(device.moment()) }

/**
 * For a store that does not open because its file is damaged: makes a new file of what reads, takes the rest from Ebb's own
 * copy, keeps the damaged one beside, and opens it. The answer says in words what came of it.
 */
public suspend fun Ebb.mend(key: ByteArray): EbbResult<String> = ask { core.mend(key, device.moment()) }

/**
 * Gives the store and every copy of it another key, which is kept at [place] under [id] already. Forget the old one once this
 * has succeeded. Whoever is interrupted finds everything under one of the two: [Keys.header] says under which id its key is.
 */
public suspend fun Ebb.changeKey(old: ByteArray, new: ByteArray, id: String, place: KeyPlace): EbbResult<Unit> =
    ask { core.changeKey(old, new, id, place, device.moment()) }
