package ebb.app

import android.content.Context
import android.os.SystemClock
import android.provider.Settings
import ebb.BootReading
import ebb.Device
import java.time.Clock
import java.time.Instant
import java.time.ZoneId

/** The wall clock in whichever zone the phone is at the moment: `Clock.systemDefaultZone` keeps the one that it began in. */
object PhoneClock : Clock() {
    override fun getZone(): ZoneId = ZoneId.systemDefault()

    override fun withZone(zone: ZoneId): Clock = system(zone)

    override fun instant(): Instant = Instant.now()
}

/** The number of this boot, which goes up with each. */
fun Context.bootId(): String = Settings.Global.getInt(contentResolver, Settings.Global.BOOT_COUNT, 0).toString()

/** What Ebb is told of this phone: its clock, and the one that nobody can set. */
fun Context.phoneDevice(clock: Clock = PhoneClock): Device = Device(
    clock = clock,
    bootClock = { BootReading(bootId(), SystemClock.elapsedRealtime()) },
)
