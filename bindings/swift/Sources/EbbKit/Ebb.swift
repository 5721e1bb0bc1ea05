public import EbbGenerated
public import Foundation

/// One person's Ebb: the store where it can be opened, the exercise that is under way, and a page for
/// every place.
///
/// Calls may come from any task, and are taken one after another on the queue of the ``Device``.
/// Each throws an ``EbbError``, whose cases say what a host can do. What it holds is let go of with
/// the last reference to it.
public final class Ebb: Sendable {
  let core: EbbGenerated.Ebb
  let device: Device

  private init(core: EbbGenerated.Ebb, device: Device) {
    self.core = core
    self.device = device
  }

  /// Opens the store in `folder` with its 32-byte `key`. Where it cannot be opened,
  /// ``problem()`` says why; every tool works then too, and nothing is kept.
  public static func open(
    _ folder: URL, key: Data, device: Device = Device()
  ) async throws(EbbError) -> Ebb {
    try await device.run {
      let core = try EbbGenerated.Ebb.`open`(folder: folder.path, key: key, moment: device.moment())
      return Ebb(core: core, device: device)
    }
  }

  /// Makes a store in `folder` under `id`, whose `key` was kept at `place` before: see ``Keys``.
  public static func create(
    in folder: URL, id: String, key: Data, keptIn place: KeyPlace, device: Device = Device()
  ) async throws(EbbError) -> Ebb {
    try await device.run {
      let core = try EbbGenerated.Ebb.create(
        folder: folder.path, id: id, key: key, place: place, moment: device.moment())
      return Ebb(core: core, device: device)
    }
  }

  /// Ebb without its store: the crisis plan opens whatever became of the store and its key, every tool
  /// works, and nothing of the person's shows but what the plan allows. It waits for nobody, so it may be
  /// held beside one that is busy.
  public static func aheadOfLock(
    _ folder: URL, device: Device = Device()
  ) async throws(EbbError) -> Ebb {
    try await device.run {
      let core = try EbbGenerated.Ebb.aheadOfLock(folder: folder.path, moment: device.moment())
      return Ebb(core: core, device: device)
    }
  }

  /// Why nothing is kept at present; nil where everything is.
  public func problem() async throws(EbbError) -> EbbError? {
    try await ask { core, _ in try core.problem().map { EbbError($0) } }
  }

  /// True where nothing that the person wrote shows.
  public func isLocked() async throws(EbbError) -> Bool {
    try await ask { core, _ in try core.isLocked() }
  }

  /// Hides everything that the person wrote until ``unlock()``.
  public func lock() async throws(EbbError) {
    try await ask { core, _ in try core.lock() }
  }

  /// The app is left, or starts. Behind the device's own lock what was written is hidden until ``unlock()``; where it has none,
  /// that shows, but for what the person hid themselves.
  public func deviceLock(isThere: Bool) async throws(EbbError) {
    try await ask { core, _ in try core.deviceLock(isThere: isThere) }
  }

  /// Shows it again, after the device's own lock was opened.
  public func unlock() async throws(EbbError) {
    try await ask { core, _ in try core.unlock() }
  }

  /// Closes the store, so that no lock on it is held while an app sleeps: iOS ends an app that
  /// holds one. Frames go on; what is changed meanwhile is kept at ``reopen(key:)``.
  public func closeStore() async throws(EbbError) {
    try await ask { core, _ in try core.closeStore() }
  }

  /// Opens the store again, or for the first time after ``aheadOfLock(_:device:)``; what happened
  /// meanwhile is kept now. Give no bytes where the key is lost for good: the pages say so then, and
  /// what can be done.
  public func reopen(key: Data) async throws(EbbError) {
    try await ask { core, moment in try core.reopen(key: key, moment: moment) }
  }

  /// Makes a store after all, where there is none: at a first start whose key had no place yet, or
  /// once one that did not open was put aside. The key is kept at `place` under `id` already.
  public func beginStore(id: String, key: Data, keptIn place: KeyPlace) async throws(EbbError) {
    try await ask { core, moment in
      try core.beginStore(id: id, key: key, place: place, moment: moment)
    }
  }

  /// How many faults of its own Ebb has met since the process began.
  public static func faults() throws(EbbError) -> Int {
    try answer { Int(try EbbGenerated.panics()) }
  }

  /// Meets a fault on purpose, so that a host can try what it does about
  /// ``EbbError/fault(detail:)``. It counts in ``faults()``.
  public static func provokeFault() throws(EbbError) {
    try answer { try EbbGenerated.provokeFault() }
  }

  /// How many objects of Ebb this process holds. A number that only goes up is a leak.
  public static func objectsAlive() throws(EbbError) -> Int {
    try answer { Int(try EbbGenerated.objectsAlive()) }
  }

  /// The version of the core.
  public static func version() throws(EbbError) -> String {
    try answer { try EbbGenerated.version() }
  }

  /// Asks the core on the queue of the device, at the moment when it gets there.
  func ask<T: Sendable>(
    _ call: @escaping @Sendable (EbbGenerated.Ebb, EbbGenerated.Moment) throws -> T
  ) async throws(EbbError) -> T {
    try await device.run { [core, device] in try call(core, device.moment()) }
  }
}
