package ebb.sample

import ebb.Ebb
import ebb.JsonPage
import ebb.OldAction
import ebb.Outcome
import ebb.PlanFile
import ebb.ReminderAction
import ebb.exercise
import ebb.frames
import ebb.json
import ebb.lookBack
import ebb.now
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.LocalDate
import kotlinx.coroutines.flow.takeWhile

/** Each page that is printed as JSON, by its name on the command line. */
val PAGES: Map<String, JsonPage> = mapOf(
    "status" to JsonPage.Status,
    "history" to JsonPage.History(limit = 30),
    "plan" to JsonPage.Plan(door = null),
    "reminders" to JsonPage.Reminders,
)

/** The Now screen. */
suspend fun show(ebb: Ebb) {
    val screen = ebb.now().getOrThrow()
    (listOf(screen.title, screen.greeting) + screen.notices + screen.missed + screen.next + screen.today)
        .filter(String::isNotEmpty)
        .forEach(::println)
    (screen.offers + screen.doors).forEach { println("  ${it.label}") }
}

/** Draws what is under way until so much time of the clock is over. */
private suspend fun draw(ebb: Ebb, clock: Clock, span: Duration) {
    val end = clock.instant() + span
    println(ebb.exercise().getOrThrow()?.title.orEmpty())
    var drawn = 0
    ebb.frames().takeWhile { clock.instant() < end }.collect { frame ->
        if (drawn % 15 == 0) println("  ${frame.elapsed.toMillis()} ms  ${frame.phase}  lung ${"%.2f".format(frame.lung)}")
        drawn += 1
    }
}

/** Five seconds of breathing. */
suspend fun breathe(ebb: Ebb, clock: Clock) {
    ebb.act(OldAction.StartBreathing(pattern = "long-exhale", minutes = 1, fromRate = null)).getOrThrow()
    draw(ebb, clock, Duration.ofSeconds(5))
    ebb.act(OldAction.Finish(outcome = null)).getOrThrow()
}

/** A short ride, rated twice. */
suspend fun ride(ebb: Ebb, clock: Clock) {
    ebb.act(OldAction.StartRide).getOrThrow()
    ebb.act(OldAction.Rate(7)).getOrThrow()
    draw(ebb, clock, Duration.ofSeconds(2))
    ebb.act(OldAction.Rate(4)).getOrThrow()
    ebb.act(OldAction.Enough).getOrThrow()
    ebb.act(OldAction.Finish(Outcome.RODE)).getOrThrow()
}

/** Booster sessions after a treatment that ends today. */
suspend fun booster(ebb: Ebb, clock: Clock) {
    val today = LocalDate.now(clock).toString()
    val place = ebb.act(OldAction.Reminder(ReminderAction.PlanBoosters(today, months = "", prepare = ""))).getOrThrow()
    println("boosters after $today: $place")
}

/** The plan, without a key. */
fun showPlan(folder: Path) {
    PlanFile.of(folder).getOrThrow().use { file ->
        file.shown(locked = false).getOrThrow().entries.forEach { println("  ${it.text}") }
    }
}

/** A page as the terminal prints it. */
suspend fun printJson(ebb: Ebb, page: JsonPage) {
    if (page == JsonPage.Reminders) ebb.lookBack().getOrThrow()
    println(ebb.json(page).getOrThrow())
}
