import EbbKit
import Foundation

/// Opens the store, or makes one, and hands the key to `keep`.
func openOrCreate(
  in folder: URL, kept: Data?, keep: (String, Data) throws -> Void
) async throws -> Ebb {
  if let kept { return try await Ebb.open(folder, key: kept) }
  let id = try Keys.newID()
  let key = try Keys.newKey()
  try keep(id, key)
  return try await Ebb.create(in: folder, id: id, key: key, keptIn: .keychain)
}

/// One touch starts a ride; its frames are drawn until it is over.
func rideAnUrge(_ ebb: Ebb) async throws {
  try await ebb.act(.startRide)
  for try await frame in ebb.frames().prefix(3) {
    print(frame.elapsed, frame.lung)
  }
  try await ebb.act(.enough)
  try await ebb.act(.finish(outcome: nil))
  print(try await ebb.now().today)
}
