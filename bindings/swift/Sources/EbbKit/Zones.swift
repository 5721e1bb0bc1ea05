internal import EbbGenerated
import Foundation

extension Ebb {
  /// Tells what this device knows about its own zone and about those that reminders stay in: zones change
  /// faster than apps, and the newer knowledge counts. Call this at the start, once a day and where the
  /// zone changed, then ask anew what to hold.
  ///
  /// `release` is that of the device's zone data ("2026f").
  public func learnZones(
    release: String = TimeZone.timeZoneDataVersion
  ) async throws(EbbError) {
    let own = device.zone()
    try await ask { core, moment in
      let wanted = try core.zonesWanted(moment: moment)
      let report = { (zone: TimeZone) in
        ZoneReport(
          zone: zone.identifier, offsetSeconds: Int32(zone.secondsFromGMT(for: moment.now)),
          changes: changes(of: zone, from: moment.now, until: wanted.until), release: release)
      }
      let others = wanted.names.filter { $0 != own.identifier }.compactMap {
        TimeZone(identifier: $0)
      }
      try core.learnZones(own: report(own), others: others.map(report), moment: moment)
    }
  }
}

/// Foundation tells the changes that have to do with summer time, a zone's others are not among them.
private func changes(of zone: TimeZone, from start: Date, until end: Date) -> [OffsetChange] {
  var found: [OffsetChange] = []
  var next = zone.nextDaylightSavingTimeTransition(after: start)
  while let at = next, at < end {
    found.append(OffsetChange(at: at, offsetSeconds: Int32(zone.secondsFromGMT(for: at))))
    next = zone.nextDaylightSavingTimeTransition(after: at)
  }
  return found
}
