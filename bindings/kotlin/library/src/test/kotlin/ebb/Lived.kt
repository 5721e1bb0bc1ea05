package ebb

import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.item
import ebb.testing.offer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import kotlin.test.assertIs
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.contentOrNull
import kotlinx.serialization.json.double
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import kotlinx.serialization.json.longOrNull

internal fun JsonObject.at(name: String): JsonPrimitive = getValue(name).jsonPrimitive

/** The rows of a list of the ledger, and of any file of the same kind. */
internal fun JsonObject.rows(name: String): List<JsonObject> = getValue(name).jsonArray.map { it.jsonObject }

/** What one person said in six months, as `tests/src/life.rs` wrote it down: an ebb of its own lived the same days in Rust. */
internal fun readLedger(): JsonObject {
    val path = Path.of(System.getProperty("ebb.repository"), "tests", "vectors", "half_year.json")
    return Json.parseToJsonElement(Files.readString(path)).jsonObject
}

/** Lives the days of the [ledger] through pages and acts, in their order. */
internal class Lived(private val ledger: JsonObject, private val ebb: Ebb, private val clock: SetClock) {
    private class Step(val at: Long, val live: suspend () -> Unit)

    private val steps = mutableListOf<Step>()

    private fun plan(at: Long, live: suspend () -> Unit) {
        steps += Step(at, live)
    }

    suspend fun live() {
        plan(ledger.at("begin").long) { fill("measures/new-tracker", "name" to Value.Words("Sleep")) }
        for (one in ledger.rows("measures")) plan(one.at("at").long) { fillIn(one) }
        for (one in ledger.rows("numbers")) plan(one.at("at").long) { rate(one) }
        for (one in ledger.rows("rides")) plan(one.at("at").long) { ride(one) }
        for (at in ledger.getValue("touched").jsonArray) plan(at.jsonPrimitive.long) { ebb.act(Action("crisis/used")).getOrThrow() }
        for (list in listOf("goals", "homework")) for (one in ledger.rows(list)) keep(list, one)
        for (one in ledger.rows("written")) plan(one.at("at").long) { fill("journal/write/free", "text" to Value.Words(one.at("text").content)) }
        // Of the same moment first what was there first.
        var next = 0
        while (next < steps.size) {
            val ahead = steps.subList(next, steps.size)
            ahead.sortBy { it.at }
            val step = steps[next]
            clock.at = Instant.ofEpochMilli(step.at)
            step.live()
            next += 1
        }
        clock.at = Instant.ofEpochMilli(ledger.at("end").long)
    }

    /** Fills in the form of a place and keeps it. */
    private suspend fun fill(place: String, vararg said: Pair<String, Value>): Place {
        val walk = Walk.from(ebb, Place(place))
        for ((path, value) in said) walk.say(path, value)
        val submit = checkNotNull(walk.page.form()) { "nothing to fill in at $place" }.submit
        return assertIs<Reply.Went>(walk.choose(submit), "$place: ${walk.problems}").to
    }

    private suspend fun fillIn(one: JsonObject) {
        val answers = one.getValue("answers").jsonObject.map { (item, value) -> item to chosen(value.jsonPrimitive.content) }
        val form = fill("measures/form/${one.at("instrument").content}", *answers.toTypedArray())
        val walk = Walk.from(ebb, form)
        assertIs<Reply.Went>(walk.choose(walk.page.offer("That is all")))
    }

    private suspend fun rate(one: JsonObject) {
        val walk = Walk.from(ebb, Place("measures/all"))
        walk.choose(checkNotNull(walk.page.item(one.at("name").content).open))
        walk.say("value", Value.Number(one.at("value").double))
        assertIs<Reply.Went>(walk.choose(checkNotNull(walk.page.form()).submit))
    }

    private suspend fun ride(one: JsonObject) {
        ebb.act(RIDE).getOrThrow()
        for ((seconds, strength) in listOf(20L to "first", 380L to "last")) {
            clock.at = clock.at.plusSeconds(seconds)
            ebb.rate(one.at(strength).int).getOrThrow()
        }
        clock.at = clock.at.plusSeconds(30)
        val used = one.at("used").content.toBoolean()
        ebb.act(if (used) Action("session/finish/used") else RODE).getOrThrow()
    }

    private fun keep(list: String, one: JsonObject) {
        plan(one.at("at").long) {
            val due = one.at("due").contentOrNull?.let { "due" to Value.Day(LocalDate.parse(it)) }
            val said = listOfNotNull("what" to Value.Words(one.at("what").content), due)
            val item = fill("lists/new/$list", *said.toTypedArray())
            val closed = one.at("closed_at").longOrNull ?: return@plan
            plan(closed) {
                val told = one.at("told").content.takeIf { it.isNotEmpty() }?.let { "told" to Value.Words(it) }
                val how = listOfNotNull("outcome" to chosen(one.at("outcome").content), told)
                fill(item.token.replace("lists/item/", "lists/close/"), *how.toTypedArray())
            }
        }
    }
}
