// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How things are named while a plan is written.
public struct PlanLabels: Sendable, Hashable {
  public var add: String
  public var person: String
  public var remove: String
  public var removeDetail: String
  public var mark: String
  public var unmark: String
  public var first: String
  public var firstSign: String
  public var firstHelps: String
  public var firstName: String
  public var firstNumber: String
  public var name: String
  public var relation: String
  public var number: String
  public var numberHint: String
  public var reach: String
  public var night: String
  public var nightHint: String
  public var directions: String
  public var opens: String
  public var opensHint: String
  public var cannotCall: String
  public var callLog: String
  public var otherNumber: String
  public var change: String
  public var moveUp: String
  public var nobodyReads: String

  /// All of its parts.
  public init(add: String, person: String, remove: String, removeDetail: String, mark: String, unmark: String, first: String, firstSign: String, firstHelps: String, firstName: String, firstNumber: String, name: String, relation: String, number: String, numberHint: String, reach: String, night: String, nightHint: String, directions: String, opens: String, opensHint: String, cannotCall: String, callLog: String, otherNumber: String, change: String, moveUp: String, nobodyReads: String) {
    self.add = add
    self.person = person
    self.remove = remove
    self.removeDetail = removeDetail
    self.mark = mark
    self.unmark = unmark
    self.first = first
    self.firstSign = firstSign
    self.firstHelps = firstHelps
    self.firstName = firstName
    self.firstNumber = firstNumber
    self.name = name
    self.relation = relation
    self.number = number
    self.numberHint = numberHint
    self.reach = reach
    self.night = night
    self.nightHint = nightHint
    self.directions = directions
    self.opens = opens
    self.opensHint = opensHint
    self.cannotCall = cannotCall
    self.callLog = callLog
    self.otherNumber = otherNumber
    self.change = change
    self.moveUp = moveUp
    self.nobodyReads = nobodyReads
  }
}

extension PlanLabels {
  init(_ value: EbbGenerated.PlanLabels) {
    self.add = value.add
    self.person = value.person
    self.remove = value.remove
    self.removeDetail = value.removeDetail
    self.mark = value.mark
    self.unmark = value.unmark
    self.first = value.first
    self.firstSign = value.firstSign
    self.firstHelps = value.firstHelps
    self.firstName = value.firstName
    self.firstNumber = value.firstNumber
    self.name = value.name
    self.relation = value.relation
    self.number = value.number
    self.numberHint = value.numberHint
    self.reach = value.reach
    self.night = value.night
    self.nightHint = value.nightHint
    self.directions = value.directions
    self.opens = value.opens
    self.opensHint = value.opensHint
    self.cannotCall = value.cannotCall
    self.callLog = value.callLog
    self.otherNumber = value.otherNumber
    self.change = value.change
    self.moveUp = value.moveUp
    self.nobodyReads = value.nobodyReads
  }
}
