// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A plan that is gone through in the mind.
public struct RehearseScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What to do and what not.
  public var about: String
  /// The plan.
  public var sentence: String
  /// The steps.
  public var steps: [String]
  /// What helped before, to end with.
  public var worked: [String]
  /// Asked at the end: what has helped before.
  public var whatWorked: String
  /// Asked last: the urge.
  public var urgeAfter: String
  /// "This makes it worse."
  public var makesWorse: OldOffer
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, about: String, sentence: String, steps: [String], worked: [String], whatWorked: String, urgeAfter: String, makesWorse: OldOffer, doors: [OldOffer]) {
    self.title = title
    self.about = about
    self.sentence = sentence
    self.steps = steps
    self.worked = worked
    self.whatWorked = whatWorked
    self.urgeAfter = urgeAfter
    self.makesWorse = makesWorse
    self.doors = doors
  }
}

extension RehearseScreen {
  init(_ value: EbbGenerated.RehearseScreen) {
    self.title = value.title
    self.about = value.about
    self.sentence = value.sentence
    self.steps = value.steps
    self.worked = value.worked
    self.whatWorked = value.whatWorked
    self.urgeAfter = value.urgeAfter
    self.makesWorse = OldOffer(value.makesWorse)
    self.doors = value.doors.map { OldOffer($0) }
  }
}
