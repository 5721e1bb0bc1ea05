// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What the choice of patterns shows.
public struct BreatheScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The patterns, first the one to begin with.
  public var patterns: [PatternCard]
  /// The search for the pace that feels easiest.
  public var finder: PatternCard
  /// Lengths to choose from, minutes.
  public var minutes: [Int]
  /// How the length is named.
  public var minutesLabel: String
  /// Rates to glide from, breaths a minute.
  public var presentRates: [Int]
  /// How gliding is named.
  public var glideLabel: String
  /// How the choice not to glide is named.
  public var noGlideLabel: String
  /// How a pattern of one's own is named.
  public var customLabel: String
  /// What a pattern of one's own may be.
  public var customHelp: String
  /// Moving or still, as it is now; choosing it changes that.
  public var still: OldOffer
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, patterns: [PatternCard], finder: PatternCard, minutes: [Int], minutesLabel: String, presentRates: [Int], glideLabel: String, noGlideLabel: String, customLabel: String, customHelp: String, still: OldOffer, doors: [OldOffer]) {
    self.title = title
    self.patterns = patterns
    self.finder = finder
    self.minutes = minutes
    self.minutesLabel = minutesLabel
    self.presentRates = presentRates
    self.glideLabel = glideLabel
    self.noGlideLabel = noGlideLabel
    self.customLabel = customLabel
    self.customHelp = customHelp
    self.still = still
    self.doors = doors
  }
}

extension BreatheScreen {
  init(_ value: EbbGenerated.BreatheScreen) {
    self.title = value.title
    self.patterns = value.patterns.map { PatternCard($0) }
    self.finder = PatternCard(value.finder)
    self.minutes = value.minutes.map { Int($0) }
    self.minutesLabel = value.minutesLabel
    self.presentRates = value.presentRates.map { Int($0) }
    self.glideLabel = value.glideLabel
    self.noGlideLabel = value.noGlideLabel
    self.customLabel = value.customLabel
    self.customHelp = value.customHelp
    self.still = OldOffer(value.still)
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One pattern to choose.
public struct PatternCard: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: String
  /// A sentence on it.
  public var about: String
  /// Its rate in words; empty where it changes.
  public var rate: String
  /// Its shape in seconds.
  public var shape: String
  /// True where the breath is held: never suggested.
  public var holds: Bool
  /// What the person said of it before, or nothing.
  public var note: String
  /// Minutes when none are chosen.
  public var minutes: Int
  /// What to mind before it starts.
  public var cautions: [String]
  /// Where it was read.
  public var source: String
  /// Starts it with its usual length.
  public var start: OldOffer

  /// All of its parts.
  public init(id: String, name: String, about: String, rate: String, shape: String, holds: Bool, note: String, minutes: Int, cautions: [String], source: String, start: OldOffer) {
    self.id = id
    self.name = name
    self.about = about
    self.rate = rate
    self.shape = shape
    self.holds = holds
    self.note = note
    self.minutes = minutes
    self.cautions = cautions
    self.source = source
    self.start = start
  }
}

extension PatternCard {
  init(_ value: EbbGenerated.PatternCard) {
    self.id = value.id
    self.name = value.name
    self.about = value.about
    self.rate = value.rate
    self.shape = value.shape
    self.holds = value.holds
    self.note = value.note
    self.minutes = Int(value.minutes)
    self.cautions = value.cautions
    self.source = value.source
    self.start = OldOffer(value.start)
  }
}
