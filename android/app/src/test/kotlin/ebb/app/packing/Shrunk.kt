package ebb.app.packing

import ebb.Action
import ebb.Answer
import ebb.Device
import ebb.Ebb
import ebb.EbbError
import ebb.EbbResult
import ebb.KeyPlace
import ebb.Keys
import ebb.Place
import ebb.Reply
import ebb.Target
import ebb.Trail
import ebb.Value
import ebb.act
import ebb.frame
import ebb.frames
import ebb.learnZones
import ebb.noticePlan
import ebb.noticesScheduled
import ebb.page
import ebb.phoneWords
import ebb.testing.Walk
import ebb.testing.offer
import ebb.track
import java.nio.file.Path
import java.time.Clock
import java.time.LocalTime
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking

/** Works with Ebb after R8 has been over it: objects, records, enums, lists, errors, a flow, and bytes. */
internal object Shrunk {
    @JvmStatic
    fun main(arguments: Array<String>): Unit = runBlocking {
        val folder = Path.of(arguments[0])
        val clock = Clock.systemDefaultZone()
        val id = Keys.newId(clock.instant()).getOrThrow()
        val key = Keys.newKey().getOrThrow()
        Ebb.create(folder, id, key, KeyPlace.KEYSTORE, Device(clock)).getOrThrow().use { ebb ->
            ebb.learnZones().getOrThrow()
            val first = ebb.page(Trail.begin().getOrThrow().single()).getOrThrow()
            val ride = first.offer(key = "r").target as Target.Act
            check(ebb.act(ride.action).getOrThrow() is Reply.Went)
            checkNotNull(ebb.frame().getOrThrow())
            check(ebb.frames().first().lung in 0.0..1.0)
            val now = clock.instant()
            check(ebb.track(now, now.plusSeconds(1), begins = true).getOrThrow().size == 48_000)
            val refused = ebb.act(Action("session/rate"), listOf(Answer("strength", Value.Number(11.0)))).getOrThrow()
            check(refused is Reply.Refused && refused.problems.isNotEmpty())
            remind(ebb)
            check(ebb.phoneWords().getOrThrow().waysIn.isNotEmpty())
        }
        val other = Ebb.open(folder, ByteArray(0), Device(clock)).getOrThrow()
        check(other.use { it.problem() }.let { it is EbbResult.Ok && it.value is EbbError.Key })
        check(Ebb.objectsAlive().getOrThrow() == 0L)
        println(WORKS)
    }

    private suspend fun remind(ebb: Ebb) {
        val walk = Walk.from(ebb, Place("reminders/all?ahead=0"))
        walk.choose(walk.page.offer("Add a reminder"))
        walk.say("kind", Value.Chosen(listOf("own")))
        walk.say("title", Value.Words("fern"))
        walk.say("when.repeats", Value.Chosen(listOf("daily")))
        walk.say("when.times.0.time", Value.Time(LocalTime.of(18, 0)))
        walk.say("follows", Value.Chosen(listOf("device")))
        check(walk.choose(walk.page.offer("Keep it")) is Reply.Went)
        val plan = ebb.noticePlan().getOrThrow()
        check(plan.schedule.size > 50 && plan.schedule.all { it.actions.isNotEmpty() || it.text.body.isNotEmpty() })
        ebb.noticesScheduled(plan.cancel, plan.schedule.map { it.id }).getOrThrow()
    }

    const val WORKS: String = "it works"
}
