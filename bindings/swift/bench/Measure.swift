import Foundation

/// What one call costs, nanoseconds: CPU time of the process, which other programs on the machine
/// do not add to, or the time on the wall where a person waits for it.
struct Measured {
  let name: String
  let nanos: Int
  let goal: Int?
  let wall: Bool
}

private let rounds = 25

private func now(wall: Bool) -> Int {
  var time = timespec()
  clock_gettime(wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}

/// The median of the rounds of so many calls, after a warm-up of half a second.
func measure(_ name: String, _ times: Int, goal: Int? = nil, call: () throws -> Void) rethrows
  -> Measured
{
  let warm = now(wall: true) + 500_000_000
  while now(wall: true) < warm { try call() }
  let measured = try (0..<rounds).map { _ in
    let before = now(wall: false)
    for _ in 0..<times { try call() }
    return (now(wall: false) - before) / times
  }
  return Measured(name: name, nanos: measured.sorted()[rounds / 2], goal: goal, wall: false)
}

/// The same of calls that go over a queue: the change of threads is part of what they cost.
func measure(
  _ name: String, _ times: Int, goal: Int? = nil, wall: Bool = false, call: () async throws -> Void
) async rethrows -> Measured {
  let warm = now(wall: true) + 500_000_000
  while now(wall: true) < warm { try await call() }
  var measured: [Int] = []
  for _ in 0..<rounds {
    let before = now(wall: wall)
    for _ in 0..<times { try await call() }
    measured.append((now(wall: wall) - before) / times)
  }
  return Measured(name: name, nanos: measured.sorted()[rounds / 2], goal: goal, wall: wall)
}
