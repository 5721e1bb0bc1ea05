// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One entry of a pack.
public struct PackEntryLine: Sendable, Hashable {
  /// The name by which it is chosen.
  public var entry: String
  /// What kind of thing it is, and what it is called.
  public var label: String
  /// How it stands to what is here, in words.
  public var state: String
  /// All that it says.
  public var lines: [String]
  /// True where it is chosen.
  public var chosen: Bool
  /// Chooses it, or leaves it; none where it is here as it stands.
  public var toggle: OldOffer?

  /// All of its parts.
  public init(entry: String, label: String, state: String, lines: [String], chosen: Bool, toggle: OldOffer?) {
    self.entry = entry
    self.label = label
    self.state = state
    self.lines = lines
    self.chosen = chosen
    self.toggle = toggle
  }
}

extension PackEntryLine {
  init(_ value: EbbGenerated.PackEntryLine) {
    self.entry = value.entry
    self.label = value.label
    self.state = value.state
    self.lines = value.lines
    self.chosen = value.chosen
    self.toggle = value.toggle.map { OldOffer($0) }
  }
}

/// One pack that is here.
public struct PackLine: Sendable, Hashable {
  /// Its id here.
  public var id: String
  /// Its title.
  public var name: String
  /// "From NAME, unverified", and the revision.
  public var from: String
  /// What is here of it, a line each.
  public var lines: [String]
  /// Takes it back.
  public var takeBack: OldOffer

  /// All of its parts.
  public init(id: String, name: String, from: String, lines: [String], takeBack: OldOffer) {
    self.id = id
    self.name = name
    self.from = from
    self.lines = lines
    self.takeBack = takeBack
  }
}

extension PackLine {
  init(_ value: EbbGenerated.PackLine) {
    self.id = value.id
    self.name = value.name
    self.from = value.from
    self.lines = value.lines
    self.takeBack = OldOffer(value.takeBack)
  }
}

/// One pack before anything of it is taken.
public struct PackScreen: Sendable, Hashable {
  /// What it is called.
  public var title: String
  /// Who it is from, and that nobody has verified it; empty where it was not read.
  public var from: String
  /// What it is for; may be empty.
  public var about: String
  /// What to know about it: an older revision, nothing new, why it was not read.
  public var notes: [String]
  /// Everything that is wrong with it; empty where it was read.
  public var problems: [String]
  /// What it holds.
  public var entries: [PackEntryLine]
  /// How the day on which treatment ended is asked for; empty where it is not.
  public var ended: String
  /// How such a day is written.
  public var endedHint: String
  /// Takes what is chosen; none where nothing is.
  public var take: OldOffer?
  /// Puts it away.
  public var close: OldOffer
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, from: String, about: String, notes: [String], problems: [String], entries: [PackEntryLine], ended: String, endedHint: String, take: OldOffer?, close: OldOffer, doors: [OldOffer]) {
    self.title = title
    self.from = from
    self.about = about
    self.notes = notes
    self.problems = problems
    self.entries = entries
    self.ended = ended
    self.endedHint = endedHint
    self.take = take
    self.close = close
    self.doors = doors
  }
}

extension PackScreen {
  init(_ value: EbbGenerated.PackScreen) {
    self.title = value.title
    self.from = value.from
    self.about = value.about
    self.notes = value.notes
    self.problems = value.problems
    self.entries = value.entries.map { PackEntryLine($0) }
    self.ended = value.ended
    self.endedHint = value.endedHint
    self.take = value.take.map { OldOffer($0) }
    self.close = OldOffer(value.close)
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// The packs that are here.
public struct PacksScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What packs are.
  public var about: String
  /// What was just done; often empty.
  public var told: [String]
  /// Said where there is none, or none can be read; else empty.
  public var empty: String
  /// The packs, in the order in which they came.
  public var packs: [PackLine]
  /// How opening a file is named.
  public var open: String
  /// What to type to open one.
  public var openHint: String
  /// Said where there is no such file.
  public var noFile: String
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, about: String, told: [String], empty: String, packs: [PackLine], open: String, openHint: String, noFile: String, doors: [OldOffer]) {
    self.title = title
    self.about = about
    self.told = told
    self.empty = empty
    self.packs = packs
    self.open = open
    self.openHint = openHint
    self.noFile = noFile
    self.doors = doors
  }
}

extension PacksScreen {
  init(_ value: EbbGenerated.PacksScreen) {
    self.title = value.title
    self.about = value.about
    self.told = value.told
    self.empty = value.empty
    self.packs = value.packs.map { PackLine($0) }
    self.open = value.open
    self.openHint = value.openHint
    self.noFile = value.noFile
    self.doors = value.doors.map { OldOffer($0) }
  }
}
