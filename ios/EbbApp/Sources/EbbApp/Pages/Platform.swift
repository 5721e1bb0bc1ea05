public import EbbKit
public import Foundation

/// What the app is given of the device that it runs on.
public struct Platform: Sendable {
  /// Where the store and the plan lie.
  public var folder: URL
  /// Where files lie while the person chooses what becomes of them.
  public var outbox: URL
  /// Clock, zone and language.
  public var device: Device
  /// Where the key of the store is kept.
  public var keys: any KeyKeeping
  /// Who is asked whether this is the owner.
  public var owner: any OwnerCheck
  /// The system's notifications.
  public var notices: any NoticeCentre
  /// The few facts that the app itself has to remember.
  public var memory: any Memory

  /// A device of these parts.
  public init(
    folder: URL, outbox: URL, device: Device, keys: any KeyKeeping, owner: any OwnerCheck,
    notices: any NoticeCentre, memory: any Memory
  ) {
    self.folder = folder
    self.outbox = outbox
    self.device = device
    self.keys = keys
    self.owner = owner
    self.notices = notices
    self.memory = memory
  }
}

/// Keeps the key of a store on this device alone.
public protocol KeyKeeping: Sendable {
  /// The key that is kept under the id of a store; nil where none is.
  func key(of store: String) throws -> Data?
  /// Keeps a key under the id of a store that is about to be made.
  func keep(_ key: Data, of store: String) throws
}

/// Asks the device whether the one who holds it owns it.
public protocol OwnerCheck: Sendable {
  /// False where the device has no lock of its own.
  func isPossible() async -> Bool
  /// True once the device's own lock was opened.
  func isOwner() async -> Bool
}

/// A few facts between two runs, none of them a person's words.
public protocol Memory: Sendable {
  /// What is remembered by a name.
  func date(_ name: String) -> Date?
  /// Remembers it.
  func remember(_ date: Date?, _ name: String)
}
