package ebb

import ebb.testing.Walk
import ebb.testing.item
import ebb.testing.offer
import ebb.testing.words
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate
import java.time.LocalTime
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.contentOrNull
import kotlinx.serialization.json.double
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** An answer as it stands in a file. */
internal fun value(written: JsonObject): Value {
    val (kind, parts) = written.entries.single()
    val part = parts.jsonObject.values.single()
    return when (kind) {
        "words" -> Value.Words(part.jsonPrimitive.content)
        "number" -> Value.Number(part.jsonPrimitive.double)
        "chosen" -> Value.Chosen(part.jsonArray.map { it.jsonPrimitive.content })
        "day" -> Value.Day(LocalDate.parse(part.jsonPrimitive.content))
        "time" -> Value.Time(LocalTime.parse(part.jsonPrimitive.content))
        else -> error("$kind is read nowhere yet")
    }
}

/** The walk that `cargo test -p ebb-ffi --test pages` took and wrote down, and that Swift takes as well. */
class PageVectorsTest {
    private suspend fun take(step: JsonElement, walk: Walk, ebb: Ebb, clock: SetClock) {
        if (step is JsonPrimitive) {
            if (step.content == "back") walk.back() else walk.choose(walk.message?.undo ?: error("nothing to take back"), sure = true)
            return
        }
        val (kind, with) = step.jsonObject.entries.single()
        when (kind) {
            "go" -> walk.go(Place(with.jsonPrimitive.content))
            "choose" -> walk.choose(walk.page.offer(with.jsonPrimitive.content), sure = true)
            "open" -> walk.choose(walk.page.item(with.jsonPrimitive.content).open ?: error("nothing opens"))
            "say" -> walk.say(with.jsonArray[0].jsonPrimitive.content, value(with.jsonArray[1].jsonObject))
            "later" -> {
                clock += Duration.ofMinutes(with.jsonPrimitive.long)
                walk.go(walk.trail.last())
            }
            "lock" -> {
                (if (with.jsonPrimitive.boolean) ebb.lock() else ebb.unlock()).getOrThrow()
                walk.go(walk.trail.last())
            }
            else -> error("$kind is read nowhere yet")
        }
    }

    @Test
    fun `the same pages give the same words as in Rust`() = runBlocking<Unit> {
        val path = Path.of(System.getProperty("ebb.repository"), "tests", "vectors", "pages.json")
        val clock = SetClock()
        newEbb(emptyFolder(), clock).use { ebb ->
            val walk = Walk.from(ebb, Place(""))
            val steps = Json.parseToJsonElement(Files.readString(path)).jsonArray.map { it.jsonObject }
            for (seen in steps) {
                val step = seen.getValue("do")
                take(step, walk, ebb, clock)
                assertEquals(seen.getValue("message").jsonPrimitive.contentOrNull, walk.message?.words, "$step")
                val problems = seen.getValue("problems").jsonArray.map { it.jsonObject }
                val told = problems.map { one -> listOf("field", "words").map { one.getValue(it).jsonPrimitive.content } }
                assertEquals(told, walk.problems.map { listOf(it.field, it.words) }, "$step")
                assertEquals(seen.getValue("words").jsonArray.map { it.jsonPrimitive.content }, walk.page.words(), "$step")
            }
            assertTrue(steps.size > 60)
        }
    }
}
