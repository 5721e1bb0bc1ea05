// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// A person or a service. Both doors share them.
public struct Contact: Sendable, Hashable {
  /// Its id, a UUID.
  public var id: String
  /// The name, as typed.
  public var name: String
  /// Who they are: "my sister", "sponsor".
  public var relation: String
  /// Their numbers, the first one first.
  public var numbers: [ContactNumber]
  /// When to reach them, in words.
  public var reach: String
  /// True where night calls are fine: first in the list from 22:00 to 08:00.
  public var atNight: Bool
  /// True where they may show ahead of the lock.
  public var ahead: Bool

  /// All of its parts.
  public init(id: String, name: String, relation: String, numbers: [ContactNumber], reach: String, atNight: Bool, ahead: Bool) {
    self.id = id
    self.name = name
    self.relation = relation
    self.numbers = numbers
    self.reach = reach
    self.atNight = atNight
    self.ahead = ahead
  }
}

extension Contact {
  init(_ value: EbbGenerated.Contact) {
    self.id = value.id
    self.name = value.name
    self.relation = value.relation
    self.numbers = value.numbers.map { ContactNumber($0) }
    self.reach = value.reach
    self.atNight = value.atNight
    self.ahead = value.ahead
  }

  func lowered() throws(EbbError) -> EbbGenerated.Contact {
    EbbGenerated.Contact(
      id: id,
      name: name,
      relation: relation,
      numbers: try numbers.map { (one) throws(EbbError) in try one.lowered() },
      reach: reach,
      atNight: atNight,
      ahead: ahead
    )
  }
}

/// A number of a contact. What a phone dials is made of it when it is shown: see
/// `tel`(super::tel) and `sms`(super::sms).
public struct ContactNumber: Sendable, Hashable {
  /// The number as typed.
  public var typed: String
  /// True where it can be called.
  public var call: Bool
  /// True where it can be texted.
  public var text: Bool

  /// All of its parts.
  public init(typed: String, call: Bool, text: Bool) {
    self.typed = typed
    self.call = call
    self.text = text
  }
}

extension ContactNumber {
  init(_ value: EbbGenerated.ContactNumber) {
    self.typed = value.typed
    self.call = value.call
    self.text = value.text
  }

  func lowered() throws(EbbError) -> EbbGenerated.ContactNumber {
    EbbGenerated.ContactNumber(
      typed: typed,
      call: call,
      text: text
    )
  }
}

/// The whole plan.
public struct CrisisPlan: Sendable, Hashable {
  /// Every entry; those of one part stand in the order in which they are shown.
  public var entries: [PlanEntry]
  /// Every person and service, in the person's order.
  public var contacts: [Contact]

  /// All of its parts.
  public init(entries: [PlanEntry], contacts: [Contact]) {
    self.entries = entries
    self.contacts = contacts
  }
}

extension CrisisPlan {
  init(_ value: EbbGenerated.CrisisPlan) {
    self.entries = value.entries.map { PlanEntry($0) }
    self.contacts = value.contacts.map { Contact($0) }
  }
}

/// One line of the plan. It says something in words, names a person, names a place, opens a tool, or several of
/// these at once.
public struct PlanEntry: Sendable, Hashable {
  /// Its id, a UUID.
  public var id: String
  /// The part of the plan in which it stands.
  public var section: PlanSection
  /// What it says, or the name of the place.
  public var text: String
  /// The way there, in words; empty unless it is a place.
  public var directions: String
  /// The id of the person it names.
  public var contact: String?
  /// The tool it opens.
  public var opens: PlanLink?
  /// True where it may show ahead of the lock.
  public var ahead: Bool

  /// All of its parts.
  public init(id: String, section: PlanSection, text: String, directions: String, contact: String?, opens: PlanLink?, ahead: Bool) {
    self.id = id
    self.section = section
    self.text = text
    self.directions = directions
    self.contact = contact
    self.opens = opens
    self.ahead = ahead
  }
}

extension PlanEntry {
  init(_ value: EbbGenerated.PlanEntry) {
    self.id = value.id
    self.section = PlanSection(value.section)
    self.text = value.text
    self.directions = value.directions
    self.contact = value.contact
    self.opens = value.opens.map { PlanLink($0) }
    self.ahead = value.ahead
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanEntry {
    EbbGenerated.PlanEntry(
      id: id,
      section: try section.lowered(),
      text: text,
      directions: directions,
      contact: contact,
      opens: try opens.map { (one) throws(EbbError) in try one.lowered() },
      ahead: ahead
    )
  }
}

/// A tool of Ebb that a step can open.
public struct PlanLink: Sendable, Hashable {
  /// What kind of tool it is.
  public var kind: PlanLinkKind
  /// Its id in the content; empty for a ride.
  public var id: String

  /// All of its parts.
  public init(kind: PlanLinkKind, id: String) {
    self.kind = kind
    self.id = id
  }
}

extension PlanLink {
  init(_ value: EbbGenerated.PlanLink) {
    self.kind = PlanLinkKind(value.kind)
    self.id = value.id
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanLink {
    EbbGenerated.PlanLink(
      kind: try kind.lowered(),
      id: id
    )
  }
}

/// The kinds of tool that a step can open.
public enum PlanLinkKind: Sendable, Hashable, CaseIterable {
  /// Urge surfing.
  case ride
  /// A breathing pattern.
  case breathing
  /// A guided practice.
  case practice
  /// A skill card.
  case card
}

extension PlanLinkKind {
  init(_ value: EbbGenerated.PlanLinkKind) {
    switch value {
    case .ride: self = .ride
    case .breathing: self = .breathing
    case .practice: self = .practice
    case .card: self = .card
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanLinkKind {
    switch self {
    case .ride: return .ride
    case .breathing: return .breathing
    case .practice: return .practice
    case .card: return .card
    }
  }
}
