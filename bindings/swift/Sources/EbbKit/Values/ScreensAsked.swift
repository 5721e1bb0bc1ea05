// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A question with its answers.
public struct Asked: Sendable, Hashable {
  /// Which question it is.
  public var question: Question
  /// The question in words.
  public var text: String
  /// True where the answers are the numbers 0 to 10.
  public var scale: Bool
  /// The answers.
  public var answers: [OldOffer]
  /// Leaves it out.
  public var skip: OldOffer?

  /// All of its parts.
  public init(question: Question, text: String, scale: Bool, answers: [OldOffer], skip: OldOffer?) {
    self.question = question
    self.text = text
    self.scale = scale
    self.answers = answers
    self.skip = skip
  }
}

extension Asked {
  init(_ value: EbbGenerated.Asked) {
    self.question = Question(value.question)
    self.text = value.text
    self.scale = value.scale
    self.answers = value.answers.map { OldOffer($0) }
    self.skip = value.skip.map { OldOffer($0) }
  }
}
