// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Something that could go into a pack.
public struct ExportChoice: Sendable, Hashable {
  /// The name by which it is chosen, such as `plan:0198…`.
  public var entry: String
  /// What kind of thing it is.
  public var kind: EntryKind
  /// What it is called.
  public var label: String

  /// All of its parts.
  public init(entry: String, kind: EntryKind, label: String) {
    self.entry = entry
    self.kind = kind
    self.label = label
  }
}

extension ExportChoice {
  init(_ value: EbbGenerated.ExportChoice) {
    self.entry = value.entry
    self.kind = EntryKind(value.kind)
    self.label = value.label
  }
}

/// What stands at the head of a pack.
public struct ExportHead: Sendable, Hashable {
  /// The title.
  public var name: String
  /// Who hands it over; a first name or a made-up one is enough.
  public var author: String
  /// What it is for; may be empty.
  public var about: String
  /// Counts up each time that a changed pack is handed over; 1 at first.
  public var revision: Int

  /// All of its parts.
  public init(name: String, author: String, about: String, revision: Int) {
    self.name = name
    self.author = author
    self.about = about
    self.revision = revision
  }
}

extension ExportHead {
  func lowered() throws(EbbError) -> EbbGenerated.ExportHead {
    EbbGenerated.ExportHead(
      name: name,
      author: author,
      about: about,
      revision: try narrow(revision)
    )
  }
}
