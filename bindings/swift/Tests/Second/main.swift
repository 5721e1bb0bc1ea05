// What the tests need a process of its own for: `second ride|full FOLDER`, `second leak
// let-go|kept|lost`.

import EbbKit
import Foundation

let start = Date(timeIntervalSince1970: 1_790_064_000)
let device = Device(clock: { start }, zone: { TimeZone(identifier: "Europe/Berlin") ?? .current })

func newEbb(_ folder: URL) async throws -> Ebb {
  let key = Data(repeating: 7, count: 32)
  return try await Ebb.create(
    in: folder, id: Keys.newID(at: start), key: key, keptIn: .file, device: device)
}

let told = CommandLine.arguments[2]
switch CommandLine.arguments[1] {
case "ride":
  // Starts a ride, and dies without a word.
  let ebb = try await newEbb(URL(fileURLWithPath: told))
  try await ebb.act(.startRide)
  kill(getpid(), SIGKILL)
case "full":
  // Makes a store where no file may grow beyond a few bytes, and prints the error.
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: 1_024, rlim_max: 1_024)
  #if os(Linux)
    guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(1) }
  #else
    guard setrlimit(RLIMIT_FSIZE, &limit) == 0 else { exit(1) }
  #endif
  do {
    _ = try await newEbb(URL(fileURLWithPath: told))
    print("made")
  } catch {
    print(error)
  }
case "leak":
  try await leak(told)
default:
  exit(2)
}
