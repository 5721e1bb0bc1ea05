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
import ebb.core.FfiConverterTypeCardsScreen
import ebb.cues
import ebb.frame
import ebb.now
import java.nio.ByteBuffer
import java.nio.file.Files
import java.time.Clock
import java.time.Instant
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
    ebb.close()
    measured += layers(folder.toString())
    measured += measure("open + Now", 10, goal = 8_000_000, wall = true) {
        runBlocking { Ebb.open(folder, KEY, device).getOrThrow().use { it.now().getOrThrow() } }
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
