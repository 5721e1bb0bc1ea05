public import EbbKit
import Foundation

/// A clock that nobody can set, and that goes on while the device sleeps.
public enum BootClock {
  #if os(Linux)
    private static let clock = CLOCK_BOOTTIME
  #else
    // On Apple's systems this one goes on while the device sleeps.
    private static let clock = CLOCK_MONOTONIC_RAW
  #endif

  /// What it reads under the id of this boot; nil where the system tells no id.
  public static func reading(boot: String?) -> BootReading? {
    var time = timespec()
    guard let boot, !boot.isEmpty, clock_gettime(clock, &time) == 0 else { return nil }
    return BootReading(
      id: boot, elapsedMs: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
