package ebb

import ebb.core.Action
import ebb.core.Answer
import ebb.core.Page
import ebb.core.Place
import ebb.core.Reply

/**
 * The page of [place], with the [answers] so far where it is a form that somebody fills in. What cannot be read is said
 * where it would have stood, and a place that is gone leads up.
 *
 * Draw its blocks in order, one renderer a kind; ask again at `lookAgainAt`, and where a field that asks again changes.
 *
 * @sample ebb.samples.addAReminder
 */
public suspend fun Ebb.page(place: Place, answers: List<Answer> = emptyList()): EbbResult<Page> =
    ask { core.page(place.checked(), answers.checked(), device.moment()) }

/**
 * Carries out an offer's [action] with the [answers] that were given. What the answers lack comes back as
 * [Reply.Refused], a value; an error means that it cannot be done at all. Either has changed nothing.
 */
public suspend fun Ebb.act(action: Action, answers: List<Answer> = emptyList()): EbbResult<Reply> =
    ask { core.act(action.also { it.token.checked() }, answers.checked(), device.moment(), null) }

/** The same for an offer that is slow: [watch] hears how far it is, and calls it off where it answers false. */
public suspend fun Ebb.act(
    action: Action,
    answers: List<Answer> = emptyList(),
    watch: (WorkProgress) -> Boolean,
): EbbResult<Reply> = watched(watch) { work ->
    core.act(action.also { it.token.checked() }, answers.checked(), device.moment(), work)
}

/** Where one has been, the present place last. It can be saved and brought back as the tokens of its places. */
public object Trail {
    /** A trail that begins at the first place. */
    public fun begin(): EbbResult<List<Place>> = answer { listOf(ebb.bridge.firstPlace()) }

    /**
     * The [trail] after somebody went [to] a place: the same stop is looked at in another way, a stop further back is
     * gone back to, any other comes on top. *Back* takes the last one off.
     */
    public fun went(trail: List<Place>, to: Place): EbbResult<List<Place>> =
        answer { ebb.bridge.went(trail.onEach { it.checked() }, to.checked()) }
}
