import EbbKit
import Foundation

/// A clock that begins at an instant and runs `speed` times as fast as the device's; 0 stands
/// still.
struct MovedClock {
  private let at: Date
  private let speed: Double
  private let began = ContinuousClock.now

  init(at: Date, speed: Double) {
    self.at = at
    self.speed = speed
  }

  var now: Date {
    let (seconds, attoseconds) = (ContinuousClock.now - began).components
    return at + (Double(seconds) + Double(attoseconds) / 1e18) * speed
  }

  /// The zone that TZ names, else the system's.
  var zone: TimeZone {
    ProcessInfo.processInfo.environment["TZ"].flatMap { TimeZone(identifier: $0) } ?? .current
  }

  var device: Device {
    Device(clock: { now }, zone: { zone })
  }
}
