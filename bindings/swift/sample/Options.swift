import EbbKit
import Foundation

/// The command line, understood.
struct Options {
  let folder: URL
  let clock: MovedClock
  let command: [String]

  init(_ arguments: [String]) throws {
    var folder: URL?
    var at = Date()
    var speed = 1.0
    var rest = arguments[...]
    while let name = rest.first, name.hasPrefix("--") {
      rest = rest.dropFirst()
      guard let value = rest.popFirst() else {
        throw Ends(code: 2, message: "\(name) needs a value")
      }
      switch name {
      case "--data":
        folder = URL(fileURLWithPath: value)
      case "--at":
        at = try Self.time(value)
      case "--speed":
        guard let number = Double(value), number >= 0 else {
          throw Ends(code: 2, message: "use a number from 0 on")
        }
        speed = number
      default:
        throw Ends(code: 2, message: "\(name) is not known. \(usage)")
      }
    }
    guard let folder else { throw Ends(code: 2, message: usage) }
    self.folder = folder
    clock = MovedClock(at: at, speed: speed)
    command = Array(rest)
  }

  /// With or without parts of a second, as RFC 3339 writes it.
  private static func time(_ text: String) throws -> Date {
    let formatter = ISO8601DateFormatter()
    for options: ISO8601DateFormatter.Options in [
      .withInternetDateTime, [.withInternetDateTime, .withFractionalSeconds],
    ] {
      formatter.formatOptions = options
      if let date = formatter.date(from: text) { return date }
    }
    throw Ends(code: 2, message: "use a time such as 2026-11-23T03:00:00Z")
  }

  func run() async throws {
    switch command.first {
    case "plan":
      try await showPlan(in: folder, clock)
    case "show":
      try await show(opened(), command.count > 1 ? command[1] : nil)
    case "breathe":
      try await breathe(opened(), clock)
    case "ride":
      try await ride(opened(), clock)
    case "booster":
      try await booster(opened(), clock)
    case "tour":
      let ebb = try await opened()
      try await show(ebb, nil)
      try await breathe(ebb, clock)
      try await ride(ebb, clock)
      try await booster(ebb, clock)
      try await showPlan(in: folder, clock)
    default:
      throw Ends(code: 2, message: usage)
    }
  }

  private func opened() async throws -> Ebb {
    let key = try key()
    do throws(EbbError) {
      let ebb = try await Ebb.open(folder, key: key, device: clock.device)
      if let problem = try await ebb.problem() { throw problem }
      return ebb
    } catch {
      throw Ends(code: 1, message: error.detail)
    }
  }

  /// The key that the terminal keeps in a file where it is told to leave the keyring alone.
  private func key() throws -> Data {
    let found: StoreHeader?
    do throws(EbbError) {
      found = try Keys.header(in: folder)
    } catch {
      throw Ends(code: 1, message: error.detail)
    }
    guard found?.key == .file else {
      throw Ends(code: 1, message: "there is no store here whose key lies in a file")
    }
    let text = try String(contentsOf: folder.appendingPathComponent("ebb.key"), encoding: .utf8)
    let digits = text.compactMap(\.hexDigitValue)
    return Data(
      stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
