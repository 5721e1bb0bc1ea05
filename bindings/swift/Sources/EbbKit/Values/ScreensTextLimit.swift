// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How much fits into one answer.
public struct TextLimit: Sendable, Hashable {
  /// Characters, as a person counts them.
  public var longest: Int
  /// Said where no more fits.
  public var full: String

  /// All of its parts.
  public init(longest: Int, full: String) {
    self.longest = longest
    self.full = full
  }
}

extension TextLimit {
  init(_ value: EbbGenerated.TextLimit) {
    self.longest = Int(value.longest)
    self.full = value.full
  }
}
