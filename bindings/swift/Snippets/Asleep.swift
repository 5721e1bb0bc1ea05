import EbbKit
import Foundation

/// iOS ends an app that sleeps with a lock held, so the store is closed before.
func goToSleep(_ ebb: Ebb) async throws {
  try await ebb.closeStore()
}

/// What happened meanwhile is kept now. What iOS knows of zones may be newer than what Ebb does.
func wakeUp(_ ebb: Ebb, key: Data) async throws {
  try await ebb.reopen(key: key)
  try await ebb.learnZones()
}
