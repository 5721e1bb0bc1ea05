import Foundation

/// What became of a process.
struct Ended {
  let reason: Process.TerminationReason
  /// The status that it left with, or the signal that killed it.
  let status: Int32
  let said: String
}

/// Starts the program that the package builds beside its tests, with its input and its output.
func startSecond(_ arguments: String...) throws -> (Process, Pipe, Pipe) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("second")
  process.arguments = arguments
  let (input, output) = (Pipe(), Pipe())
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  return (process, input, output)
}

/// Runs the program that the package builds beside its tests, until it ends.
func second(_ arguments: String...) async throws -> Ended {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("second")
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  return try await withCheckedThrowingContinuation { waiting in
    process.terminationHandler = { process in
      let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      waiting.resume(
        returning: Ended(
          reason: process.terminationReason, status: process.terminationStatus, said: said))
    }
    do {
      try process.run()
    } catch {
      waiting.resume(throwing: error)
    }
  }
}
