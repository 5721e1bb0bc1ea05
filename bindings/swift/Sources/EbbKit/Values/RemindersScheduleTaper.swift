// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A real appointment for one booster.
public struct Appointment: Sendable, Hashable {
  /// When it begins.
  public var at: Date
  /// The zone that it was made in.
  public var zone: String
  /// How long it takes, minutes.
  public var minutes: Int

  /// All of its parts.
  public init(at: Date, zone: String, minutes: Int) {
    self.at = at
    self.zone = zone
    self.minutes = minutes
  }
}

extension Appointment {
  init(_ value: EbbGenerated.Appointment) {
    self.at = Date(milliseconds: value.at)
    self.zone = value.zone
    self.minutes = Int(value.minutes)
  }

  func lowered() throws(EbbError) -> EbbGenerated.Appointment {
    EbbGenerated.Appointment(
      at: try at.milliseconds(),
      zone: zone,
      minutes: try narrow(minutes)
    )
  }
}
