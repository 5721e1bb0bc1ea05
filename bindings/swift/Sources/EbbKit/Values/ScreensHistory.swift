// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One day of the history.
public struct HistoryDay: Sendable, Hashable {
  /// "Today", "Monday 16 November".
  public var label: String
  /// Newest first.
  public var entries: [HistoryEntry]
  /// What the diary of skills and urges says of the day, in a line; else empty.
  public var diary: String

  /// All of its parts.
  public init(label: String, entries: [HistoryEntry], diary: String) {
    self.label = label
    self.entries = entries
    self.diary = diary
  }
}

extension HistoryDay {
  init(_ value: EbbGenerated.HistoryDay) {
    self.label = value.label
    self.entries = value.entries.map { HistoryEntry($0) }
    self.diary = value.diary
  }
}

/// One exercise in a line.
public struct HistoryEntry: Sendable, Hashable {
  /// When it began, where the person was: "02:13".
  public var time: String
  /// What it was.
  public var name: String
  /// How it went.
  public var summary: String
  /// Looks at it.
  public var open: OldOffer

  /// All of its parts.
  public init(time: String, name: String, summary: String, open: OldOffer) {
    self.time = time
    self.name = name
    self.summary = summary
    self.open = open
  }
}

extension HistoryEntry {
  init(_ value: EbbGenerated.HistoryEntry) {
    self.time = value.time
    self.name = value.name
    self.summary = value.summary
    self.open = OldOffer(value.open)
  }
}

/// The history.
public struct HistoryScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// What the records say, a sentence each; none below five rides.
  public var statements: [String]
  /// Days, newest first.
  public var days: [HistoryDay]
  /// Said where nothing is kept yet or nothing can be read; else empty.
  public var empty: String
  /// Where an older page begins; none on the last page.
  public var older: Date?
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, statements: [String], days: [HistoryDay], empty: String, older: Date?, doors: [OldOffer]) {
    self.title = title
    self.statements = statements
    self.days = days
    self.empty = empty
    self.older = older
    self.doors = doors
  }
}

extension HistoryScreen {
  init(_ value: EbbGenerated.HistoryScreen) {
    self.title = value.title
    self.statements = value.statements
    self.days = value.days.map { HistoryDay($0) }
    self.empty = value.empty
    self.older = value.older
    self.doors = value.doors.map { OldOffer($0) }
  }
}
