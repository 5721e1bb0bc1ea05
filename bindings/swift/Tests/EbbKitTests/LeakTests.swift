import Foundation
import Testing

@testable import EbbKit

/// What 10,000 rides leave behind, in a process of its own, where nothing else takes memory.
///
/// The bound was set before anything was measured: half a KiB a ride. A ride with its object takes
/// several.
struct LeakTests {
  private let bytesARide = 512

  private func left(_ afterwards: String) async throws -> (objects: Int, bytes: Int) {
    let said = try await second("leak", afterwards).said
    let numbers = said.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    print("10,000 rides, \(afterwards): \(said)", terminator: "")
    guard numbers.count == 2 else { throw Unexpected("two numbers were expected: \(said)") }
    return (numbers[0], numbers[1])
  }

  @Test("ten thousand rides that were let go of leave nothing behind")
  func letGo() async throws {
    let left = try await left("let-go")
    #expect(left.objects == 0)
    #expect(left.bytes < bytesARide)
  }

  @Test("rides that are kept would be found, by their number and by their memory")
  func kept() async throws {
    let left = try await left("kept")
    #expect(left.objects == 13_000)
    #expect(left.bytes > bytesARide)
  }

  @Test("memory that belongs to no object would be found too")
  func lost() async throws {
    let left = try await left("lost")
    #expect(left.objects == 0)
    #expect(left.bytes > bytesARide)
  }

  @Test("stores that were opened and let go of leave no file open")
  func files() async throws {
    let folder = try emptyFolder()
    let device = SetClock().device()
    _ = try await newEbb(folder, SetClock())
    func open() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
        let target = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/\($0)")
        return target?.hasPrefix(folder.path) ?? false
      }.count
    }
    do {
      let ebb = try await Ebb.open(folder, key: key, device: device)
      _ = try await ebb.page(now)
      #expect(try open() > 0)
    }
    for _ in 0..<200 {
      _ = try await Ebb.open(folder, key: key, device: device).page(now)
    }
    #expect(try open() == 0)
  }
}
