package ebb

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlin.test.assertEquals
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
    return Ebb.create(folder, id, KEY, KeyPlace.FILE, Device(clock, dispatcher = dispatcher)).getOrThrow()
}

internal fun <T> EbbResult<T>.error(): EbbError = when (this) {
    is EbbResult.Ok -> error("an error was expected, and this came: $value")
    is EbbResult.Failed -> error
}

/** Runs [main] in a JVM of its own, and answers what it prints. */
internal fun anotherJvm(main: String, argument: String, exit: Int = 0, options: List<String> = emptyList()): String {
    val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
    val library = "-Djna.library.path=${System.getProperty("jna.library.path")}"
    val classes = listOf("-cp", System.getProperty("java.class.path"))
    val process = ProcessBuilder(listOf(java, "-XX:-UsePerfData", library) + options + classes + listOf(main, argument))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
    val said = process.inputStream.bufferedReader().use { it.readText() }
    assertEquals(exit, process.waitFor(), said)
    return said
}

/** How often what is costly is repeated: 20, and 200 with `tests/run --all`; a little where nothing is said. */
internal val REPEAT: Int = System.getenv("EBB_TEST_REPEAT")?.toIntOrNull() ?: 7
