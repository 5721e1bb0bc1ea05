// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A day that is over.
public struct CheckInCard: Sendable, Hashable {
  /// The question.
  public var question: String
  /// Its answers.
  public var answers: [OldOffer]

  /// All of its parts.
  public init(question: String, answers: [OldOffer]) {
    self.question = question
    self.answers = answers
  }
}

extension CheckInCard {
  init(_ value: EbbGenerated.CheckInCard) {
    self.question = value.question
    self.answers = value.answers.map { OldOffer($0) }
  }
}

/// One day ahead.
public struct DayLine: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// "A wedding is in 3 days."
  public var sentence: String
  /// What to do there, who knows, how to leave.
  public var lines: [String]

  /// All of its parts.
  public init(id: String, sentence: String, lines: [String]) {
    self.id = id
    self.sentence = sentence
    self.lines = lines
  }
}

extension DayLine {
  init(_ value: EbbGenerated.DayLine) {
    self.id = value.id
    self.sentence = value.sentence
    self.lines = value.lines
  }
}

/// One plan for the moment.
public struct IfThenLine: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// "If I pass the bar, then I call Sam."
  public var sentence: String
  /// If …, without the word itself.
  public var situation: String
  /// … then, without the word itself.
  public var response: String
  /// What kind of response it is.
  public var kind: ResponseKind
  /// The name of what it opens; empty where it names nothing.
  public var tool: String
  /// Opens the card that it names, or begins the breath: within a ride that is under way, where there is one.
  public var opens: OldOffer?
  /// How sure the person is of it, 0 to 10.
  public var confidence: Int?

  /// All of its parts.
  public init(id: String, sentence: String, situation: String, response: String, kind: ResponseKind, tool: String, opens: OldOffer?, confidence: Int?) {
    self.id = id
    self.sentence = sentence
    self.situation = situation
    self.response = response
    self.kind = kind
    self.tool = tool
    self.opens = opens
    self.confidence = confidence
  }
}

extension IfThenLine {
  init(_ value: EbbGenerated.IfThenLine) {
    self.id = value.id
    self.sentence = value.sentence
    self.situation = value.situation
    self.response = value.response
    self.kind = ResponseKind(value.kind)
    self.tool = value.tool
    self.opens = value.opens.map { OldOffer($0) }
    self.confidence = value.confidence.map { Int($0) }
  }
}

/// A kind of trigger.
public struct KindChoice: Sendable, Hashable {
  /// The kind.
  public var kind: TriggerKind
  /// In words.
  public var label: String
  /// To start from.
  public var suggestions: [String]

  /// All of its parts.
  public init(kind: TriggerKind, label: String, suggestions: [String]) {
    self.kind = kind
    self.label = label
    self.suggestions = suggestions
  }
}

extension KindChoice {
  init(_ value: EbbGenerated.KindChoice) {
    self.kind = TriggerKind(value.kind)
    self.label = value.label
    self.suggestions = value.suggestions
  }
}

/// One trigger.
public struct TriggerLine: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Of which kind, in words.
  public var kind: String
  /// The kind itself.
  public var ofKind: TriggerKind
  /// In the person's words.
  public var name: String
  /// Why it stands where it stands, in a sentence.
  public var why: String
  /// Thoughts and the usual response, a line each.
  public var details: [String]
  /// What goes through the person's mind then, in one text; may be empty.
  public var thoughts: String
  /// What they usually do; may be empty.
  public var usualResponse: String
  /// Its plans; those that helped first.
  public var plans: [IfThenLine]

  /// All of its parts.
  public init(id: String, kind: String, ofKind: TriggerKind, name: String, why: String, details: [String], thoughts: String, usualResponse: String, plans: [IfThenLine]) {
    self.id = id
    self.kind = kind
    self.ofKind = ofKind
    self.name = name
    self.why = why
    self.details = details
    self.thoughts = thoughts
    self.usualResponse = usualResponse
    self.plans = plans
  }
}

extension TriggerLine {
  init(_ value: EbbGenerated.TriggerLine) {
    self.id = value.id
    self.kind = value.kind
    self.ofKind = TriggerKind(value.ofKind)
    self.name = value.name
    self.why = value.why
    self.details = value.details
    self.thoughts = value.thoughts
    self.usualResponse = value.usualResponse
    self.plans = value.plans.map { IfThenLine($0) }
  }
}

/// The map.
public struct TriggersScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// Nobody reads this: said on every screen on which somebody writes.
  public var nobodyReads: String
  /// Said where nothing is written, or nothing can be read; else empty.
  public var empty: String
  /// By which order they stand; empty where there is nothing to order.
  public var order: String
  /// What weighs most first, unless the person has put them in an order.
  public var triggers: [TriggerLine]
  /// Title of the days ahead.
  public var daysTitle: String
  /// Days that may be hard; the nearest first.
  public var days: [DayLine]
  /// Said where no day is ahead; else empty.
  public var noDays: String
  /// Days that are over and may be talked about.
  public var checkIns: [CheckInCard]
  /// Kinds of trigger, with suggestions to start from.
  public var kinds: [KindChoice]
  /// How things are named while they are written.
  public var labels: TriggerLabels
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, nobodyReads: String, empty: String, order: String, triggers: [TriggerLine], daysTitle: String, days: [DayLine], noDays: String, checkIns: [CheckInCard], kinds: [KindChoice], labels: TriggerLabels, doors: [OldOffer]) {
    self.title = title
    self.nobodyReads = nobodyReads
    self.empty = empty
    self.order = order
    self.triggers = triggers
    self.daysTitle = daysTitle
    self.days = days
    self.noDays = noDays
    self.checkIns = checkIns
    self.kinds = kinds
    self.labels = labels
    self.doors = doors
  }
}

extension TriggersScreen {
  init(_ value: EbbGenerated.TriggersScreen) {
    self.title = value.title
    self.nobodyReads = value.nobodyReads
    self.empty = value.empty
    self.order = value.order
    self.triggers = value.triggers.map { TriggerLine($0) }
    self.daysTitle = value.daysTitle
    self.days = value.days.map { DayLine($0) }
    self.noDays = value.noDays
    self.checkIns = value.checkIns.map { CheckInCard($0) }
    self.kinds = value.kinds.map { KindChoice($0) }
    self.labels = TriggerLabels(value.labels)
    self.doors = value.doors.map { OldOffer($0) }
  }
}
