package ebb

/** Skill cards: all of them, or what [typed] finds. */
public suspend fun Ebb.cards(typed: String = ""): EbbResult<CardsScreen> =
    ask { core.cards(typed, device.moment()).lifted() }

/** One skill card; null where there is no such card. */
public suspend fun Ebb.card(id: String): EbbResult<CardScreen?> = ask { core.card(id, device.moment())?.lifted() }

/** What could help: how somebody feels, how strong that is from 0 to 10, the minutes they have, where they are. */
public suspend fun Ebb.suggestions(
    state: CardState,
    intensity: Int,
    minutes: Int,
    surroundings: Surroundings,
): EbbResult<SuggestScreen> = ask {
    core.suggestions(state.lowered(), intensity, minutes, surroundings.lowered(), device.moment()).lifted()
}
