import EbbKit
import EbbTesting
import Foundation

/// The plan opens without a store, a key or anything else.
func readThePlan(in folder: URL) async throws {
  let ebb = try await Ebb.aheadOfLock(folder)
  guard let first = try Trail.begin().first else { return }
  // Its door has this key in every language, on every page.
  let door = try await ebb.page(first).offer(key: "l")
  guard case .go(let plan) = door.target else { return }
  print(try await ebb.page(plan).words)
}
