public import EbbKit
import Foundation

/// Opens the person's Ebb, or makes one where there is none. Whatever stands in the way, the plan and every tool open.
public enum Opening {
  /// Ebb, ahead of the lock where there was a store already. A new key is made only where there is no store, and is kept
  /// before the store is made.
  public static func open(_ platform: Platform) async throws(EbbError) -> Ebb {
    do {
      if try Keys.header(in: platform.folder) == nil {
        let (id, key) = try newKey(platform)
        return try await Ebb.create(
          in: platform.folder, id: id, key: key, keptIn: .keychain, device: platform.device)
      }
    } catch {
      // A store that cannot be made, a header that cannot be read, a key that is out of reach: the pages say so.
    }
    return try await Ebb.aheadOfLock(platform.folder, device: platform.device)
  }

  /// Opens the store of an Ebb that goes without one: with the key that is known, or with the one that could not be read until
  /// now. Where there is none, because one that did not open was put aside, it is made. Gives its key; nil where that is out of
  /// reach or gone.
  static func openStore(of ebb: Ebb, with known: Data?, _ platform: Platform) async -> Data? {
    let header: StoreHeader?
    do {
      header = try Keys.header(in: platform.folder)
    } catch {
      await sayWhatIsLost(ebb)
      return known
    }
    do {
      guard let header else {
        let (id, key) = try newKey(platform)
        try await ebb.beginStore(id: id, key: key, keptIn: .keychain)
        return key
      }
      guard let key = try known ?? platform.keys.key(of: header.id) else {
        await sayWhatIsLost(ebb)
        return nil
      }
      try? await ebb.reopen(key: key)
      return key
    } catch {
      return known
    }
  }

  /// Without a byte of a key the pages say what is gone, and what can be done.
  private static func sayWhatIsLost(_ ebb: Ebb) async {
    try? await ebb.reopen(key: Data())
  }

  /// A new key that is kept under a new id.
  private static func newKey(_ platform: Platform) throws -> (id: String, key: Data) {
    let id = try Keys.newID(at: platform.device.clock())
    let key = try Keys.newKey()
    try platform.keys.keep(key, of: id)
    return (id, key)
  }
}
