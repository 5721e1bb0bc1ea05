package ebb

import java.time.Clock
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers

/**
 * What Ebb is told about the device, since the core asks no platform.
 *
 * A test hands in a clock of its own, and the dispatcher of its scheduler.
 */
public class Device(
    /** The present time and the zone that the person is in. */
    public val clock: Clock = Clock.systemDefaultZone(),
    /** Language of the words, as BCP 47. */
    public val language: String = "en",
    /** Where calls into the core run; each blocks its thread for some milliseconds at most. */
    public val dispatcher: CoroutineDispatcher = Dispatchers.IO,
    /**
     * A clock that nobody can set, where there is one: on Android `SystemClock.elapsedRealtime()`, under the number that
     * `Settings.Global.BOOT_COUNT` gives. A wall clock that is wrong for one look leaves no trace then.
     */
    public val bootClock: () -> BootReading? = { null },
) {
    @Volatile
    private var known: KnownZone? = null

    /** The core is asked about a zone once, and again where the person travels or the clocks change. */
    internal fun moment(): Moment {
        val instant = clock.instant()
        val name = clock.zone.id
        val offset = clock.zone.rules.getOffset(instant).totalSeconds
        val zone = known?.takeIf { it.name == name && it.offset == offset }
        val boot = bootClock()?.also { it.id.checked() }
        if (zone != null) return Moment(instant.checked(), zone.core, language.checked(), boot)
        return ebb.bridge.moment(instant.checked(), name.checked(), offset, language.checked(), boot)
            .also { known = KnownZone(name, offset, it.zone) }
    }
}

/** What the core calls a zone of the device. */
private class KnownZone(val name: String, val offset: Int, val core: String)
