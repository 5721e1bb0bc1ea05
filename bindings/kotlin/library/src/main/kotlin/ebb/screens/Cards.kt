package ebb

/** Skill cards: all of them, or what [typed] finds. */
public suspend fun Ebb.cards(typed: String = ""): EbbResult<CardsScreen> =
    ask { core.cards(typed.checked(), device.moment()).lifted() }

/** One skill card; null where there is no such card. */
public suspend fun Ebb.card(id: String): EbbResult<CardScreen?> = ask { core.card(id.checked(), device.moment())?.lifted() }

/** What could help: how somebody feels, how strong that is from 0 to 10, the minutes they have, where they are. */
public suspend fun Ebb.suggestions(
    state: CardState,
    intensity: Int,
    minutes: Int,
    surroundings: Surroundings,
): EbbResult<SuggestScreen> = ask {
    core.suggestions(state.lowered(), intensity, minutes, surroundings.lowered(), device.moment()).lifted()
}

/** Cards of one [shelf], such as favourites. */
public suspend fun Ebb.shelf(shelf: Shelf): EbbResult<CardsScreen> =
    ask { core.shelf(shelf.lowered(), device.moment()).lifted() }

/** "I feel …", a question at a time; what was answered so far comes along. */
public suspend fun Ebb.feel(
    state: CardState? = null,
    intensity: Int? = null,
    minutes: Int? = null,
    surroundings: Surroundings? = null,
): EbbResult<FeelScreen> = ask {
    core.feel(state?.lowered(), intensity, minutes, surroundings?.lowered(), device.moment()).lifted()
}

/** One [step] of a card, with the rating [before] it where one was given; null where there is no such step. */
public suspend fun Ebb.cardStep(id: String, step: Int, before: Int? = null): EbbResult<CardStepScreen?> =
    ask { core.cardStep(id.checked(), step, before, device.moment())?.lifted() }

/** The card that is rehearsed; [shown] once its other side is turned up. */
public suspend fun Ebb.rehearseCards(shown: Boolean): EbbResult<CardsRehearsalScreen> =
    ask { core.rehearseCards(shown, device.moment()).lifted() }
