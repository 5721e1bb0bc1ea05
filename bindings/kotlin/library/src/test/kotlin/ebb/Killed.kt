package ebb

import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** Starts a ride in the folder that it is given, and dies without a word. */
fun main(arguments: Array<String>) {
    runBlocking { newEbb(Path.of(arguments.single()), SetClock()).act(RIDE).getOrThrow() }
    ProcessHandle.current().let { ProcessBuilder("kill", "-9", it.pid().toString()).start().waitFor() }
    Thread.sleep(60_000)
}
