package ebb.bench

import ebb.Action
import ebb.Answer
import ebb.Block
import ebb.Device
import ebb.Ebb
import ebb.EbbResult
import ebb.FfiConverterTypePage
import ebb.HeldNotice
import ebb.Items
import ebb.KeyPlace
import ebb.Keys
import ebb.NoticeAnswer
import ebb.Page
import ebb.Place
import ebb.Reply
import ebb.Value
import ebb.act
import ebb.cues
import ebb.frame
import ebb.noticeAnswered
import ebb.noticePlan
import ebb.noticesScheduled
import ebb.page
import ebb.testing.Walk
import ebb.testing.form
import ebb.testing.lists
import ebb.testing.offer
import java.nio.ByteBuffer
import java.nio.file.Files
import java.time.Clock
import java.time.Instant
import java.time.LocalDate
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

private fun all(): List<Measured> {
    val folder = Files.createTempDirectory("ebb")
    val clock = BenchClock()
    // Without a dispatcher, so that what is measured is the crossing and not a change of threads.
    val device = Device(clock, dispatcher = Dispatchers.Unconfined)
    val id = Keys.newId(START).getOrThrow()
    val measured = mutableListOf<Measured>()
    val ebb = runBlocking { Ebb.create(folder, id, KEY, KeyPlace.KEYSTORE, device).getOrThrow() }
    measured += measure("empty", 5_000) { Ebb.faults() }
    measured += measure("method, nothing to lift", 5_000) { ebb.frame(START) }
    runBlocking { act(ebb, "session/breathe/long-exhale/10") }
    var at = 0L
    measured += measure("record: frame(now)", 3_000, goal = 20_000) { ebb.frame(START.plusMillis(at++ % 500_000)).getOrThrow() }
    val end = runBlocking { hundredCues(ebb) }
    measured += measure("list of 100", 300) { runBlocking { ebb.cues(START, end).getOrThrow() } }
    measured += measure("error", 1_000) {
        val result = runBlocking { ebb.act(Action("nothing")) }
        check(result is EbbResult.Failed)
    }
    runBlocking {
        act(ebb, "session/finish/~")
        repeat(100) {
            clock.at = clock.at.plusSeconds(600)
            act(ebb, "session/ride")
            act(ebb, "session/rate", Answer("strength", Value.Number(it % 11.0)))
            act(ebb, "session/finish/rode")
        }
        clock.at = clock.at.plusSeconds(600)
    }
    measured += measure("page Now", 50) { look(ebb, NOW) }
    measured += measure("page of cards", 20) { look(ebb, CARDS) }
    measured += lists(device, look(ebb, CARDS))
    ebb.close()
    measured += plans()
    measured += measure("open + Now", 10, goal = 5_000_000, wall = true) {
        runBlocking { Ebb.open(folder, KEY, device).getOrThrow().use { it.page(NOW).getOrThrow() } }
    }
    return measured
}

private val NOW = Place("ebb/now")
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

private fun look(ebb: Ebb, place: Place): Page = runBlocking { ebb.page(place).getOrThrow() }

/** Carries out an action that nothing stands in the way of. */
private suspend fun act(ebb: Ebb, token: String, vararg answers: Answer) {
    check(ebb.act(Action(token), answers.asList()).getOrThrow() is Reply.Went) { token }
}

/** Long lists as an app asks for them, and as they cross: a hundred items with three offers each, and as many as there are cards. */
private fun lists(device: Device, cards: Page): List<Measured> {
    val id = Keys.newId(START).getOrThrow()
    val folder = Files.createTempDirectory("ebb")
    val page = runBlocking {
        Ebb.create(folder, id, KEY, KeyPlace.KEYSTORE, device).getOrThrow().use { ebb ->
            repeat(100) { remind(ebb, it) }
            ebb.page(REMINDERS).getOrThrow()
        }
    }
    val measured = mutableListOf<Measured>()
    runBlocking { Ebb.open(folder, KEY, device).getOrThrow() }.use { ebb ->
        measured += measure("page of 100 reminders", 10) { look(ebb, REMINDERS) }
    }
    val item = page.lists().flatMap { it.items }.first { it.offers.size == 3 }
    fun of(count: Int, offers: Boolean): Page {
        val items = (0 until count).map { item.copy(id = "${item.id}-$it", offers = if (offers) item.offers else emptyList()) }
        return page.copy(blocks = listOf(Block.Items(Items("all", items = items))))
    }
    val read = listOf(
        Triple("100 items, 3 offers", of(100, offers = true), 400_000L),
        Triple("303 items, open only", of(303, offers = false), 2_000_000L),
        Triple("the cards' page", cards, null),
    )
    for ((name, one, goal) in read) {
        val bytes = ByteBuffer.allocateDirect(FfiConverterTypePage.allocationSize(one).toInt())
        FfiConverterTypePage.write(one, bytes)
        println("$name: ${bytes.position()} bytes cross")
        measured += measure("  reading $name", 100, goal) { FfiConverterTypePage.read(bytes.rewind()) }
    }
    return measured
}

/**
 * Two years of booster sessions after a treatment that ends today, planned anew on each of 730 days: what all of that takes.
 * What came is done, or three that were ignored would ask whether to go quiet.
 */
private fun plans(): Measured {
    val clock = BenchClock()
    val device = Device(clock, dispatcher = Dispatchers.Unconfined)
    val id = Keys.newId(START).getOrThrow()
    val held = mutableMapOf<String, HeldNotice>()
    var spent = 0L
    runBlocking {
        Ebb.create(Files.createTempDirectory("ebb"), id, KEY, KeyPlace.KEYSTORE, device).getOrThrow().use { ebb ->
            val walk = Walk.from(ebb, REMINDERS)
            walk.choose(walk.page.offer("Plan boosters"))
            walk.say("ended", Value.Day(LocalDate.ofInstant(START, clock.zone)))
            check(walk.choose(walk.page.form()?.submit ?: error("nothing to send")) is Reply.Went) { "${walk.problems}" }
            repeat(730) {
                clock.at = clock.at.plusSeconds(86_400)
                for (notice in held.values.filter { it.at <= clock.at }) {
                    ebb.noticeAnswered(notice.id, NoticeAnswer.DONE).getOrThrow()
                    held -= notice.id
                }
                val before = cpu()
                val plan = ebb.noticePlan(held.values.toList()).getOrThrow()
                held -= plan.cancel.toSet()
                plan.schedule.associateTo(held) { it.id to HeldNotice(it.id, it.at, it.mark) }
                ebb.noticesScheduled(plan.cancel, plan.schedule.map { it.id }).getOrThrow()
                spent += cpu() - before
            }
        }
    }
    return Measured("730 plans of two years", spent, goal = 400_000_000, wall = false)
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
