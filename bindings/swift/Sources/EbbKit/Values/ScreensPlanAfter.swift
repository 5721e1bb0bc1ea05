// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// After the plan was open.
public struct AfterPlanScreen: Sendable, Hashable {
  /// The question.
  public var question: String
  /// Its answers.
  public var answers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(question: String, answers: [OldOffer], doors: [OldOffer]) {
    self.question = question
    self.answers = answers
    self.doors = doors
  }
}

extension AfterPlanScreen {
  init(_ value: EbbGenerated.AfterPlanScreen) {
    self.question = value.question
    self.answers = value.answers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One saved version.
public struct PlanVersionLine: Sendable, Hashable {
  /// Its number.
  public var number: Int
  /// When it was saved.
  public var when: String
  /// What changed with it.
  public var what: String
  /// The plan as it was, a line each.
  public var lines: [String]
  /// Goes back to it; none for the version that is there.
  public var goBack: OldOffer?

  /// All of its parts.
  public init(number: Int, when: String, what: String, lines: [String], goBack: OldOffer?) {
    self.number = number
    self.when = when
    self.what = what
    self.lines = lines
    self.goBack = goBack
  }
}

extension PlanVersionLine {
  init(_ value: EbbGenerated.PlanVersionLine) {
    self.number = Int(value.number)
    self.when = value.when
    self.what = value.what
    self.lines = value.lines
    self.goBack = value.goBack.map { OldOffer($0) }
  }
}

/// Earlier versions.
public struct PlanVersionsScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// That there are more, or that some cannot be read; most often nothing.
  public var notices: [String]
  /// False where some of what was saved cannot be read.
  public var whole: Bool
  /// The newest first.
  public var versions: [PlanVersionLine]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, notices: [String], whole: Bool, versions: [PlanVersionLine], doors: [OldOffer]) {
    self.title = title
    self.notices = notices
    self.whole = whole
    self.versions = versions
    self.doors = doors
  }
}

extension PlanVersionsScreen {
  init(_ value: EbbGenerated.PlanVersionsScreen) {
    self.title = value.title
    self.notices = value.notices
    self.whole = value.whole
    self.versions = value.versions.map { PlanVersionLine($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
