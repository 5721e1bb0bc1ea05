// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One line of a part.
public struct PlanLine: Sendable, Hashable {
  /// The entry as it is kept.
  public var entry: PlanEntry
  /// What it says: its text, and who or what it names.
  public var text: String
  /// The way there, when to reach them; may be empty.
  public var detail: String
  /// The person whom it names, as they are kept.
  public var contact: Contact?
  /// How to reach the person.
  public var ways: [Dial]
  /// Opens the tool that it names.
  public var opens: OldOffer?

  /// All of its parts.
  public init(entry: PlanEntry, text: String, detail: String, contact: Contact?, ways: [Dial], opens: OldOffer?) {
    self.entry = entry
    self.text = text
    self.detail = detail
    self.contact = contact
    self.ways = ways
    self.opens = opens
  }
}

extension PlanLine {
  init(_ value: EbbGenerated.PlanLine) {
    self.entry = PlanEntry(value.entry)
    self.text = value.text
    self.detail = value.detail
    self.contact = value.contact.map { Contact($0) }
    self.ways = value.ways.map { Dial($0) }
    self.opens = value.opens.map { OldOffer($0) }
  }
}

/// One part of the plan.
public struct PlanPart: Sendable, Hashable {
  /// Which part.
  public var section: PlanSection
  /// Its title.
  public var title: String
  /// Shown while writing.
  public var hint: String
  /// Said where nothing is written; else empty.
  public var missing: String
  /// What is written.
  public var entries: [PlanLine]

  /// All of its parts.
  public init(section: PlanSection, title: String, hint: String, missing: String, entries: [PlanLine]) {
    self.section = section
    self.title = title
    self.hint = hint
    self.missing = missing
    self.entries = entries
  }
}

extension PlanPart {
  init(_ value: EbbGenerated.PlanPart) {
    self.section = PlanSection(value.section)
    self.title = value.title
    self.hint = value.hint
    self.missing = value.missing
    self.entries = value.entries.map { PlanLine($0) }
  }
}
