import EbbKit
import EbbTesting
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

/// What an app draws, and what it does at a touch: the same for every page.
func begin(_ ebb: Ebb) async throws {
  guard let first = try Trail.begin().first else { return }
  let page = try await ebb.page(first)
  print(page.title)
  switch try page.offer(key: "r").target {
  case .go(let place): print("go to", place.token)
  case .act(let action):
    switch try await ebb.act(action) {
    case .went(let place, let message): print("draw", place.token, message?.words ?? "")
    case .refused(_, let problems): print("at its field:", problems)
    case .asked(let offer): print("ask first:", offer.confirm?.question ?? "")
    case .hidden: print("leave the screen")
    }
  }
}

/// One touch starts a ride; its frames are drawn until it is over.
func rideAnUrge(_ ebb: Ebb) async throws {
  try await begin(ebb)
  for try await frame in ebb.frames().prefix(3) {
    print(frame.elapsed, frame.lung)
  }
}
