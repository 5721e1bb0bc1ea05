// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How things are named while a map is written.
public struct TriggerLabels: Sendable, Hashable {
  public var write: String
  public var ownWords: String
  public var thoughts: String
  public var usualResponse: String
  public var met: String
  public var howStrong: String
  public var acted: String
  public var plan: String
  public var situation: String
  public var situationHint: String
  public var response: String
  public var responseHint: String
  public var kind: String
  public var kinds: [String]
  public var opens: String
  public var opensHint: String
  public var change: String
  public var confidence: String
  public var confidenceQuestion: String
  public var remove: String
  public var removeDetail: String
  public var rehearse: String
  public var urgeBefore: String
  public var day: String
  public var daySituation: String
  public var dayWhen: String
  public var dayWhenHint: String
  public var whatIWillDo: String
  public var whoKnows: String
  public var howILeave: String
  public var howILeaveHint: String
  public var moveUp: String
  public var nobodyReads: String

  /// All of its parts.
  public init(write: String, ownWords: String, thoughts: String, usualResponse: String, met: String, howStrong: String, acted: String, plan: String, situation: String, situationHint: String, response: String, responseHint: String, kind: String, kinds: [String], opens: String, opensHint: String, change: String, confidence: String, confidenceQuestion: String, remove: String, removeDetail: String, rehearse: String, urgeBefore: String, day: String, daySituation: String, dayWhen: String, dayWhenHint: String, whatIWillDo: String, whoKnows: String, howILeave: String, howILeaveHint: String, moveUp: String, nobodyReads: String) {
    self.write = write
    self.ownWords = ownWords
    self.thoughts = thoughts
    self.usualResponse = usualResponse
    self.met = met
    self.howStrong = howStrong
    self.acted = acted
    self.plan = plan
    self.situation = situation
    self.situationHint = situationHint
    self.response = response
    self.responseHint = responseHint
    self.kind = kind
    self.kinds = kinds
    self.opens = opens
    self.opensHint = opensHint
    self.change = change
    self.confidence = confidence
    self.confidenceQuestion = confidenceQuestion
    self.remove = remove
    self.removeDetail = removeDetail
    self.rehearse = rehearse
    self.urgeBefore = urgeBefore
    self.day = day
    self.daySituation = daySituation
    self.dayWhen = dayWhen
    self.dayWhenHint = dayWhenHint
    self.whatIWillDo = whatIWillDo
    self.whoKnows = whoKnows
    self.howILeave = howILeave
    self.howILeaveHint = howILeaveHint
    self.moveUp = moveUp
    self.nobodyReads = nobodyReads
  }
}

extension TriggerLabels {
  init(_ value: EbbGenerated.TriggerLabels) {
    self.write = value.write
    self.ownWords = value.ownWords
    self.thoughts = value.thoughts
    self.usualResponse = value.usualResponse
    self.met = value.met
    self.howStrong = value.howStrong
    self.acted = value.acted
    self.plan = value.plan
    self.situation = value.situation
    self.situationHint = value.situationHint
    self.response = value.response
    self.responseHint = value.responseHint
    self.kind = value.kind
    self.kinds = value.kinds
    self.opens = value.opens
    self.opensHint = value.opensHint
    self.change = value.change
    self.confidence = value.confidence
    self.confidenceQuestion = value.confidenceQuestion
    self.remove = value.remove
    self.removeDetail = value.removeDetail
    self.rehearse = value.rehearse
    self.urgeBefore = value.urgeBefore
    self.day = value.day
    self.daySituation = value.daySituation
    self.dayWhen = value.dayWhen
    self.dayWhenHint = value.dayWhenHint
    self.whatIWillDo = value.whatIWillDo
    self.whoKnows = value.whoKnows
    self.howILeave = value.howILeave
    self.howILeaveHint = value.howILeaveHint
    self.moveUp = value.moveUp
    self.nobodyReads = value.nobodyReads
  }
}
