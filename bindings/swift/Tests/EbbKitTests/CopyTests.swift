import Foundation
import Testing

@testable import EbbKit

struct CopyTests {
  @Test("A copy is made once a day, and a data file that does not open is mended from it")
  func copies() async throws {
    let folder = try emptyFolder()
    let clock = SetClock()
    do {
      let ebb = try await newEbb(folder, clock)
      _ = try await ebb.act(tick)
      #expect(try await ebb.takeSnapshot())
      #expect(try await !ebb.takeSnapshot())
      clock.pass(86_400)
      #expect(try await ebb.takeSnapshot())
      try await ebb.closeStore()
    }
    let file = folder.appendingPathComponent("ebb.db")
    var bytes = try Data(contentsOf: file)
    bytes[1_000] ^= 1
    try bytes.write(to: file)
    let ebb = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await ebb.problem() != nil)
    _ = try await refusal { () throws(EbbError) in
      _ = try await ebb.mend(key: Data(repeating: 0, count: 32))
    }
    #expect(try await ebb.mend(key: key).hasPrefix("Mended."))
    #expect(try await ebb.problem() == nil)
    _ = try await ebb.act(tick)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let aside = try #require(names.first { $0.hasPrefix("ebb-before-") })
    #expect(try Data(contentsOf: folder.appendingPathComponent(aside)) == bytes)
  }

  @Test("Under another key everything is there, and the old one opens nothing")
  func anotherKey() async throws {
    let folder = try emptyFolder()
    let clock = SetClock()
    let another = Data(repeating: 9, count: 32)
    do {
      let ebb = try await newEbb(folder, clock)
      _ = try await ebb.act(tick)
      try await ebb.changeKey(from: key, to: another, id: "another", at: .keychain)
      #expect(try await ebb.problem() == nil)
      _ = try await ebb.act(tick)
      try await ebb.closeStore()
    }
    let header = try #require(try Keys.header(in: folder))
    #expect(header.id == "another")
    #expect(header.key == .keychain)
    let old = try await Ebb.open(folder, key: key, device: clock.device())
    #expect(try await old.problem() != nil)
    let ebb = try await Ebb.open(folder, key: another, device: clock.device())
    #expect(try await ebb.problem() == nil)
  }
}
