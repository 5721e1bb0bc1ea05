package ebb

import ebb.core.ReminderKind
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
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
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

    private fun start(told: Any?): OldAction = when (told) {
        is JsonObject -> told["breathing"]?.jsonObject?.let {
            OldAction.StartBreathing(it.at("pattern").content, it.at("minutes").int, it.at("from_rate").doubleOrNull)
        } ?: told.getValue("custom").jsonObject.let {
            val cycle = BreathCycle(
                inhale = it.span("inhale_ms"),
                topUp = Duration.ZERO,
                holdFull = it.span("hold_full_ms"),
                exhale = it.span("exhale_ms"),
                holdEmpty = it.span("hold_empty_ms"),
            )
            OldAction.StartCustom(cycle, it.span("duration_ms"))
        }
        else -> OldAction.StartRide
    }

    private fun JsonObject.span(name: String): Duration = Duration.ofMillis(at(name).long)

    @Test
    fun `frames at instants are those of a stopwatch`() = runBlocking<Unit> {
        var compared = 0
        for (exercise in read("frames")) {
            val clock = SetClock(Instant.ofEpochMilli(exercise.at("at").long))
            newEbb(emptyFolder(), clock).use { ebb ->
                ebb.act(start(exercise["start"])).getOrThrow()
                for (step in exercise.getValue("steps").jsonArray.map { it.jsonObject }) {
                    clock.at = Instant.ofEpochMilli(step.at("at").long)
                    when (step["do"]?.jsonPrimitive?.content) {
                        "pause" -> ebb.act(OldAction.Pause).getOrThrow()
                        "resume" -> ebb.act(OldAction.Resume).getOrThrow()
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
                val add = ReminderAction.Add(ReminderKind.OWN, case.at("when").content, "x", "", "")
                ebb.act(OldAction.Reminder(add)).getOrThrow()
                val screen = ebb.reminders().getOrThrow()
                val expected = case.getValue("at").jsonArray.map { it.jsonPrimitive.long }
                assertEquals(expected, screen.coming.map { it.at.toEpochMilli() }, "$case")
                ebb.act(OldAction.Reminder(ReminderAction.Remove(screen.rules.single().id))).getOrThrow()
            }
        }
    }

    /** The address by which the plan reaches a person; null where it is refused. */
    private suspend fun way(typed: String, call: Boolean): String? = newEbb(emptyFolder(), SetClock()).use { ebb ->
        val numbers = listOf(ContactNumber(typed, call = call, text = !call))
        val person = Contact("", "Sam", "", numbers, "", atNight = false, ahead = false)
        val added = ebb.act(OldAction.Plan(PlanAction.AddPerson(person, listOf(PlanSection.PEOPLE_TO_ASK))))
        if (added is EbbResult.Failed) {
            assertIs<EbbError.Refused>(added.error)
            return null
        }
        ebb.plan(PlanDoor.MIGHT_HURT).getOrThrow().parts.flatMap { it.entries }.flatMap { it.ways }.single().uri
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
