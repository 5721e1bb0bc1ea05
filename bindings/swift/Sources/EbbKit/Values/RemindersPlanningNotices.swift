// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What a notification says.
public struct NoticeText: Sendable, Hashable {
  /// The first line.
  public var title: String
  /// The second line.
  public var body: String

  /// All of its parts.
  public init(title: String, body: String) {
    self.title = title
    self.body = body
  }
}

extension NoticeText {
  init(_ value: EbbGenerated.NoticeText) {
    self.title = value.title
    self.body = value.body
  }
}
