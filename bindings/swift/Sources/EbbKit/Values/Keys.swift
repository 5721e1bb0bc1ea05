// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What lies in a folder.
public struct StoreFolder: Sendable, Hashable {
  /// Id of the store, under which its key is kept; empty where there is no store yet.
  public var id: String
  /// Where the key is kept; none where there is no store yet.
  public var key: KeyPlace?

  /// All of its parts.
  public init(id: String, key: KeyPlace?) {
    self.id = id
    self.key = key
  }
}

extension StoreFolder {
  init(_ value: EbbGenerated.StoreFolder) {
    self.id = value.id
    self.key = value.key.map { KeyPlace($0) }
  }
}
