package ebb

import ebb.testing.words
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers

internal val START: Instant = Instant.parse("2026-09-22T08:00:00Z")
internal val KEY: ByteArray = ByteArray(32) { 7 }

/** A clock that goes where a test sets it. */
internal class SetClock(@Volatile var at: Instant = START) : Clock() {
    @Volatile
    var inZone: ZoneId = ZoneId.of("Europe/Berlin")

    override fun getZone(): ZoneId = inZone

    override fun withZone(zone: ZoneId): Clock = this

    override fun instant(): Instant = at

    operator fun plusAssign(span: Duration) {
        at += span
    }
}

internal fun emptyFolder(): Path = Files.createTempDirectory("ebb")

internal suspend fun newEbb(
    folder: Path,
    clock: Clock,
    dispatcher: CoroutineDispatcher = Dispatchers.IO,
): Ebb {
    val id = Keys.newId(clock.instant()).getOrThrow()
    return Ebb.create(folder, id, KEY, KeyPlace.KEYSTORE, Device(clock, dispatcher = dispatcher)).getOrThrow()
}

/** Tokens as an app keeps them. */
internal val NOW = Place("ebb/now")
internal val LIVE = Place("session/live")
internal val PLAN = Place("crisis/plan/might_use")
internal val REMINDERS = Place("reminders/all?ahead=0")
internal val CARDS = Place("cards/all")
internal val RIDE = Action("session/ride")
internal val RODE = Action("session/finish/rode")
internal val TICK = Action("cards/tick/stop/cold/true")

internal fun chosen(id: String): Value = Value.Chosen(listOf(id))

internal suspend fun Ebb.rate(strength: Int): EbbResult<Reply> =
    act(Action("session/rate"), listOf(Answer("strength", Value.Number(strength.toDouble()))))

internal suspend fun Ebb.writeInPlan(words: String): EbbResult<Reply> =
    act(Action("crisis/new-line/early_signs"), listOf(Answer("text", Value.Words(words))))

/** Where an action led. */
internal fun EbbResult<Reply>.place(): Place = assertIs<Reply.Went>(getOrThrow()).to

/** The ratings of the ride that is under way, as its page draws them. */
internal suspend fun Ebb.ratings(): List<Int> {
    val graphs = page(LIVE).getOrThrow().blocks.filterIsInstance<Block.Graph>()
    return graphs.flatMap { it.graph.series }.flatMap { it.points }.map { it.up.toInt() }
}

/** How many rides of today the first page counts. */
internal suspend fun Ebb.ridesToday(): Int {
    val words = page(NOW).getOrThrow().words().joinToString()
    return Regex("Today: (\\d+) ride").find(words)?.run { groupValues[1].toInt() } ?: 0
}

internal fun <T> EbbResult<T>.error(): EbbError = when (this) {
    is EbbResult.Ok -> error("an error was expected, and this came: $value")
    is EbbResult.Failed -> error
}

/** Starts [main] in a JVM of its own. */
internal fun startJvm(main: String, argument: String, options: List<String> = emptyList()): Process {
    val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
    val library = "-Djna.library.path=${System.getProperty("jna.library.path")}"
    val classes = listOf("-cp", System.getProperty("java.class.path"))
    return ProcessBuilder(listOf(java, "-XX:-UsePerfData", library) + options + classes + listOf(main, argument))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
}

/** Runs [main] in a JVM of its own, and answers what it prints. */
internal fun anotherJvm(main: String, argument: String, exit: Int = 0, options: List<String> = emptyList()): String {
    val process = startJvm(main, argument, options)
    val said = process.inputStream.bufferedReader().use { it.readText() }
    assertEquals(exit, process.waitFor(), said)
    return said
}

/** How often what is costly is repeated: 20, and 200 with `tests/run --all`; a little where nothing is said. */
internal val REPEAT: Int = System.getenv("EBB_TEST_REPEAT")?.toIntOrNull() ?: 7
