// A client of Ebb in one program: bindings/README.md says what its command line means, for Kotlin
// and Swift alike.

import EbbKit
import Foundation

/// What ends the program, with what the shell is told.
struct Ends: Error {
  let code: Int32
  let message: String
}

let usage =
  "sample --data DIR [--at TIME] [--speed N] show [TOKEN]|breathe|ride|booster|plan|tour"

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  try await options.run()
} catch let end as Ends {
  leave(end.code, end.message)
} catch let refused as EbbError {
  leave(3, refused.detail)
} catch {
  leave(1, "the key cannot be read: \(error)")
}

func leave(_ code: Int32, _ message: String) -> Never {
  FileHandle.standardError.write(Data("sample: \(message)\n".utf8))
  exit(code)
}
