package ebb.bench

import java.lang.management.ManagementFactory

/**
 * What one call costs, nanoseconds: CPU time of the thread that calls, which other programs on the machine do not add to,
 * or the time on the wall where a person waits for it.
 */
internal class Measured(val name: String, val nanos: Long, val goal: Long?, val wall: Boolean)

private const val ROUNDS = 15

/** CPU time of this thread, nanoseconds. */
internal fun cpu(): Long = ManagementFactory.getThreadMXBean().currentThreadCpuTime

/**
 * The median of [ROUNDS] rounds of [times] calls, after a warm-up of a second of CPU time in which the JVM
 * compiles what it wants.
 * JMH measures time on the wall alone, which on a busy machine says little about a call of some microseconds.
 */
internal fun measure(name: String, times: Int, goal: Long? = null, wall: Boolean = false, call: () -> Unit): Measured {
    val read = if (wall) System::nanoTime else ::cpu
    val warm = cpu() + 1_000_000_000
    while (cpu() < warm) call()
    val rounds = (0 until ROUNDS).map {
        val before = read()
        repeat(times) { call() }
        (read() - before) / times
    }
    return Measured(name, rounds.sorted()[ROUNDS / 2], goal, wall)
}
