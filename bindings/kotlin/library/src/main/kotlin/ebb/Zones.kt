package ebb

import java.time.DateTimeException
import java.time.Instant
import java.time.ZoneId
import java.time.zone.ZoneRulesException
import java.time.zone.ZoneRulesProvider

/**
 * Tells what this device knows about its own zone and about those that reminders stay in: zones change faster than apps,
 * and the newer knowledge counts. Call this at the start, once a day and where the zone changed, then ask anew what to hold.
 *
 * [release] is that of the device's zone data ("2026f"); java.time is asked where nothing is said.
 */
public suspend fun Ebb.learnZones(release: String? = null): EbbResult<Unit> = ask {
    val moment = device.moment()
    val wanted = core.zonesWanted(moment)
    fun report(zone: ZoneId) = ZoneReport(
        zone = zone.id.checked(),
        offsetSeconds = zone.rules.getOffset(moment.now).totalSeconds,
        changes = zone.changes(moment.now, wanted.until),
        release = (release ?: zone.release())?.checked(),
    )
    val others = wanted.names.filter { it != device.clock.zone.id }.mapNotNull(::zoneOrNull)
    core.learnZones(report(device.clock.zone), others.map(::report), moment)
}

private fun ZoneId.changes(from: Instant, until: Instant): List<OffsetChange> =
    generateSequence(rules.nextTransition(from)) { rules.nextTransition(it.instant) }
        .takeWhile { it.instant < until }
        .map { OffsetChange(it.instant, it.offsetAfter.totalSeconds) }
        .toList()

/** Null where this device does not know the zone. */
private fun zoneOrNull(name: String): ZoneId? = try {
    ZoneId.of(name)
} catch (_: DateTimeException) {
    null
}

/** Null where a zone has no rules of a release, such as a fixed offset. */
private fun ZoneId.release(): String? = try {
    ZoneRulesProvider.getVersions(id).lastEntry()?.key
} catch (_: ZoneRulesException) {
    null
}
