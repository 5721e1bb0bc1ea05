// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** One thing to do with a card. */
public sealed interface CardAction {
    /** Keep it as a favourite, or no longer. */
    public data class Favourite(
        /** Its id. */
        public val id: String,
        /** True to keep it. */
        public val on: Boolean,
    ) : CardAction

    /** Out of sight, or back again. */
    public data class Hide(
        /** Its id. */
        public val id: String,
        /** True to hide it. */
        public val on: Boolean,
    ) : CardAction

    /** "This makes it worse", or that taken back. */
    public data class MakesWorse(
        /** Its id. */
        public val id: String,
        /** True where it does. */
        public val on: Boolean,
    ) : CardAction

    /** Every caution on it that needs a tick is fine for the person. */
    public data class Tick(
        /** Its id. */
        public val id: String,
    ) : CardAction
}

internal fun uniffi.ebb_core.CardAction.lifted(): CardAction = when (this) {
    is uniffi.ebb_core.CardAction.Favourite -> CardAction.Favourite(id, on)
    is uniffi.ebb_core.CardAction.Hide -> CardAction.Hide(id, on)
    is uniffi.ebb_core.CardAction.MakesWorse -> CardAction.MakesWorse(id, on)
    is uniffi.ebb_core.CardAction.Tick -> CardAction.Tick(id)
}

internal fun CardAction.lowered(): uniffi.ebb_core.CardAction = when (this) {
    is CardAction.Favourite -> uniffi.ebb_core.CardAction.Favourite(id, on)
    is CardAction.Hide -> uniffi.ebb_core.CardAction.Hide(id, on)
    is CardAction.MakesWorse -> uniffi.ebb_core.CardAction.MakesWorse(id, on)
    is CardAction.Tick -> uniffi.ebb_core.CardAction.Tick(id)
}

/** Cards under one heading. */
public data class CardGroup(
    /** The heading; empty for what was found. */
    public val name: String,
    /** The cards. */
    public val cards: List<Offer>,
)

internal fun uniffi.ebb_core.CardGroup.lifted(): CardGroup = CardGroup(name, cards.map { it.lifted() })

/** One card. */
public data class CardScreen(
    /** Its id. */
    public val id: String,
    /** Its title. */
    public val title: String,
    /** When to use it, and how long it takes. */
    public val `when`: String,
    /** Cautions, before anything is done. */
    public val cautions: List<String>,
    /** What to do, in order. */
    public val steps: List<String>,
    /** How the outward form is named; empty where there is none. */
    public val outwardLabel: String,
    /** The same with attention on the room. */
    public val outward: List<String>,
    /** How the next line is named. */
    public val whyLabel: String,
    /** Why it works. */
    public val why: String,
    /** Where it was read. */
    public val source: String,
    /** That it made things worse; else empty. */
    public val note: String,
    /** What it leads on to, and what can be done with it. */
    public val offers: List<Offer>,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.CardScreen.lifted(): CardScreen = CardScreen(id, title, `when`, cautions, steps, outwardLabel, outward, whyLabel, why, source, note, offers.map { it.lifted() }, doors.map { it.lifted() })

/** The deck, or what was found in it. */
public data class CardsScreen(
    /** The title. */
    public val title: String,
    /** How the search is named. */
    public val search: String,
    /** Cards by module, or one group of what was found; the detail says when to use it. */
    public val groups: List<CardGroup>,
    /** Said where nothing was found; else empty. */
    public val nothing: String,
    /** "I feel …" */
    public val iFeel: String,
    /** Every state, with its name. */
    public val states: List<StateChoice>,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.CardsScreen.lifted(): CardsScreen = CardsScreen(title, search, groups.map { it.lifted() }, nothing, iFeel, states.map { it.lifted() }, doors.map { it.lifted() })

/** How somebody may feel. */
public data class StateChoice(
    /** The state. */
    public val state: CardState,
    /** After "I feel …". */
    public val label: String,
)

internal fun uniffi.ebb_core.StateChoice.lifted(): StateChoice = StateChoice(state.lifted(), label)

/** What could help now. */
public data class SuggestScreen(
    /** The title. */
    public val title: String,
    /** What is suggested, with a reason each. */
    public val suggestions: List<Offer>,
    /** Said where nothing fits; else empty. */
    public val nothing: String,
    /** The small doors. */
    public val doors: List<Offer>,
)

internal fun uniffi.ebb_core.SuggestScreen.lifted(): SuggestScreen = SuggestScreen(title, suggestions.map { it.lifted() }, nothing, doors.map { it.lifted() })
