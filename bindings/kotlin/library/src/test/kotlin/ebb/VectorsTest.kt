package ebb

import ebb.testing.Walk
import ebb.testing.item
import ebb.testing.lists
import ebb.testing.offer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import kotlin.math.abs
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.contentOrNull
import kotlinx.serialization.json.double
import kotlinx.serialization.json.doubleOrNull
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import kotlinx.serialization.json.longOrNull

/** The vectors that the core and the Swift package are held to as well; `tests/vectors/make_shared.py` writes them. */
class VectorsTest {
    private fun read(name: String): List<JsonObject> {
        val path = Path.of(System.getProperty("ebb.repository"), "tests", "vectors", "$name.json")
        return Json.parseToJsonElement(Files.readString(path)).jsonArray.map { it.jsonObject }
    }

    private fun JsonObject.at(name: String): JsonPrimitive = getValue(name).jsonPrimitive

    private fun word(value: Enum<*>): String = value.name.lowercase()

    /** Starts an exercise from its page. */
    private suspend fun start(ebb: Ebb, written: JsonElement?) {
        if (written !is JsonObject) {
            assertEquals(LIVE, ebb.act(RIDE).place())
            return
        }
        val breathing = written["breathing"]?.jsonObject
        val place = breathing?.let { "session/pattern/${it.at("pattern").content}" } ?: "session/own-pattern"
        val walk = Walk.from(ebb, Place(place))
        if (breathing != null) {
            walk.say("minutes", Value.Number(breathing.at("minutes").double))
            walk.say("from", chosen(breathing.at("from_rate").doubleOrNull?.let { "${it.toInt()}" } ?: "none"))
        }
        val own = written["custom"]?.jsonObject.orEmpty()
        for ((name, milliseconds) in own) {
            val value = milliseconds.jsonPrimitive.double / 1_000
            if (name == "duration_ms") walk.say("minutes", Value.Number(value / 60)) else walk.say(name.removeSuffix("_ms"), Value.Number(value))
        }
        assertIs<Reply.Went>(walk.choose(walk.page.offer("Start")), "${walk.problems}")
    }

    private fun JsonObject.span(name: String): Duration = Duration.ofMillis(at(name).long)

    @Test
    fun `frames at instants are those of a stopwatch`() = runBlocking<Unit> {
        var compared = 0
        for (exercise in read("frames")) {
            val clock = SetClock(Instant.ofEpochMilli(exercise.at("at").long))
            newEbb(emptyFolder(), clock).use { ebb ->
                start(ebb, exercise["start"])
                for (step in exercise.getValue("steps").jsonArray.map { it.jsonObject }) {
                    clock.at = Instant.ofEpochMilli(step.at("at").long)
                    when (step["do"]?.jsonPrimitive?.content) {
                        "pause" -> ebb.act(Action("session/pause")).getOrThrow()
                        "resume" -> ebb.act(Action("session/resume")).getOrThrow()
                    }
                    val seen = step["frame"]?.jsonObject ?: continue
                    val frame = assertIs<Frame>(ebb.frame().getOrThrow())
                    val what = "${exercise.at("name")} at ${clock.at}"
                    assertEquals(seen.at("state").content, word(frame.state), what)
                    assertEquals(seen.span("elapsed_ms"), frame.elapsed, what)
                    compared += 1
                    if ("lung" !in seen) continue
                    assertEquals(seen.span("left_ms"), frame.left, what)
                    assertEquals(seen.at("breath").int, frame.breath, what)
                    assertEquals(seen.at("phase").content, word(frame.phase), what)
                    assertEquals(seen.span("phase_left_ms"), frame.phaseLeft, what)
                    assertTrue(abs(seen.at("lung").double - frame.lung) < 1e-9, what)
                }
            }
        }
        assertTrue(compared > 150)
    }

    @Test
    fun `instants arrive as the nearest millisecond, and outside the years 1970 to 9999 they are refused`() {
        for (case in read("instants")) {
            val instant = Instant.ofEpochSecond(case.at("seconds").long, case.at("nanos").long)
            val answer = Keys.newId(instant)
            val millis = case.at("ms").longOrNull
            if (millis == null) {
                assertIs<EbbError.Refused>(answer.error(), "$instant")
            } else {
                // The first 48 bits of an id are the milliseconds in which it was made.
                val id = answer.getOrThrow().replace("-", "")
                assertEquals(millis, id.substring(0, 12).toLong(16), "$instant")
            }
        }
    }

    @Test
    fun `reminders come when dateutil and zoneinfo say so`() = runBlocking<Unit> {
        val device = SetDevice()
        newEbb(emptyFolder(), device).use { ebb ->
            for (case in read("reminders")) {
                device.at = Instant.ofEpochMilli(case.at("now").long)
                device.zone = ZoneId.of(case.at("zone").content)
                val walk = Walk.from(ebb, Place("reminders/new"))
                walk.say("kind", chosen("own"))
                walk.say("title", Value.Words("x"))
                for ((path, said) in case.getValue("form").jsonArray.map { it.jsonArray }) {
                    walk.say(path.jsonPrimitive.content, value(said.jsonObject))
                }
                walk.say("follows", chosen("device"))
                assertIs<Reply.Went>(walk.choose(walk.page.offer("Keep it")), "$case: ${walk.problems}")
                // The vectors look two weeks ahead, and show two.
                val edge = device.at.plus(Duration.ofDays(14))
                val held = ebb.noticePlan(emptyList()).getOrThrow().schedule.map { it.at }.filter { it < edge }.sorted()
                assertEquals(case.getValue("at").jsonArray.map { it.jsonPrimitive.long }, held.take(2).map { it.toEpochMilli() }, "$case")
                walk.go(REMINDERS)
                walk.choose(assertNotNull(walk.page.lists().single { it.id == "rules" }.items.single().open))
                walk.choose(walk.page.offer("Delete"), sure = true)
            }
        }
    }

    /** The address by which the plan reaches a person; null where it is refused. */
    private suspend fun way(typed: String, call: Boolean): String? = newEbb(emptyFolder(), SetClock()).use { ebb ->
        val walk = Walk.from(ebb, Place("crisis/new-person/people_to_ask"))
        walk.say("name", Value.Words("Sam"))
        walk.say("numbers.0.number", Value.Words(typed))
        walk.say("numbers.0.use", chosen(if (call) "call" else "text"))
        val reply = walk.choose(walk.page.offer("Keep it"))
        if (reply is Reply.Refused) {
            assertEquals(listOf("numbers.0.number"), reply.problems.map { it.field })
            return null
        }
        ebb.page(Place("crisis/plan/might_hurt")).getOrThrow().item("Sam").ways.single().uri
    }

    @Test
    fun `numbers are dialled as the RFCs write them`() = runBlocking<Unit> {
        for (case in read("dial")) {
            val typed = case.at("typed").content
            assertEquals(case.at("tel").contentOrNull, way(typed, call = true), typed)
            assertEquals(case.at("sms").contentOrNull, way(typed, call = false), typed)
        }
    }
}

/** A device that travels. */
private class SetDevice(@Volatile var at: Instant = START, @JvmField @Volatile var zone: ZoneId = ZoneId.of("UTC")) : Clock() {
    override fun getZone(): ZoneId = zone

    override fun withZone(zone: ZoneId): Clock = this

    override fun instant(): Instant = at
}
