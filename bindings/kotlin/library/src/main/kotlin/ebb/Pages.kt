package ebb

import java.nio.file.Path
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import ebb.bridge.Work

/** How long a watcher waits before it looks again. */
private val INTERVAL = 50.milliseconds

/**
 * The page of [place], with the [answers] so far where it is a form that somebody fills in. What cannot be read is said
 * where it would have stood, and a place that is gone leads up.
 *
 * Draw its blocks in order, one renderer a kind; ask again at `refreshAt`, and where a field that asks again changes.
 *
 * @sample ebb.samples.addAReminder
 */
public suspend fun Ebb.page(place: Place, answers: List<Answer> = emptyList()): EbbResult<Page> =
    ask { core.page(place.checked(), answers.checked(), device.moment()) }

/** Where a tile, a shortcut or a notice leads that was touched outside Ebb. Nothing is noted, begun or done by it. */
public suspend fun Ebb.entry(entry: Entry): EbbResult<Place> = ask {
    if (entry is Entry.Notice) entry.notice.checked()
    core.entry(entry, device.moment())
}

/**
 * Carries out an offer's [action] with the [answers] that were given. What the answers lack comes back as
 * [Reply.Refused], a value; an error means that it cannot be done at all. Either has changed nothing.
 */
public suspend fun Ebb.act(action: Action, answers: List<Answer> = emptyList()): EbbResult<Reply> =
    ask { core.act(action.checked(), answers.checked(), device.moment(), null) }

/**
 * The same for an offer that is slow. [watch] hears how far it is, at once and then about twenty times a second, in the
 * context of the caller; where it answers false, the work is called off, has changed nothing and ends with
 * [EbbError.CalledOff]. So does work whose coroutine is cancelled.
 */
public suspend fun Ebb.act(
    action: Action,
    answers: List<Answer> = emptyList(),
    watch: (WorkProgress) -> Boolean,
): EbbResult<Reply> = watched(watch) { work -> ask { core.act(action.checked(), answers.checked(), device.moment(), work) } }

private suspend fun <T> watched(watch: (WorkProgress) -> Boolean, call: suspend (Work) -> EbbResult<T>): EbbResult<T> {
    val work = when (val made = answer { Work() }) {
        is EbbResult.Ok -> made.value
        is EbbResult.Failed -> return made
    }
    return work.use {
        coroutineScope {
            val watching = launch(start = CoroutineStart.UNDISPATCHED) {
                try {
                    while (watch(work.progress())) delay(INTERVAL)
                } finally {
                    // Told to stop, cancelled, or too late to matter.
                    work.callOff()
                }
            }
            call(work).also { watching.cancel() }
        }
    }
}

/**
 * Writes the file of an offer that has one [to] a path, which must not be there yet; nothing is left of it where that
 * fails. It leaves the device only by the person's own hand.
 */
public suspend fun Ebb.save(action: Action, to: Path, answers: List<Answer> = emptyList()): EbbResult<Unit> =
    ask { core.save(action.checked(), answers.checked(), to.toString().checked(), device.moment(), null) }

/** The same for a file that may be large, watched as [act] is. */
public suspend fun Ebb.save(
    action: Action,
    to: Path,
    answers: List<Answer> = emptyList(),
    watch: (WorkProgress) -> Boolean,
): EbbResult<Unit> = watched(watch) { work ->
    ask { core.save(action.checked(), answers.checked(), to.toString().checked(), device.moment(), work) }
}

/** True where the action shows again what was hidden. Ask for the device's own lock before it is carried out. */
public fun Action.unlocks(): EbbResult<Boolean> = answer { ebb.bridge.unlocks(checked()) }

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
