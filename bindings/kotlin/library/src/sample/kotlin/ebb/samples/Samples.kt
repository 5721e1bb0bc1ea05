package ebb.samples

import ebb.Action
import ebb.CrisisLines
import ebb.Device
import ebb.Ebb
import ebb.EbbError
import ebb.EbbResult
import ebb.KeyPlace
import ebb.Keys
import ebb.Outcome
import ebb.PlanFile
import ebb.Place
import ebb.ReminderAction
import ebb.frames
import ebb.now
import ebb.reminders
import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import kotlinx.coroutines.flow.take

/** Opens the store, or makes one, and hands the key to [keep]. */
suspend fun openOrCreate(folder: Path, kept: ByteArray?, keep: (String, ByteArray) -> Unit): Ebb {
    if (kept != null) return Ebb.open(folder, kept, Device()).getOrThrow()
    // A new key goes into the Keystore, under the store's id, before there is a store.
    val id = Keys.newId(Instant.now()).getOrThrow()
    val key = Keys.newKey().getOrThrow()
    keep(id, key)
    return Ebb.create(folder, id, key, KeyPlace.KEYSTORE).getOrThrow()
}

/** One touch starts a ride; its frames are drawn until it is over. */
suspend fun rideAnUrge(ebb: Ebb) {
    ebb.now().getOrThrow().offers.forEach { println(it.label) }
    ebb.act(Action.StartRide).getOrThrow()
    ebb.act(Action.Rate(7)).getOrThrow()
    ebb.frames().take(3).collect { frame -> println("${frame.elapsed} ${frame.lung}") }
    ebb.act(Action.Finish(Outcome.RODE)).getOrThrow()
}

/** What went wrong comes back as a case that a host can act on. */
suspend fun goOn(ebb: Ebb, key: ByteArray): String = when (val result = ebb.act(Action.StartRide)) {
    is EbbResult.Ok -> if (result.value == Place.Exercise) "riding" else "elsewhere"
    is EbbResult.Failed -> when (val error = result.error) {
        is EbbError.NotNow -> "it makes no sense at this point"
        is EbbError.Closed -> if (ebb.reopen(key) is EbbResult.Ok) "try again" else "the plan still opens"
        else -> error.detail
    }
}

/** Booster sessions over two years, in the usual months unless the person says others. */
suspend fun planBoosters(ebb: Ebb, treatmentEnded: LocalDate) {
    val change = ReminderAction.PlanBoosters(treatmentEnded.toString(), months = "", prepare = "")
    ebb.act(Action.Reminder(change)).getOrThrow()
    ebb.reminders().getOrThrow().boosters.flatMap { it.steps }.forEach { println(it.sentence) }
}

/** The plan opens without a store, a key or anything else. */
fun readThePlan(folder: Path) {
    PlanFile.of(folder).getOrThrow().use { file ->
        file.shown(locked = true).getOrThrow().entries.forEach { println(it.text) }
    }
    CrisisLines.of("GB").getOrThrow().lines.forEach { println("${it.name}: ${it.call.joinToString()}") }
}
