// Starts a ride in the folder that it is given, and dies without a word.

import EbbKit
import Foundation

let start = Date(timeIntervalSince1970: 1_790_064_000)
let device = Device(clock: { start }, zone: { TimeZone(identifier: "Europe/Berlin") ?? .current })
let key = Data(repeating: 7, count: 32)
let ebb = try await Ebb.create(
    in: URL(fileURLWithPath: CommandLine.arguments[1]), id: Keys.newID(at: start), key: key, keptIn: .file,
    device: device)
try await ebb.act(.startRide)
kill(getpid(), SIGKILL)
