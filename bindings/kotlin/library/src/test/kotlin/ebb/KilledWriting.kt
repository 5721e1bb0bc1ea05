package ebb

import ebb.testing.Walk
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** Writes half a chain in the folder that it is given, and dies without a word. */
fun main(arguments: Array<String>) {
    runBlocking {
        val ebb = newEbb(Path.of(arguments.single()), SetClock())
        val walk = Walk.from(ebb, CHAIN)
        walk.say("behaviour", Value.Words("I called the heron"))
        walk.say("links.0.what", Value.Words("nobody called back"))
        walk.say("links.0.kind", chosen("outside"))
        walk.say("links.1.what", Value.Words("then it does not matter"))
        pause(ebb, walk)
    }
    ProcessHandle.current().let { ProcessBuilder("kill", "-9", it.pid().toString()).start().waitFor() }
    Thread.sleep(60_000)
}
