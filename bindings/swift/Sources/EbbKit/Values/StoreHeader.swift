// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Where the key of a store is kept.
public enum KeyPlace: Sendable, Hashable, CaseIterable {
  /// The desktop's keyring, through the Secret Service.
  case keyring
  /// A file in the data folder, for its owner alone.
  case file
  /// Android's Keystore.
  case keystore
  /// Apple's Keychain.
  case keychain
}

extension KeyPlace {
  init(_ value: EbbGenerated.KeyPlace) {
    switch value {
    case .keyring: self = .keyring
    case .file: self = .file
    case .keystore: self = .keystore
    case .keychain: self = .keychain
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.KeyPlace {
    switch self {
    case .keyring: return .keyring
    case .file: return .file
    case .keystore: return .keystore
    case .keychain: return .keychain
    }
  }
}
