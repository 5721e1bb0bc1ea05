// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One practice.
public struct PracticeCard: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: String
  /// A sentence or two on it.
  public var about: String
  /// How long it takes, minutes.
  public var minutes: Int
  /// The same in words.
  public var length: String
  /// What the person said of it before, or nothing.
  public var note: String
  /// What to mind before it starts.
  public var cautions: [String]
  /// Where it was read.
  public var source: String
  /// Starts it.
  public var start: OldOffer
  /// Shows it with what to mind, before it starts.
  public var open: OldOffer
  /// Into the routine or out of it, a caution ticked, "worse" taken back.
  public var offers: [OldOffer]

  /// All of its parts.
  public init(id: String, name: String, about: String, minutes: Int, length: String, note: String, cautions: [String], source: String, start: OldOffer, open: OldOffer, offers: [OldOffer]) {
    self.id = id
    self.name = name
    self.about = about
    self.minutes = minutes
    self.length = length
    self.note = note
    self.cautions = cautions
    self.source = source
    self.start = start
    self.open = open
    self.offers = offers
  }
}

extension PracticeCard {
  init(_ value: EbbGenerated.PracticeCard) {
    self.id = value.id
    self.name = value.name
    self.about = value.about
    self.minutes = Int(value.minutes)
    self.length = value.length
    self.note = value.note
    self.cautions = value.cautions
    self.source = value.source
    self.start = OldOffer(value.start)
    self.open = OldOffer(value.open)
    self.offers = value.offers.map { OldOffer($0) }
  }
}

/// Practices of one group.
public struct PracticeList: Sendable, Hashable {
  /// The name of the group.
  public var name: String
  /// Its practices; those that made things worse last.
  public var practices: [PracticeCard]

  /// All of its parts.
  public init(name: String, practices: [PracticeCard]) {
    self.name = name
    self.practices = practices
  }
}

extension PracticeList {
  init(_ value: EbbGenerated.PracticeList) {
    self.name = value.name
    self.practices = value.practices.map { PracticeCard($0) }
  }
}

/// The routine and all practices.
public struct PractiseScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// A sentence on it.
  public var about: String
  /// On how many days something was practised lately; empty where nothing was or nothing may show.
  public var count: String
  /// The morning and the evening; none ahead of the lock.
  public var routine: [RoutineList]
  /// Said on a day of using; else empty.
  public var leftOut: String
  /// The practices.
  public var groups: [PracticeList]
  /// How starting is named.
  public var startLabel: String
  /// How looking at one first is named.
  public var openLabel: String
  /// Attention on the room or on the body, for every exercise from now on; none where today decides it.
  public var form: OldOffer?
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, about: String, count: String, routine: [RoutineList], leftOut: String, groups: [PracticeList], startLabel: String, openLabel: String, form: OldOffer?, doors: [OldOffer]) {
    self.title = title
    self.about = about
    self.count = count
    self.routine = routine
    self.leftOut = leftOut
    self.groups = groups
    self.startLabel = startLabel
    self.openLabel = openLabel
    self.form = form
    self.doors = doors
  }
}

extension PractiseScreen {
  init(_ value: EbbGenerated.PractiseScreen) {
    self.title = value.title
    self.about = value.about
    self.count = value.count
    self.routine = value.routine.map { RoutineList($0) }
    self.leftOut = value.leftOut
    self.groups = value.groups.map { PracticeList($0) }
    self.startLabel = value.startLabel
    self.openLabel = value.openLabel
    self.form = value.form.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One thing in the routine.
public struct RoutineLine: Sendable, Hashable {
  /// Such as `practice:sounds`.
  public var tool: String
  /// Its name.
  public var name: String
  /// "done today", or nothing.
  public var note: String
  /// Starts it.
  public var start: OldOffer
  /// Shows a practice with what to mind before it starts; starts a breath.
  public var open: OldOffer
  /// Takes it out of this part.
  public var remove: OldOffer

  /// All of its parts.
  public init(tool: String, name: String, note: String, start: OldOffer, open: OldOffer, remove: OldOffer) {
    self.tool = tool
    self.name = name
    self.note = note
    self.start = start
    self.open = open
    self.remove = remove
  }
}

extension RoutineLine {
  init(_ value: EbbGenerated.RoutineLine) {
    self.tool = value.tool
    self.name = value.name
    self.note = value.note
    self.start = OldOffer(value.start)
    self.open = OldOffer(value.open)
    self.remove = OldOffer(value.remove)
  }
}

/// One part of the routine.
public struct RoutineList: Sendable, Hashable {
  /// Which part.
  public var part: RoutinePart
  /// Its name.
  public var title: String
  /// Said where nothing is chosen; else empty.
  public var empty: String
  /// What was chosen, in order.
  public var lines: [RoutineLine]

  /// All of its parts.
  public init(part: RoutinePart, title: String, empty: String, lines: [RoutineLine]) {
    self.part = part
    self.title = title
    self.empty = empty
    self.lines = lines
  }
}

extension RoutineList {
  init(_ value: EbbGenerated.RoutineList) {
    self.part = RoutinePart(value.part)
    self.title = value.title
    self.empty = value.empty
    self.lines = value.lines.map { RoutineLine($0) }
  }
}
