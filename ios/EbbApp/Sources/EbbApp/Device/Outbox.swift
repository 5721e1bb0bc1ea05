public import Foundation

/// Where a file lies between its making and the person's own choice of what becomes of it.
public struct Outbox: Sendable {
  private let folder: URL

  /// Files in a folder of their own.
  public init(_ folder: URL) {
    self.folder = folder
  }

  /// A place for a file of this name where none is yet.
  public func place(_ name: String) throws -> URL {
    let own = folder.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // A name is a name and never a way.
    return own.appendingPathComponent(URL(fileURLWithPath: name).lastPathComponent)
  }

  /// Takes away what lies there: after sharing, and at the start, where the app was ended meanwhile.
  public func empty() {
    try? FileManager.default.removeItem(at: folder)
  }
}
