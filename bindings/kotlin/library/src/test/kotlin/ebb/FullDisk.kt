package ebb

import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** Makes a store where no file may grow beyond a few bytes, and prints the error. */
fun main(arguments: Array<String>) {
    // The native libraries are unpacked and loaded before.
    Ebb.version().getOrThrow()
    val me = ProcessHandle.current().pid().toString()
    check(ProcessBuilder("prlimit", "--pid", me, "--fsize=1024").inheritIO().start().waitFor() == 0)
    val folder = Path.of(arguments.single())
    val error = runBlocking { Ebb.create(folder, Keys.newId(START).getOrThrow(), KEY, KeyPlace.FILE).error() }
    println("${error::class.java.simpleName}: ${error.detail}")
}
