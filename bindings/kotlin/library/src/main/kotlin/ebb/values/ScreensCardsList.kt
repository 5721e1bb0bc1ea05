// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Cards under one heading. */
public data class CardGroup(
    /** The heading; empty for what was found. */
    public val name: String,
    /** The cards. */
    public val cards: List<OldOffer>,
)

internal fun ebb.core.CardGroup.lifted(): CardGroup = CardGroup(name, cards.map { it.lifted() })

/** The deck, or what was found in it. */
public data class CardsScreen(
    /** The title. */
    public val title: String,
    /** How the search is named. */
    public val search: String,
    /** The plan, where what is looked for stands for danger. */
    public val planFirst: PlanFirst?,
    /** Cards by module, or one group of what was found; the detail says when to use it. */
    public val groups: List<CardGroup>,
    /** Said where nothing was found; else empty. */
    public val nothing: String,
    /** "I feel …" */
    public val iFeel: String,
    /** Every state, with its name. */
    public val states: List<StateChoice>,
    /** How the modules are named. */
    public val modulesLabel: String,
    /** Each module and each of the person's own shelves, as a shorter list. */
    public val shelves: List<OldOffer>,
    /** What could help now, rehearsal, the diary. */
    public val offers: List<OldOffer>,
    /** How what is written here is named; none where nothing can be kept. */
    public val labels: CardLabels?,
    /** The small doors. */
    public val doors: List<OldOffer>,
)

internal fun ebb.core.CardsScreen.lifted(): CardsScreen = CardsScreen(title, search, planFirst?.let { it.lifted() }, groups.map { it.lifted() }, nothing, iFeel, states.map { it.lifted() }, modulesLabel, shelves.map { it.lifted() }, offers.map { it.lifted() }, labels?.let { it.lifted() }, doors.map { it.lifted() })

/** A part of the deck. */
public sealed interface Shelf {
    /** One module. */
    public data class OfModule(
        /** Which one. */
        public val module: Module,
    ) : Shelf

    /** The favourites. */
    public data object Favourites : Shelf

    /** What was put out of sight. */
    public data object Hidden : Shelf

    /** What carries a tag. */
    public data class Tagged(
        /** The tag. */
        public val tag: String,
    ) : Shelf

    /** "I feel …" × "I have … minutes" × where somebody is; what is left open fits everything. */
    public data class Fitting(
        /** How somebody feels. */
        public val state: CardState?,
        /** The minutes that they have. */
        public val minutes: Int?,
        /** Where they are. */
        public val surroundings: Surroundings?,
    ) : Shelf
}

internal fun ebb.core.Shelf.lifted(): Shelf = when (this) {
    is ebb.core.Shelf.OfModule -> Shelf.OfModule(module.lifted())
    is ebb.core.Shelf.Favourites -> Shelf.Favourites
    is ebb.core.Shelf.Hidden -> Shelf.Hidden
    is ebb.core.Shelf.Tagged -> Shelf.Tagged(tag)
    is ebb.core.Shelf.Fitting -> Shelf.Fitting(state?.let { it.lifted() }, minutes, surroundings?.let { it.lifted() })
}

internal fun Shelf.lowered(): ebb.core.Shelf = when (this) {
    is Shelf.OfModule -> ebb.core.Shelf.OfModule(module.lowered())
    is Shelf.Favourites -> ebb.core.Shelf.Favourites
    is Shelf.Hidden -> ebb.core.Shelf.Hidden
    is Shelf.Tagged -> ebb.core.Shelf.Tagged(tag.checked())
    is Shelf.Fitting -> ebb.core.Shelf.Fitting(state?.let { it.lowered() }, minutes, surroundings?.let { it.lowered() })
}

/** How somebody may feel. */
public data class StateChoice(
    /** The state. */
    public val state: CardState,
    /** After "I feel …". */
    public val label: String,
)

internal fun ebb.core.StateChoice.lifted(): StateChoice = StateChoice(state.lifted(), label)
