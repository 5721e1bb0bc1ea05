package ebb.bench

import ebb.CardAction
import ebb.CardText
import ebb.Device
import ebb.Ebb
import ebb.EbbResult
import ebb.KeyPlace
import ebb.Keys
import ebb.OldAction
import ebb.Outcome
import ebb.cards
import ebb.core.Block
import ebb.core.FfiConverterTypeCardsScreen
import ebb.core.FfiConverterTypePage
import ebb.core.Items
import ebb.core.Place
import ebb.core.Reply
import ebb.core.Value
import ebb.cues
import ebb.frame
import ebb.now
import ebb.page
import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.lists
import ebb.testing.offer
import java.nio.ByteBuffer
import java.nio.file.Files
import java.time.Clock
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking

private val START: Instant = Instant.parse("2026-09-22T08:00:00Z")
private val KEY = ByteArray(32) { 7 }

private class BenchClock(var at: Instant = START) : Clock() {
    override fun getZone(): ZoneId = ZoneId.of("Europe/Berlin")

    override fun withZone(zone: ZoneId): Clock = this

    override fun instant(): Instant = at
}

/** 100 cues: how long a stretch of breathing holds them. */
private suspend fun hundredCues(ebb: Ebb): Instant {
    var end = START
    while (ebb.cues(START, end).getOrThrow().size < 100) end = end.plusMillis(500)
    check(ebb.cues(START, end).getOrThrow().size == 100)
    return end
}

private fun own(number: Int): CardAction {
    val steps = listOf("Put the kettle on.", "Hold the cup with both hands until it is half empty.")
    return CardAction.Write(CardText("Tea $number", "When the evening is long", steps, "It gives the hands something to do."), "lonely, tired")
}

private fun all(): List<Measured> {
    val folder = Files.createTempDirectory("ebb")
    val clock = BenchClock()
    // Without a dispatcher, so that what is measured is the crossing and not a change of threads.
    val device = Device(clock, dispatcher = Dispatchers.Unconfined)
    val id = Keys.newId(START).getOrThrow()
    val measured = mutableListOf<Measured>()
    val ebb = runBlocking { Ebb.create(folder, id, KEY, KeyPlace.FILE, device).getOrThrow() }
    measured += measure("empty", 5_000) { Ebb.faults() }
    measured += measure("method, nothing to lift", 5_000) { ebb.frame(START) }
    runBlocking { ebb.act(OldAction.StartBreathing("long-exhale", 10, null)).getOrThrow() }
    var at = 0L
    measured += measure("record: frame(now)", 3_000, goal = 20_000) { ebb.frame(START.plusMillis(at++ % 500_000)).getOrThrow() }
    val end = runBlocking { hundredCues(ebb) }
    measured += measure("list of 100", 300) { runBlocking { ebb.cues(START, end).getOrThrow() } }
    measured += measure("error", 1_000) {
        val result = runBlocking { ebb.act(OldAction.Rate(11)) }
        check(result is EbbResult.Failed)
    }
    runBlocking {
        ebb.act(OldAction.Finish(null)).getOrThrow()
        repeat(100) {
            clock.at = clock.at.plusSeconds(600)
            ebb.act(OldAction.StartRide).getOrThrow()
            ebb.act(OldAction.Rate(it % 11)).getOrThrow()
            ebb.act(OldAction.Finish(Outcome.RODE)).getOrThrow()
        }
    }
    measured += measure("the Now screen", 50) { runBlocking { ebb.now().getOrThrow() } }
    runBlocking {
        repeat(200) { ebb.act(OldAction.Card(own(it))).getOrThrow() }
        val shown = ebb.cards().getOrThrow().groups.sumOf { it.cards.size }
        check(shown >= 200) { "$shown cards" }
        println("$shown cards cross")
    }
    measured += measure("200 cards across", 10, goal = 5_000_000) { runBlocking { ebb.cards().getOrThrow() } }
    measured += pages(ebb, device)
    ebb.close()
    measured += layers(folder.toString())
    measured += measure("open + Now", 10, goal = 8_000_000, wall = true) {
        runBlocking { Ebb.open(folder, KEY, device).getOrThrow().use { it.now().getOrThrow() } }
    }
    return measured
}

private val CARDS = Place("cards/all")
private val REMINDERS = Place("reminders/all?ahead=0")

/** A reminder that comes every day, so that one item of a list has its three offers. */
private suspend fun remind(ebb: Ebb, number: Int) {
    val walk = Walk.from(ebb, REMINDERS)
    walk.choose(walk.page.offer(key = "a"))
    walk.say("kind", Value.Chosen(listOf("own")))
    walk.say("title", Value.Words("Water the fern $number"))
    walk.say("when.repeats", Value.Chosen(listOf("daily")))
    walk.say("when.times.0.time", Value.Time(LocalTime.of(18, 0)))
    walk.say("follows", Value.Chosen(listOf("device")))
    check(walk.choose(walk.page.form()?.submit ?: error("nothing to send")) is Reply.Went) { "${walk.problems}" }
}

/** Pages as an app asks for them, and a hundred items with three offers each as they cross. */
private fun pages(ebb: Ebb, device: Device): List<Measured> {
    fun look(ebb: Ebb, place: Place) = runBlocking { ebb.page(place).getOrThrow() }
    val measured = mutableListOf(measure("page of cards", 20) { look(ebb, CARDS) })
    val id = Keys.newId(START).getOrThrow()
    val reminding = runBlocking { Ebb.create(Files.createTempDirectory("ebb"), id, KEY, KeyPlace.FILE, device).getOrThrow() }
    runBlocking { repeat(100) { remind(reminding, it) } }
    val page = look(reminding, REMINDERS)
    measured += measure("page of 100 reminders", 10) { look(reminding, REMINDERS) }
    reminding.close()
    val item = page.lists().flatMap { it.items }.first { it.offers.size == 3 }
    val items = Items("all", items = (0 until 100).map { item.copy(id = "${item.id}-$it") })
    val hundred = page.copy(blocks = listOf(Block.Items(items)))
    for ((name, one) in listOf("100 items, 3 offers" to hundred, "the cards' page" to look(ebb, CARDS))) {
        val bytes = ByteBuffer.allocateDirect(FfiConverterTypePage.allocationSize(one).toInt())
        FfiConverterTypePage.write(one, bytes)
        println("$name: ${bytes.position()} bytes cross")
        val goal = 400_000L.takeIf { one === hundred }
        measured += measure("  reading $name", 100, goal) { FfiConverterTypePage.read(bytes.rewind()) }
    }
    return measured
}

/** Where the time of the cards goes: the call as uniffi makes it, and what of that is reading its bytes. */
private fun layers(folder: String): List<Measured> {
    val moment = ebb.bridge.moment(START, "Europe/Berlin", 7_200, "en")
    ebb.bridge.Ebb.open(folder, KEY, moment).use { core ->
        val screen = core.cards("", moment)
        val bytes = ByteBuffer.allocateDirect(FfiConverterTypeCardsScreen.allocationSize(screen).toInt())
        FfiConverterTypeCardsScreen.write(screen, bytes)
        println("${bytes.position()} bytes cross")
        return listOf(
            measure("  as uniffi calls it", 10) { core.cards("", moment) },
            measure("  reading its bytes", 10) { FfiConverterTypeCardsScreen.read(bytes.rewind()) },
        )
    }
}

/** The measures of Rust come as lines of a name, a tab and nanoseconds. */
fun main(arguments: Array<String>) {
    val rust = arguments.firstOrNull().orEmpty().lines().filter { '\t' in it }.associate { it.substringBefore('\t') to it.substringAfter('\t').toLong() }
    fun time(nanos: Long?) = nanos?.let { "%,.1f µs".format(it / 1_000.0) }.orEmpty()
    println("%-26s %12s %14s %12s".format("call", "Rust", "Kotlin", "goal"))
    var missed = false
    for (one in all()) {
        val over = one.goal != null && one.nanos > one.goal
        missed = missed || over
        val clock = if (one.wall) "wall" else "CPU"
        val verdict = if (over) "  missed" else ""
        println("%-26s %12s %14s %12s  %s%s".format(one.name, time(rust[one.name]), time(one.nanos), time(one.goal), clock, verdict))
    }
    if (missed) kotlin.system.exitProcess(1)
}
