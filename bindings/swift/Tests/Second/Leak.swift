import EbbKit
import Foundation
import Heap

private let batch = 1_000
private let warmUp = 3
private let batches = 10

/// Makes 10,000 rides after a warm-up, and prints how many objects are left, and how many bytes of
/// the heap a ride has left behind: from the median of the first three batches to that of the last
/// three.
func leak(_ afterwards: String) async throws {
  let nowhere = URL(fileURLWithPath: "/nonexistent/ebb")
  let before = try Ebb.objectsAlive()
  var kept: [Ebb] = []
  var sizes: [Int] = []
  for _ in 0..<(warmUp + batches) {
    for _ in 0..<batch {
      let ebb = try await Ebb.aheadOfLock(nowhere, device: device)
      try await ebb.act(ride)
      _ = try ebb.frame()
      switch afterwards {
      case "kept": kept.append(ebb)
      case "lost": _ = malloc(1_024)
      default: break
      }
    }
    sizes.append(ebb_heap_in_use())
  }
  let measured = sizes.dropFirst(warmUp)
  let grown = measured.suffix(3).sorted()[1] - measured.prefix(3).sorted()[1]
  print(try Ebb.objectsAlive() - before, grown / ((batches - 3) * batch))
  kept.removeAll()
}
