// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Everything in the vault.
public struct Kept: Sendable, Hashable {
  /// The plan.
  public var plan: CrisisPlan
  /// Region, language, neutral word and lock.
  public var settings: VaultSettings
  /// When to look at the plan again; none until it is saved for the first time.
  public var reviewAt: Date?
  /// The times when it was used, oldest first.
  public var uses: [PlanUse]

  /// All of its parts.
  public init(plan: CrisisPlan, settings: VaultSettings, reviewAt: Date?, uses: [PlanUse]) {
    self.plan = plan
    self.settings = settings
    self.reviewAt = reviewAt
    self.uses = uses
  }
}

extension Kept {
  init(_ value: EbbGenerated.Kept) {
    self.plan = CrisisPlan(value.plan)
    self.settings = VaultSettings(value.settings)
    self.reviewAt = value.reviewAt
    self.uses = value.uses.map { PlanUse($0) }
  }
}

/// What of the plan shows ahead of the lock. Crisis lines always do.
public enum LockChoice: Sendable, Hashable, CaseIterable {
  /// All of it.
  case all
  /// Only the parts that the person marks, with the lines.
  case markedParts
  /// Nothing: the plan is behind the lock.
  case behind
}

extension LockChoice {
  init(_ value: EbbGenerated.LockChoice) {
    switch value {
    case .all: self = .all
    case .markedParts: self = .markedParts
    case .behind: self = .behind
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.LockChoice {
    switch self {
    case .all: return .all
    case .markedParts: return .markedParts
    case .behind: return .behind
    }
  }
}

/// A time when the plan was opened in need, told afterwards and never asked during.
public struct PlanUse: Sendable, Hashable {
  /// Its id, a UUID.
  public var id: String
  /// When.
  public var at: Date
  /// False where the person looked at the plan and did not use it.
  public var used: Bool
  /// Ids of the entries, contacts or crisis lines that helped.
  public var helped: [String]

  /// All of its parts.
  public init(id: String, at: Date, used: Bool, helped: [String]) {
    self.id = id
    self.at = at
    self.used = used
    self.helped = helped
  }
}

extension PlanUse {
  init(_ value: EbbGenerated.PlanUse) {
    self.id = value.id
    self.at = value.at
    self.used = value.used
    self.helped = value.helped
  }
}

/// The settings that every screen needs, even when nothing else can be opened.
public struct VaultSettings: Sendable, Hashable {
  /// ISO 3166-1 alpha-2 code of the region whose crisis lines show; empty until chosen.
  public var region: String
  /// BCP 47 tag of the language; empty follows the device.
  public var language: String
  /// What Ebb is called on tiles, shortcuts and exports; empty uses the default.
  public var neutralWord: String
  /// What shows ahead of the lock; none until asked.
  public var lock: LockChoice?
  /// True where the person said that they are under 18.
  public var under18: Bool

  /// All of its parts.
  public init(region: String, language: String, neutralWord: String, lock: LockChoice?, under18: Bool) {
    self.region = region
    self.language = language
    self.neutralWord = neutralWord
    self.lock = lock
    self.under18 = under18
  }
}

extension VaultSettings {
  init(_ value: EbbGenerated.VaultSettings) {
    self.region = value.region
    self.language = value.language
    self.neutralWord = value.neutralWord
    self.lock = value.lock.map { LockChoice($0) }
    self.under18 = value.under18
  }
}
