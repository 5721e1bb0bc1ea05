public import EbbKit
import Foundation

/// Opens the person's Ebb, or makes one where there is none. Whatever stands in the way, the plan and every tool open.
public enum Opening {
  /// Ebb, and the key that opens its store again; no key where it is out of reach.
  public struct Opened: Sendable {
    /// Ahead of the lock, where there was a store already.
    public let ebb: Ebb
    /// Opens the store.
    public let key: Data?
  }

  /// Opens what is in the folder of the platform. A new key is made only where there is no store, and is kept before the
  /// store is made.
  public static func open(_ platform: Platform) async throws(EbbError) -> Opened {
    do {
      if try Keys.header(in: platform.folder) == nil { return try await create(platform) }
      let key = try key(platform)
      let ebb = try await Ebb.aheadOfLock(platform.folder, device: platform.device)
      return Opened(ebb: ebb, key: key)
    } catch {
      // A store that cannot be made, a header that cannot be read, a key that is out of reach: the pages say so.
      let ebb = try await Ebb.aheadOfLock(platform.folder, device: platform.device)
      return Opened(ebb: ebb, key: nil)
    }
  }

  /// The key of the store that there is; nil where it is gone.
  static func key(_ platform: Platform) throws -> Data? {
    guard let header = try Keys.header(in: platform.folder) else { return nil }
    return try platform.keys.key(of: header.id)
  }

  private static func create(_ platform: Platform) async throws -> Opened {
    let id = try Keys.newID(at: platform.device.clock())
    let key = try Keys.newKey()
    try platform.keys.keep(key, of: id)
    let ebb = try await Ebb.create(
      in: platform.folder, id: id, key: key, keptIn: .keychain, device: platform.device)
    return Opened(ebb: ebb, key: key)
  }
}
