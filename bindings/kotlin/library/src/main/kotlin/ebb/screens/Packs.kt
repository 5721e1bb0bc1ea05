package ebb

/** What a therapist handed over. */
public suspend fun Ebb.packs(): EbbResult<PacksScreen> = ask { core.packs(device.moment()).lifted() }

/** The pack that is looked at; null where none is, and ahead of the lock. */
public suspend fun Ebb.pack(): EbbResult<PackScreen?> = ask { core.pack(device.moment())?.lifted() }

/** What could go into a pack of one's own. */
public suspend fun Ebb.packChoices(): EbbResult<List<ExportChoice>> =
    ask { core.packChoices(device.moment()).map { it.lifted() } }

/** The text of a pack with what was [chosen]. It leaves only by the person's own hand. */
public suspend fun Ebb.packText(head: ExportHead, chosen: List<String>): EbbResult<String> =
    ask { core.packText(head.lowered(), chosen, device.moment()) }
