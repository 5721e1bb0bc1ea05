import Foundation

/// How a process ended.
enum Ending: Equatable {
    case left(Int32)
    case killed(Int32)
}

/// Runs a program that the package builds beside its tests, until it ends.
func run(_ program: String, _ arguments: [String]) async throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent().appendingPathComponent(program)
    process.arguments = arguments
    return try await withCheckedThrowingContinuation { waiting in
        process.terminationHandler = { process in
            let status = process.terminationStatus
            waiting.resume(
                returning: process.terminationReason == .exit ? .left(status) : .killed(status))
        }
        do {
            try process.run()
        } catch {
            waiting.resume(throwing: error)
        }
    }
}
