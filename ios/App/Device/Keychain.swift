import EbbApp
import Foundation
import Security

/// The key of the store in the Keychain: on this phone alone, from the first unlocking after a start.
struct Keychain: KeyKeeping {
  /// What the Keychain answered.
  struct Failed: Error {
    let status: OSStatus
  }

  private static let service = "ebb.store"

  func key(of store: String) throws -> Data? {
    var found: CFTypeRef?
    var query = item(of: store)
    query[kSecReturnData] = true
    query[kSecMatchLimit] = kSecMatchLimitOne
    switch SecItemCopyMatching(query as CFDictionary, &found) {
    case errSecSuccess: return found as? Data
    case errSecItemNotFound: return nil
    // Before the first unlocking it is out of reach, and not gone.
    case let status: throw Failed(status: status)
    }
  }

  func keep(_ key: Data, of store: String) throws {
    var item = item(of: store)
    item[kSecValueData] = key
    item[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
    item[kSecAttrSynchronizable] = false
    let status = SecItemAdd(item as CFDictionary, nil)
    guard status == errSecSuccess else { throw Failed(status: status) }
  }

  private func item(of store: String) -> [CFString: Any] {
    [
      kSecClass: kSecClassGenericPassword, kSecAttrService: Self.service,
      kSecAttrAccount: store,
    ]
  }
}
