// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What was found when the vault was opened.
public struct OpenedVault: Sendable, Hashable {
  /// What could be read; empty where there is nothing.
  public var kept: Kept
  /// The number of the version, which the next save names; 0 where none says its number.
  public var version: Int
  /// When that version was saved.
  public var savedAt: Date?
  /// How the files are.
  public var condition: VaultCondition

  /// All of its parts.
  public init(kept: Kept, version: Int, savedAt: Date?, condition: VaultCondition) {
    self.kept = kept
    self.version = version
    self.savedAt = savedAt
    self.condition = condition
  }
}

extension OpenedVault {
  init(_ value: EbbGenerated.OpenedVault) {
    self.kept = Kept(value.kept)
    self.version = Int(value.version)
    self.savedAt = value.savedAt
    self.condition = VaultCondition(value.condition)
  }
}

/// How the files of a vault are. In each of these what can be read is shown.
public enum VaultCondition: Sendable, Hashable {
  /// The last version that was saved, complete.
  case whole
  /// Nothing was saved here yet.
  case missing
  /// A complete version, and the other slot is missing or damaged: it may be the one before the last.
  case olderSlot
  /// Neither slot is complete. Saving asks first.
  case damaged(lost: Int, older: Int)
  /// A newer Ebb wrote this: shown as far as it is understood, and not written.
  case newer(format: Int)
  /// The files are there and this program may not read them.
  case notAllowed
}

extension VaultCondition {
  init(_ value: EbbGenerated.VaultCondition) {
    switch value {
    case .whole: self = .whole
    case .missing: self = .missing
    case .olderSlot: self = .olderSlot
    case .damaged(let f0, let f1): self = .damaged(lost: Int(f0), older: Int(f1))
    case .newer(let f0): self = .newer(format: Int(f0))
    case .notAllowed: self = .notAllowed
    }
  }
}
