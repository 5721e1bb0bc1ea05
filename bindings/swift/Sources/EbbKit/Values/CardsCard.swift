// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// The words of a card: what an edit changes, and what an own card begins with.
public struct CardText: Sendable, Hashable {
  /// A word or two.
  public var title: String
  /// When to use it.
  public var when: String
  /// What to do, in order.
  public var steps: [String]
  /// Why it works; on a card of reasons, the reason.
  public var why: String

  /// All of its parts.
  public init(title: String, when: String, steps: [String], why: String) {
    self.title = title
    self.when = when
    self.steps = steps
    self.why = why
  }
}

extension CardText {
  init(_ value: EbbGenerated.CardText) {
    self.title = value.title
    self.when = value.when
    self.steps = value.steps
    self.why = value.why
  }

  func lowered() throws(EbbError) -> EbbGenerated.CardText {
    EbbGenerated.CardText(
      title: title,
      when: when,
      steps: steps,
      why: why
    )
  }
}
