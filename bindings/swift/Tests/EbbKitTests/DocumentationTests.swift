import Foundation
import Testing

@testable import EbbKit

struct DocumentationTests {
  private let package = repository.appendingPathComponent("bindings/swift")

  private func files(under folder: String, ending: String) throws -> [URL] {
    let all = FileManager.default.enumerator(
      at: package.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == ending }
  }

  /// What stands between ```swift and ```.
  private func blocks(_ page: URL) throws -> [String] {
    try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  @Test("every piece of Swift in the documentation stands in a file that the package compiles")
  func snippetsAreCompiled() throws {
    let compiled = try files(under: "Snippets", ending: "swift")
      .map { try String(contentsOf: $0, encoding: .utf8) }
    var pages = try files(under: "Sources", ending: "md")
    pages.append(package.appendingPathComponent("README.md"))
    pages.append(repository.appendingPathComponent("bindings/README.md"))
    let all = try pages.flatMap(blocks)
    #expect(all.count >= 10)
    for block in all {
      #expect(compiled.contains { $0.contains(block) }, "\(block)")
    }
  }

  /// Each is public under a name of the library, which `bindings/swift/document` compares with what
  /// the public interface names; the objects and functions of the generated module are behind it.
  @Test("of the generated code the library shows types of the core alone, each by its own name")
  func generatedCodeStaysInside() throws {
    var shown: [String] = []
    for file in try files(under: "Sources", ending: "swift") {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where line.hasPrefix("public typealias ") {
        let name = line.dropFirst("public typealias ".count).prefix { $0 != " " }
        #expect(line == "public typealias \(name) = EbbGenerated.\(name)")
        shown.append(String(name))
      }
    }
    #expect(shown.count > 60 && Set(shown).count == shown.count)
    #expect(Set(["Ebb", "EbbError", "Moment", "Work", "ZonesWanted"]).isDisjoint(with: shown))
  }
}
