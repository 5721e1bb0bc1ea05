import EbbKit
import Foundation

/// The plan opens without a store, a key or anything else.
func readThePlan(in folder: URL) throws {
  for entry in try PlanFile(in: folder).shown(locked: true).entries {
    print(entry.text)
  }
  for line in try CrisisLines.of("GB").lines {
    print(line.name, line.call)
  }
}
