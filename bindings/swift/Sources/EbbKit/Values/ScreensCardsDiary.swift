// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One day of the diary.
public struct DiaryDayLines: Sendable, Hashable {
  /// "Today", "Monday 16 November".
  public var label: String
  /// The day in a line.
  public var counts: String
  /// Newest first.
  public var entries: [DiaryLine]

  /// All of its parts.
  public init(label: String, counts: String, entries: [DiaryLine]) {
    self.label = label
    self.counts = counts
    self.entries = entries
  }
}

extension DiaryDayLines {
  init(_ value: EbbGenerated.DiaryDayLines) {
    self.label = value.label
    self.counts = value.counts
    self.entries = value.entries.map { DiaryLine($0) }
  }
}

/// One entry of the diary.
public struct DiaryEntryScreen: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// What it is, and when.
  public var title: String
  /// What more there is to say.
  public var questions: [DiaryQuestion]
  /// Back, back to an exercise, delete.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(id: String, title: String, questions: [DiaryQuestion], offers: [OldOffer], doors: [OldOffer]) {
    self.id = id
    self.title = title
    self.questions = questions
    self.offers = offers
    self.doors = doors
  }
}

extension DiaryEntryScreen {
  init(_ value: EbbGenerated.DiaryEntryScreen) {
    self.id = value.id
    self.title = value.title
    self.questions = value.questions.map { DiaryQuestion($0) }
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One entry in a line.
public struct DiaryLine: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// When, where the person was: "02:13".
  public var time: String
  /// The skill, or an urge; choosing it opens it. The detail says what was noted.
  public var open: OldOffer

  /// All of its parts.
  public init(id: String, time: String, open: OldOffer) {
    self.id = id
    self.time = time
    self.open = open
  }
}

extension DiaryLine {
  init(_ value: EbbGenerated.DiaryLine) {
    self.id = value.id
    self.time = value.time
    self.open = OldOffer(value.open)
  }
}

/// One thing to say of an entry. Each can be left open.
public struct DiaryQuestion: Sendable, Hashable {
  /// The question.
  public var text: String
  /// What was answered; else empty.
  public var answered: String
  /// True where the answers are the numbers 0 to 10.
  public var scale: Bool
  /// The answers.
  public var answers: [OldOffer]

  /// All of its parts.
  public init(text: String, answered: String, scale: Bool, answers: [OldOffer]) {
    self.text = text
    self.answered = answered
    self.scale = scale
    self.answers = answers
  }
}

extension DiaryQuestion {
  init(_ value: EbbGenerated.DiaryQuestion) {
    self.text = value.text
    self.answered = value.answered
    self.scale = value.scale
    self.answers = value.answers.map { OldOffer($0) }
  }
}

/// The diary.
public struct DiaryScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What it is for.
  public var about: String
  /// A new note: how strong an urge was, and apart from it what was done. Empty where nothing can be kept.
  public var questions: [DiaryQuestion]
  /// The last thirty days, newest first.
  public var days: [DiaryDayLines]
  /// Said where nothing is noted; else empty.
  public var nothing: String
  /// To the cards, which a skill is noted from.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, about: String, questions: [DiaryQuestion], days: [DiaryDayLines], nothing: String, offers: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.about = about
    self.questions = questions
    self.days = days
    self.nothing = nothing
    self.offers = offers
    self.doors = doors
  }
}

extension DiaryScreen {
  init(_ value: EbbGenerated.DiaryScreen) {
    self.title = value.title
    self.about = value.about
    self.questions = value.questions.map { DiaryQuestion($0) }
    self.days = value.days.map { DiaryDayLines($0) }
    self.nothing = value.nothing
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
