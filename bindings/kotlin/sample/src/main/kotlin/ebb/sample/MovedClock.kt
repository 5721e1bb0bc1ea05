package ebb.sample

import java.time.Clock
import java.time.Instant
import java.time.ZoneId

/** A clock that begins at [at] and runs [speed] times as fast as the device's; 0 stands still. */
class MovedClock(
    private val at: Instant,
    private val speed: Double,
    private val inZone: ZoneId = ZoneId.systemDefault(),
) : Clock() {
    private val begun = System.nanoTime()

    override fun getZone(): ZoneId = inZone

    override fun withZone(zone: ZoneId): Clock = MovedClock(instant(), speed, zone)

    override fun instant(): Instant = at.plusMillis(((System.nanoTime() - begun) / 1_000_000 * speed).toLong())
}
