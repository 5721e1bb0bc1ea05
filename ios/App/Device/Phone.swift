import EbbApp
import EbbKit
import Foundation

/// This phone.
enum Phone {
  /// Its parts.
  static func platform() -> Platform {
    let files = FileManager.default
    let support = files.urls(for: .applicationSupportDirectory, in: .userDomainMask)
    let folder = (support.first ?? files.temporaryDirectory)
      .appendingPathComponent("Ebb", isDirectory: true)
    prepare(folder)
    let boot = BootSession.id()
    return Platform(
      folder: folder,
      outbox: files.temporaryDirectory.appendingPathComponent("Outbox", isDirectory: true),
      device: Device(
        zone: { .autoupdatingCurrent },
        // Side by side, so that the plan and the lines never wait for long work.
        queue: DispatchQueue(label: "ebb", qos: .userInitiated, attributes: .concurrent),
        bootClock: { BootClock.reading(boot: boot) }),
      keys: Keychain(), owner: DeviceOwner(), notices: UserNotices(), memory: Defaults())
  }

  /// The folder of the store: readable after the first unlocking since the phone was started, because notices are planned in
  /// the background too, and in no backup of the system's. Its key never leaves this phone, so a copy elsewhere could never be
  /// opened; Ebb's own backup is the way to a new phone.
  private static func prepare(_ folder: URL) {
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true,
      attributes: [
        .posixPermissions: 0o700,
        .protectionKey: FileProtectionType.completeUntilFirstUserAuthentication,
      ])
    var folder = folder
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try? folder.setResourceValues(values)
  }
}

/// The few facts that the app itself remembers.
struct Defaults: Memory {
  func date(_ name: String) -> Date? {
    UserDefaults.standard.object(forKey: name) as? Date
  }

  func remember(_ date: Date?, _ name: String) {
    UserDefaults.standard.set(date, forKey: name)
  }
}
