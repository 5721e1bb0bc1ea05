import UniformTypeIdentifiers

/// The types of files as the system's picker knows them.
enum FileTypes {
  /// By their names on the internet; any file where none of them is known.
  static func of(_ names: [String]) -> [UTType] {
    let known = names.compactMap { UTType(mimeType: $0) }
    return known.isEmpty ? [.data] : known + [.data]
  }
}
