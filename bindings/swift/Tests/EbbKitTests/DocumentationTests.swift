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
  /// imported so. Pages and notices are shown as they are generated, under names of the library.
  @Test("of the generated code the library shows the types of pages and notices alone")
  func generatedCodeStaysInside() throws {
    let sources = try files(under: "Sources", ending: "swift")
    #expect(sources.count > 70)
    for file in sources {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where line.hasSuffix("import EbbGenerated") {
        let folder = file.deletingLastPathComponent().lastPathComponent
        // What is written from the core is public where it has to be.
        if folder == "Values" { continue }
        let own = ["Pages", "Notices"].contains(folder)
        #expect(
          line == (own ? "public" : "internal") + " import EbbGenerated",
          "\(file.lastPathComponent)")
      }
    }
  }
}
