package ebb.sample

import ebb.EbbException
import ebb.EbbResult
import ebb.Keys
import ebb.KeyPlace
import ebb.Device
import ebb.Ebb
import ebb.getOrElse
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.format.DateTimeParseException
import kotlin.system.exitProcess
import kotlinx.coroutines.runBlocking

/** The command line: bindings/README.md says what it means, for Kotlin and Swift alike. */
private const val USAGE = "sample --data DIR [--at TIME] [--speed N] show [TOKEN]|breathe|ride|booster|plan|tour"

/** What ends the program, with what the shell is told. */
private class Ends(val code: Int, message: String) : Exception(message)

private class Options(val folder: Path, val clock: MovedClock, val command: List<String>)

private fun options(arguments: List<String>): Options {
    var folder: Path? = null
    var at: Instant? = null
    var speed = 1.0
    val rest = arguments.toMutableList()
    while (rest.firstOrNull()?.startsWith("--") == true) {
        val name = rest.removeFirst()
        val value = rest.removeFirstOrNull() ?: throw Ends(2, "$name needs a value")
        when (name) {
            "--data" -> folder = Path.of(value)
            "--at" -> at = try {
                Instant.parse(value)
            } catch (_: DateTimeParseException) {
                throw Ends(2, "use a time such as 2026-11-23T03:00:00Z")
            }
            "--speed" -> speed = value.toDoubleOrNull()?.takeIf { it >= 0 } ?: throw Ends(2, "use a number from 0 on")
            else -> throw Ends(2, "$name is not known. $USAGE")
        }
    }
    return Options(folder ?: throw Ends(2, USAGE), MovedClock(at ?: Instant.now(), speed), rest)
}

/** The key that the terminal keeps in a file where it is told to leave the keyring alone. */
private fun keyIn(folder: Path): ByteArray {
    val found = Keys.header(folder).getOrElse { throw Ends(1, it.detail) }
    if (found?.key != KeyPlace.FILE) throw Ends(1, "there is no store here whose key lies in a file")
    val digits = Files.readString(folder.resolve("ebb.key")).trim()
    return digits.chunked(2).map { it.toInt(16).toByte() }.toByteArray()
}

private suspend fun opened(options: Options): Ebb {
    val ebb = Ebb.open(options.folder, keyIn(options.folder), Device(options.clock))
        .getOrElse { throw Ends(1, it.detail) }
    val problem = ebb.problem().getOrElse { it } ?: return ebb
    ebb.close()
    throw Ends(1, problem.detail)
}

private suspend fun run(options: Options) {
    val (command, token) = options.command.getOrNull(0) to options.command.getOrNull(1)
    if (command == "plan") return showPlan(options.folder, options.clock)
    if (command !in setOf("show", "breathe", "ride", "booster", "tour")) throw Ends(2, USAGE)
    opened(options).use { ebb ->
        when (command) {
            "show" -> show(ebb, token)
            "breathe" -> breathe(ebb, options.clock)
            "ride" -> ride(ebb, options.clock)
            "booster" -> booster(ebb, options.clock)
            else -> {
                show(ebb, null)
                breathe(ebb, options.clock)
                ride(ebb, options.clock)
                booster(ebb, options.clock)
                showPlan(options.folder, options.clock)
            }
        }
    }
}

fun main(arguments: Array<String>) {
    val (code, why) = try {
        runBlocking { run(options(arguments.toList())) }
        0 to ""
    } catch (end: Ends) {
        end.code to end.message
    } catch (refused: EbbException) {
        3 to refused.error.detail
    } catch (lost: java.io.IOException) {
        1 to "the key cannot be read: ${lost.message}"
    }
    if (code != 0) System.err.println("sample: $why")
    exitProcess(code)
}
