package ebb

import java.nio.file.Path
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking

/** What becomes of a ride once it is over. */
internal enum class Afterwards {
    /** It is closed, as it has to be. */
    CLOSED,

    /** A planted leak: it is kept. */
    KEPT,

    /** A planted leak that belongs to no object: a KiB from malloc is lost with each. */
    LOST,
}

private const val BATCHES = 10

/**
 * Makes rides in equal batches, and prints how many objects are alive after all of them, and after each batch how many
 * bytes malloc has given out and how many the heap of Java holds.
 */
fun main(arguments: Array<String>) {
    val (afterwards, batch) = arguments.single().split(" ").let { (name, count) -> Afterwards.valueOf(name) to count.toInt() }
    val device = Device(SetClock(), dispatcher = Dispatchers.Unconfined)
    val kept = mutableListOf<Ebb>()
    val lines = (0..BATCHES).map {
        repeat(batch) {
            runBlocking {
                val ebb = Ebb.aheadOfLock(Path.of("/nonexistent/ebb"), device).getOrThrow()
                ebb.act(RIDE).getOrThrow()
                ebb.frame().getOrThrow()
                when (afterwards) {
                    Afterwards.CLOSED -> ebb.close()
                    Afterwards.KEPT -> kept += ebb
                    Afterwards.LOST -> {
                        LIBC.malloc(1_024)
                        ebb.close()
                    }
                }
            }
        }
        bytesInUse()
    }
    println(Ebb.objectsAlive().getOrThrow())
    // The first batch loads classes and content.
    lines.drop(1).forEach { (native, heap) -> println("$native $heap") }
}
