package ebb.samples

import ebb.CrisisLines
import ebb.Device
import ebb.Ebb
import ebb.EbbError
import ebb.EbbResult
import ebb.KeyPlace
import ebb.Keys
import ebb.OldAction
import ebb.OldPlace
import ebb.Outcome
import ebb.PlanFile
import ebb.ReminderAction
import ebb.core.Place
import ebb.core.Value
import ebb.frames
import ebb.now
import ebb.reminders
import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.offer
import ebb.testing.words
import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
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
    ebb.act(OldAction.StartRide).getOrThrow()
    ebb.act(OldAction.Rate(7)).getOrThrow()
    ebb.frames().take(3).collect { frame -> println("${frame.elapsed} ${frame.lung}") }
    ebb.act(OldAction.Finish(Outcome.RODE)).getOrThrow()
}

/** What went wrong comes back as a case that a host can act on. */
suspend fun goOn(ebb: Ebb, key: ByteArray): String = when (val result = ebb.act(OldAction.StartRide)) {
    is EbbResult.Ok -> if (result.value == OldPlace.Exercise) "riding" else "elsewhere"
    is EbbResult.Failed -> when (val error = result.error) {
        is EbbError.NotNow -> "it makes no sense at this point"
        is EbbError.Closed -> if (ebb.reopen(key) is EbbResult.Ok) "try again" else "the plan still opens"
        else -> error.detail
    }
}

/** Booster sessions over two years, in the usual months unless the person says others. */
suspend fun planBoosters(ebb: Ebb, treatmentEnded: LocalDate) {
    val change = ReminderAction.PlanBoosters(treatmentEnded.toString(), months = "", prepare = "")
    ebb.act(OldAction.Reminder(change)).getOrThrow()
    ebb.reminders().getOrThrow().boosters.flatMap { it.steps }.forEach { println(it.sentence) }
}

/** The plan opens without a store, a key or anything else. */
fun readThePlan(folder: Path) {
    PlanFile.of(folder).getOrThrow().use { file ->
        file.shown(locked = true).getOrThrow().entries.forEach { println(it.text) }
    }
    CrisisLines.of("GB").getOrThrow().lines.forEach { println("${it.name}: ${it.call.joinToString()}") }
}

/** A test of an app takes the way of a person through the pages, with a kit that the library brings. */
suspend fun addAReminder(ebb: Ebb, reminders: Place) {
    val walk = Walk.from(ebb, reminders)
    walk.choose(walk.page.offer("Add a reminder"))
    walk.say("kind", Value.Chosen(listOf("own")))
    walk.say("title", Value.Words("Water the fern"))
    walk.say("when.repeats", Value.Chosen(listOf("daily")))
    walk.say("when.times.0.time", Value.Time(LocalTime.of(18, 0)))
    walk.choose(walk.page.form()?.submit ?: error("nothing to send"))
    println(walk.page.words())
}
