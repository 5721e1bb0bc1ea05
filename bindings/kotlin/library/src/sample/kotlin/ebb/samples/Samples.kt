package ebb.samples

import ebb.Action
import ebb.CrisisLines
import ebb.Device
import ebb.Ebb
import ebb.KeyPlace
import ebb.Keys
import ebb.PlanFile
import ebb.frames
import ebb.now
import java.nio.file.Path
import java.time.Instant
import kotlinx.coroutines.flow.take

/** Opens the store, or makes one, and hands the key to [keep]. */
suspend fun openOrCreate(folder: Path, kept: ByteArray?, keep: (String, ByteArray) -> Unit): Ebb {
    if (kept != null) return Ebb.open(folder, kept, Device()).getOrThrow()
    val id = Keys.newId(Instant.now()).getOrThrow()
    val key = Keys.newKey().getOrThrow()
    keep(id, key)
    return Ebb.create(folder, id, key, KeyPlace.KEYSTORE).getOrThrow()
}

/** One touch starts a ride; its frames are drawn until it is over. */
suspend fun rideAnUrge(ebb: Ebb) {
    ebb.act(Action.StartRide).getOrThrow()
    ebb.frames().take(3).collect { frame -> println("${frame.elapsed} ${frame.lung}") }
    ebb.act(Action.Enough).getOrThrow()
    ebb.act(Action.Finish(outcome = null)).getOrThrow()
    println(ebb.now().getOrThrow().today)
}

/** The plan opens without a store, a key or anything else. */
fun readThePlan(folder: Path) {
    PlanFile.of(folder).getOrThrow().use { file ->
        file.shown(locked = true).getOrThrow().entries.forEach { println(it.text) }
    }
    CrisisLines.of("GB").getOrThrow().lines.forEach { println("${it.name}: ${it.call}") }
}
