package ebb

import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.offer
import java.nio.file.Files
import java.time.Instant
import java.time.LocalDate
import java.time.format.DateTimeFormatter
import java.util.Locale
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.contentOrNull
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long
import kotlinx.serialization.json.longOrNull

private val MOST = mapOf("phq-9" to 27, "gad-7" to 21, "audit-c" to 12, "pcl-5" to 80)

/** "Tuesday 26 May 2026". */
private fun spoken(day: String): String =
    LocalDate.parse(day).format(DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH))

private fun inALine(text: String): String = text.split(Regex("\\s+")).filter { it.isNotEmpty() }.joinToString(" ")

/** The text of a page as somebody reads it, without its marks. */
private fun textOf(html: String): String = html.replace(Regex("<[^>]*>"), " ")
    .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")

/** What the ledger says, as it has to read in a summary. */
private fun inWords(ledger: JsonObject): List<String> {
    val scores = ledger.rows("measures").map { one ->
        val score = one.at("score").contentOrNull?.let { "$it of ${MOST.getValue(one.at("instrument").content)}" }
        "${spoken(one.at("day").content)}: ${score ?: "not filled in to the end"}"
    }
    val numbers = ledger.rows("numbers").map { "${spoken(it.at("day").content)}: ${it.at("value").content} of 10" }
    val rides = ledger.rows("rides").map { one ->
        val how = if (one.at("used").content.toBoolean()) "I used" else "I rode it"
        "${spoken(one.at("day").content)}: 7 minutes · ${one.at("first").content} → ${one.at("last").content} · $how"
    }
    val listed = (ledger.rows("goals") + ledger.rows("homework")).flatMap { listOf(it.at("what").content, it.at("told").content) }
    val used = ledger.getValue("used").jsonArray.map { spoken(it.jsonPrimitive.content) }
    val written = ledger.rows("written").map { it.at("text").content }
    return (scores + numbers + rides + listed + used + written).filter { it.isNotEmpty() }.map(::inALine)
}

/** Instants of records and of the ledger, in milliseconds. */
private fun millis(record: JsonElement?): Long? = record?.jsonPrimitive?.contentOrNull?.let { Instant.parse(it).toEpochMilli() }

private typealias Told = Map<String, List<List<Any?>>>

private fun sorted(rows: List<List<Any?>>): List<List<Any?>> = rows.sortedBy { it.toString() }

/** What the records say. */
private fun ofRecords(lines: List<JsonObject>): Told {
    fun of(record: String) = lines.filter { it.at("record").content == record }
    val trackers = of("tracker").associate { it.at("id").content to it.at("name").content }
    val listed = { list: String ->
        of("list_item").filter { it.at("list").content == list }.map { one ->
            val answers = one.getValue("answers").jsonObject
            val due = answers["due"]?.jsonPrimitive?.content
            val told = one.at("told").contentOrNull.orEmpty()
            listOf(millis(one["made_at"]), answers.at("what").content, due, one.at("outcome").contentOrNull, told, millis(one["said_at"]))
        }
    }
    return mapOf(
        "measures" to of("measure").map { one ->
            val instrument = one.at("instrument").content
            val answers = one.rows("answers").associate { it.at("item").content to it.at("value").int }
            listOf(millis(one["at"]), trackers[instrument] ?: instrument, answers.toSortedMap(), one.at("score").contentOrNull?.toInt())
        },
        "rides" to of("exercise").map { one ->
            val rated = one.rows("events").filter { it.at("kind").content == "rated" }
            listOf(millis(one["started_at"]), rated.map { it.at("number").int })
        },
        "goals" to listed("goals"),
        "homework" to listed("homework"),
        "written" to of("journal").map { listOf(millis(it["about"]), it.getValue("answers").jsonObject.at("text").content) },
    ).mapValues { sorted(it.value) }
}

/** What the ledger says, in the same few words. */
private fun ofLedger(ledger: JsonObject): Told {
    val listed = { list: String ->
        ledger.rows(list).map { one ->
            val texts = listOf("what", "due", "outcome", "told").map { one.at(it).contentOrNull }
            listOf<Any?>(one.at("at").long) + texts + listOf(one.at("closed_at").longOrNull)
        }
    }
    val filled = ledger.rows("measures").map { one ->
        val answers = one.getValue("answers").jsonObject.mapValues { it.value.jsonPrimitive.int }
        listOf(one.at("at").long, one.at("instrument").content, answers.toSortedMap(), one.at("score").contentOrNull?.toInt())
    }
    val numbers = ledger.rows("numbers").map { one ->
        val value = one.at("value").int
        listOf(one.at("at").long, one.at("name").content, sortedMapOf("value" to value), value)
    }
    return mapOf(
        "measures" to filled + numbers,
        "rides" to ledger.rows("rides").map { listOf(it.at("at").long, listOf(it.at("first").int, it.at("last").int)) },
        "goals" to listed("goals"),
        "homework" to listed("homework"),
        "written" to ledger.rows("written").map { listOf(it.at("at").long, it.at("text").content) },
    ).mapValues { sorted(it.value) }
}

/** What leaves a phone after six months, value by value beside a ledger that nothing of Ebb wrote. */
class LedgerTest {
    private suspend fun summary(ebb: Ebb, format: String, ledger: JsonObject): String {
        val walk = Walk.from(ebb, Place("export/summary"))
        val begin = Instant.ofEpochMilli(ledger.at("begin").long).atZone(SetClock().inZone).toLocalDate()
        walk.say("from", Value.Day(begin))
        val parts = assertIs<FieldKind.Choice>(checkNotNull(walk.page.form()).fields.single { it.id == "parts" }.kind)
        walk.say("parts", Value.Chosen(parts.options.map { it.id }))
        walk.say("format", chosen(format))
        return saved(ebb, walk.page.offer("Save it as a file"), walk.answers)
    }

    private suspend fun saved(ebb: Ebb, offer: Offer, said: List<Answer> = emptyList()): String {
        val file = emptyFolder().resolve(checkNotNull(offer.file).name)
        ebb.save(assertIs<Target.Act>(offer.target).action, file, said).getOrThrow()
        return Files.readString(file)
    }

    @Test
    fun `each value of six months in the page, the text and the JSON is that of the ledger`() = runBlocking<Unit> {
        val ledger = readLedger()
        val clock = SetClock()
        clock.at = Instant.ofEpochMilli(ledger.at("begin").long)
        newEbb(emptyFolder(), clock).use { ebb ->
            Lived(ledger, ebb, clock).live()
            val must = inWords(ledger)
            assertTrue(must.size > 200)
            val scores = ledger.rows("measures").count { it.at("instrument").content == "phq-9" && it["score"] !is JsonNull }
            for ((format, text) in listOf("page" to textOf(summary(ebb, "page", ledger)), "text" to summary(ebb, "text", ledger))) {
                val said = " ${inALine(text)} "
                for (one in must) assertTrue(one in said, "$format: $one")
                // And no score that the ledger does not have.
                assertEquals(scores, said.split(" of 27").size - 1, format)
            }
            val lines = saved(ebb, Walk.from(ebb, Place("backup/records")).page.offer("Save it as a file")).lines()
            val records = lines.filter { it.isNotEmpty() }.map { Json.parseToJsonElement(it).jsonObject }
            val told = ofRecords(records)
            for ((what, rows) in ofLedger(ledger)) assertEquals(rows, told.getValue(what), what)
            // A use that was touched is a record; one with which a ride ended stands in that ride too.
            val used = records.filter { it.at("record").content == "use" }.map { millis(it["at"]) }
            for (at in ledger.getValue("touched").jsonArray) assertTrue(at.jsonPrimitive.long in used)
        }
    }
}
