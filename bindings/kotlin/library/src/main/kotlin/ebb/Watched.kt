package ebb

import java.time.Instant
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import ebb.bridge.Work

/** How long a watcher waits before it looks again. */
private val LOOK = 50.milliseconds

/**
 * [Ebb.act], watched. [watch] hears how far the work is, at once and then about twenty times a second, in the context
 * of the caller; where it answers false, the work is called off, has changed nothing and ends with
 * [EbbError.CalledOff]. So does work whose coroutine is cancelled.
 *
 * Reading, taking and taking back a pack count their steps; everything else is over before anybody could look.
 */
public suspend fun Ebb.act(action: OldAction, watch: (WorkProgress) -> Boolean): EbbResult<OldPlace> =
    watched(watch) { work -> core.actOldWith(action.lowered(), device.moment(), work).lifted() }

/** [Ebb.history], watched in the same way. After years of use its statements take some tens of milliseconds. */
public suspend fun Ebb.history(
    before: Instant,
    limit: Int = 100,
    watch: (WorkProgress) -> Boolean,
): EbbResult<HistoryScreen> =
    watched(watch) { work -> core.historyWith(before.checked(), limit, device.moment(), work).lifted() }

internal suspend fun <T> Ebb.watched(watch: (WorkProgress) -> Boolean, call: (Work) -> T): EbbResult<T> {
    val work = when (val made = answer { Work() }) {
        is EbbResult.Ok -> made.value
        is EbbResult.Failed -> return made
    }
    return work.use {
        coroutineScope {
            val looking = launch(start = CoroutineStart.UNDISPATCHED) {
                try {
                    while (watch(work.progress().lifted())) delay(LOOK)
                } finally {
                    // Told to stop, cancelled, or too late to matter.
                    work.callOff()
                }
            }
            ask { call(work) }.also { looking.cancel() }
        }
    }
}
