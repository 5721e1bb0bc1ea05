// What the tests need a process of its own for: `second ride|chain|full|write FOLDER`, `second leak
// let-go|kept|lost`.

import EbbKit
import EbbTesting
import Foundation

let start = Date(timeIntervalSince1970: 1_790_064_000)
let device = Device(clock: { start }, zone: { TimeZone(identifier: "Europe/Berlin") ?? .current })

func newEbb(_ folder: URL) async throws -> Ebb {
  let key = Data(repeating: 7, count: 32)
  return try await Ebb.create(
    in: folder, id: Keys.newID(at: start), key: key, keptIn: .keychain, device: device)
}

/// Writes half a chain, which is kept at a pause.
func writeHalfAChain(_ folder: URL) async throws {
  let ebb = try await newEbb(folder)
  var walk = try await Walk(ebb, from: Place(token: "journal/write/chain"))
  try await walk.say("behaviour", .words(text: "I called the heron"))
  try await walk.say("links.0.what", .words(text: "nobody called back"))
  try await walk.say("links.0.kind", .chosen(ids: ["outside"]))
  try await walk.say("links.1.what", .words(text: "then it does not matter"))
  guard let draft = walk.page.form?.draft else { exit(1) }
  try await ebb.act(draft, answers: walk.answers)
}

let ride = Action(token: "session/ride")
let told = CommandLine.arguments[2]
switch CommandLine.arguments[1] {
case "ride":
  // Starts a ride, and dies without a word.
  let ebb = try await newEbb(URL(fileURLWithPath: told))
  try await ebb.act(ride)
  kill(getpid(), SIGKILL)
case "chain":
  // Dies without a word.
  try await writeHalfAChain(URL(fileURLWithPath: told))
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
case "write":
  // Holds the lock of who writes into the store of a folder until its input ends: a byte of the shared
  // memory of its write-ahead log (sqlite.org/walformat.html).
  let memory = try FileHandle(forUpdating: URL(fileURLWithPath: told + "/ebb.db-shm"))
  var lock = flock()
  (lock.l_type, lock.l_whence, lock.l_start, lock.l_len) = (Int16(F_WRLCK), Int16(SEEK_SET), 120, 1)
  guard fcntl(memory.fileDescriptor, F_SETLK, &lock) == 0 else { exit(1) }
  FileHandle.standardOutput.write(Data("writes\n".utf8))
  _ = readLine()
case "leak":
  try await leak(told)
default:
  exit(2)
}
