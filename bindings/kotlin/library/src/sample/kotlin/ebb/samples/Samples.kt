package ebb.samples

import ebb.Device
import ebb.Ebb
import ebb.EbbError
import ebb.EbbResult
import ebb.KeyPlace
import ebb.Keys
import ebb.Place
import ebb.Reply
import ebb.Target
import ebb.Trail
import ebb.Value
import ebb.act
import ebb.elapsed
import ebb.frames
import ebb.page
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

/** What an app draws, and what it does at a touch: the same for every page. */
suspend fun begin(ebb: Ebb) {
    val first = Trail.begin().getOrThrow().single()
    val page = ebb.page(first).getOrThrow()
    println(page.title)
    when (val target = page.offer(key = "r").target) {
        is Target.Go -> println("go to ${target.place.token}")
        is Target.Act -> when (val reply = ebb.act(target.action).getOrThrow()) {
            is Reply.Went -> println("draw ${reply.to.token}, and say ${reply.message?.words.orEmpty()}")
            is Reply.Refused -> println("at its field: ${reply.problems}")
            is Reply.Asked -> println("ask first: ${reply.offer.confirm?.question}")
            is Reply.Hidden -> println("leave the screen")
        }
    }
}

/** One touch starts a ride; its frames are drawn until it is over. */
suspend fun rideAnUrge(ebb: Ebb) {
    begin(ebb)
    ebb.frames().take(3).collect { frame -> println("${frame.elapsed} ${frame.lung}") }
}

/** What went wrong comes back as a case that a host can act on. */
suspend fun goOn(ebb: Ebb, place: Place, key: ByteArray): String = when (val result = ebb.page(place)) {
    is EbbResult.Ok -> result.value.title
    is EbbResult.Failed -> when (val error = result.error) {
        is EbbError.NotNow -> "it makes no sense at this point"
        is EbbError.Closed -> if (ebb.reopen(key) is EbbResult.Ok) "try again" else "the plan still opens"
        else -> error.detail
    }
}

/** Booster sessions over two years, in the usual months unless the person says others. */
suspend fun planBoosters(ebb: Ebb, reminders: Place, treatmentEnded: LocalDate) {
    val walk = Walk.from(ebb, reminders)
    walk.choose(walk.page.offer("Plan boosters"))
    walk.say("ended", Value.Day(treatmentEnded))
    walk.choose(walk.page.form()?.submit ?: error("nothing to send"))
    println(walk.message?.words)
}

/** The plan opens without a store, a key or anything else. */
suspend fun readThePlan(folder: Path) {
    Ebb.aheadOfLock(folder).getOrThrow().use { ebb ->
        val first = ebb.page(Trail.begin().getOrThrow().single()).getOrThrow()
        // Its door has this key in every language, on every page.
        val plan = first.offer(key = "l").target as? Target.Go ?: error("it goes to the plan")
        ebb.page(plan.place).getOrThrow().words().forEach(::println)
    }
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
