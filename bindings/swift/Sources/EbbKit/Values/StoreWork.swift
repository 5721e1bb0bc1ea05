// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How far a piece of work is, in steps of its own.
public struct WorkProgress: Sendable, Hashable {
  /// Steps that are done; never fewer than a moment ago.
  public var done: Int
  /// Steps altogether, as far as is known by now; 0 where nothing has begun.
  public var total: Int

  /// All of its parts.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

extension WorkProgress {
  init(_ value: EbbGenerated.WorkProgress) {
    self.done = Int(value.done)
    self.total = Int(value.total)
  }
}
