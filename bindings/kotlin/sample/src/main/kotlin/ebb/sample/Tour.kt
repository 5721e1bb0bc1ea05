package ebb.sample

import ebb.Device
import ebb.Ebb
import ebb.Place
import ebb.Trail
import ebb.Value
import ebb.elapsed
import ebb.frames
import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.offer
import ebb.testing.offers
import ebb.testing.words
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.LocalDate
import kotlinx.coroutines.flow.takeWhile

/** Somebody who has opened the first page. */
private suspend fun atFirst(ebb: Ebb): Walk = Walk.from(ebb, Trail.begin().getOrThrow().single())

/** Every word of a page, a line each: of the first where no token is given. */
suspend fun show(ebb: Ebb, token: String?) {
    val walk = token?.let { Walk.from(ebb, Place(it)) } ?: atFirst(ebb)
    walk.page.words().forEach(::println)
}

/** Draws what is under way until so much time of the clock is over. */
private suspend fun draw(ebb: Ebb, clock: Clock, span: Duration) {
    val end = clock.instant() + span
    var drawn = 0
    ebb.frames().takeWhile { clock.instant() < end }.collect { frame ->
        if (drawn % 15 == 0) println("  ${frame.elapsed.toMillis()} ms  ${frame.phase}  lung ${"%.2f".format(frame.lung)}")
        drawn += 1
    }
}

/** Five seconds of breathing, by the first pattern as it stands. */
suspend fun breathe(ebb: Ebb, clock: Clock) {
    val walk = atFirst(ebb)
    walk.choose(walk.page.offer("Breathe"))
    walk.choose(walk.page.offer("How long, and from which pace"))
    walk.choose(walk.page.offer("Start"))
    println(walk.page.title)
    draw(ebb, clock, Duration.ofSeconds(5))
    walk.choose(walk.page.offer("Stop here"))
}

/** A short ride, rated before and after. */
suspend fun ride(ebb: Ebb, clock: Clock) {
    val walk = atFirst(ebb)
    walk.choose(walk.page.offer("Ride an urge"))
    walk.say("strength", Value.Number(7.0))
    walk.choose(walk.page.offer("Go on"))
    draw(ebb, clock, Duration.ofSeconds(2))
    walk.choose(walk.page.offer("Enough for now"))
    walk.say("strength", Value.Number(4.0))
    walk.choose(walk.page.offer("Go on"))
    walk.choose(walk.page.offer("I rode it"))
}

/** Booster sessions after a treatment that ends today; it has ended once. */
suspend fun booster(ebb: Ebb, clock: Clock) {
    val walk = atFirst(ebb)
    walk.choose(walk.page.offer("Reminders"))
    val plan = walk.page.offers().firstOrNull { it.label == "Plan boosters" } ?: return println("boosters are planned already")
    walk.choose(plan)
    walk.say("ended", Value.Day(LocalDate.now(clock)))
    walk.choose(walk.page.form()?.submit ?: error("nothing to send"))
    println(walk.message?.words)
}

/** The plan, without a key. */
suspend fun showPlan(folder: Path, clock: Clock) {
    Ebb.aheadOfLock(folder, Device(clock)).getOrThrow().use { ebb ->
        ebb.unlock().getOrThrow()
        val walk = atFirst(ebb)
        walk.choose(walk.page.offer("My plan"))
        walk.page.words().forEach { println("  $it") }
    }
}
