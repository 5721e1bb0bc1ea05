// Names of UniformTypeIdentifiers that the app uses, as Apple's documentation declares them.

public struct UTType: Hashable, Sendable {
  public init?(mimeType: String) { fatalError("a stand-in does nothing") }
  public static var data: UTType { fatalError("a stand-in does nothing") }
}
