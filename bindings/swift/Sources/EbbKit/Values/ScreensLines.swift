// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A way to reach someone.
public struct Dial: Sendable, Hashable {
  /// "Call 988"
  public var label: String
  /// The number or the address, as written: shown large where a device cannot call.
  public var number: String
  /// What a device opens: `tel:`, `sms:` or `https:`; empty where a phone could not dial it.
  public var uri: String

  /// All of its parts.
  public init(label: String, number: String, uri: String) {
    self.label = label
    self.number = number
    self.uri = uri
  }
}

extension Dial {
  init(_ value: EbbGenerated.Dial) {
    self.label = value.label
    self.number = value.number
    self.uri = value.uri
  }
}

/// One line.
public struct LineCard: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: String
  /// What it is for, in a few words.
  public var kind: String
  /// How to reach it.
  public var ways: [Dial]
  /// Hours, what else to know, when it was checked: a sentence each.
  public var notes: [String]

  /// All of its parts.
  public init(id: String, name: String, kind: String, ways: [Dial], notes: [String]) {
    self.id = id
    self.name = name
    self.kind = kind
    self.ways = ways
    self.notes = notes
  }
}

extension LineCard {
  init(_ value: EbbGenerated.LineCard) {
    self.id = value.id
    self.name = value.name
    self.kind = value.kind
    self.ways = value.ways.map { Dial($0) }
    self.notes = value.notes
  }
}

/// The lines of one region.
public struct LinesScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The region's name; what is wrong, or a question, where it is not known.
  public var region: String
  /// Where somebody may be, or may mean by what they typed, a few; none where the region is known.
  public var likely: [OldOffer]
  /// Asks for a region that is typed: any text can be the region of `Place::Lines`.
  public var ask: String
  /// What can be typed.
  public var askHint: String
  /// The emergency number of the region.
  public var emergency: [Dial]
  /// The lines, in the order in which to try them.
  public var lines: [LineCard]
  /// What to do where the region or a line is not known.
  public var advice: [String]
  /// Keeps this region as the person's; none where it is.
  public var mine: OldOffer?
  /// Adds or leaves out youth lines; none ahead of the lock.
  public var under18: OldOffer?
  /// "I am somewhere else."
  public var elsewhere: String
  /// Every region.
  public var regions: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, region: String, likely: [OldOffer], ask: String, askHint: String, emergency: [Dial], lines: [LineCard], advice: [String], mine: OldOffer?, under18: OldOffer?, elsewhere: String, regions: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.region = region
    self.likely = likely
    self.ask = ask
    self.askHint = askHint
    self.emergency = emergency
    self.lines = lines
    self.advice = advice
    self.mine = mine
    self.under18 = under18
    self.elsewhere = elsewhere
    self.regions = regions
    self.doors = doors
  }
}

extension LinesScreen {
  init(_ value: EbbGenerated.LinesScreen) {
    self.title = value.title
    self.region = value.region
    self.likely = value.likely.map { OldOffer($0) }
    self.ask = value.ask
    self.askHint = value.askHint
    self.emergency = value.emergency.map { Dial($0) }
    self.lines = value.lines.map { LineCard($0) }
    self.advice = value.advice
    self.mine = value.mine.map { OldOffer($0) }
    self.under18 = value.under18.map { OldOffer($0) }
    self.elsewhere = value.elsewhere
    self.regions = value.regions.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
