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

  /// The compiler holds to it then: no public declaration may name a type of a module that is
  /// imported so.
  @Test("no file of the library shows the generated code to its users")
  func generatedCodeStaysInside() throws {
    let sources = try files(under: "Sources", ending: "swift")
    #expect(sources.count > 80)
    for file in sources {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where line.hasSuffix("import EbbGenerated") {
        #expect(line == "internal import EbbGenerated", "\(file.lastPathComponent)")
      }
    }
  }
}
