package ebb

import java.io.RandomAccessFile
import java.nio.file.Path

/** The byte that who writes into a database with a write-ahead log holds, in its shared memory: sqlite.org/walformat.html. */
private const val WRITE_LOCK = 120L

/** Holds the lock of who writes into the store of a folder until its input ends. */
fun main(arguments: Array<String>) {
    val memory = Path.of(arguments.single()).resolve("ebb.db-shm").toFile()
    RandomAccessFile(memory, "rw").channel.use { channel ->
        channel.lock(WRITE_LOCK, 1, false)
        println("writes")
        System.`in`.read()
    }
}
