public import Foundation

/// A file of another app that the person picked.
public enum PickedFile {
  /// Its bytes: all of them, or one more than `most` where it has more.
  public static func read(_ file: URL, most: Int64) throws -> Data {
    #if canImport(Darwin)
      // Without this the system lets no other app's file be read.
      let opened = file.startAccessingSecurityScopedResource()
      defer { if opened { file.stopAccessingSecurityScopedResource() } }
    #endif
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    return try handle.read(upToCount: Int(most) + 1) ?? Data()
  }
}
