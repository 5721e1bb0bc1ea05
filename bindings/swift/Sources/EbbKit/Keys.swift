public import EbbGenerated
public import Foundation

/// What a host needs before a store can be opened. The key itself is the host's to keep, in the
/// Keychain.
public enum Keys {
  /// What is said beside the store in `folder`, without its key; nil where there is no store yet.
  public static func header(in folder: URL) throws(EbbError) -> StoreHeader? {
    try answer { try EbbGenerated.storeHeader(folder: folder.path) }
  }

  /// A new id for a store that is about to be made. Keep the key under it, then make the store.
  public static func newID(at now: Date = Date()) throws(EbbError) -> String {
    try answer { try EbbGenerated.newStoreId(now: now.checked()) }
  }

  /// A new random key of 32 bytes. Make one only where no store exists.
  public static func newKey() throws(EbbError) -> Data {
    try answer { try EbbGenerated.newKey() }
  }
}
