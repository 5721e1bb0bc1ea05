// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One change to a plan.
public enum PlanEdit: Sendable, Hashable {
  /// Puts a new entry at the end of its part.
  case addEntry(entry: PlanEntry)
  /// Puts an entry in place of the one with its id. In another part it goes to that part's end.
  case changeEntry(entry: PlanEntry)
  /// Takes an entry out, and whom it names where no other entry does.
  case removeEntry(id: String)
  /// Moves an entry within its part; a place past the end is the end.
  case moveEntry(id: String, to: Int)
  /// Puts a new contact at the end.
  case addContact(contact: Contact)
  /// Puts a contact in place of the one with its id.
  case changeContact(contact: Contact)
  /// Takes a contact out, and from every entry that names them; an entry that says nothing else goes with them.
  case removeContact(id: String)
  /// Moves a contact; a place past the end is the end.
  case moveContact(id: String, to: Int)
  /// Allows an entry or a contact to show ahead of the lock, or no longer. Marking an entry marks the person it
  /// names; unmarking a person unmarks the entries that name them.
  case mark(id: String, ahead: Bool)
}

extension PlanEdit {
  init(_ value: EbbGenerated.PlanEdit) {
    switch value {
    case .addEntry(let f0): self = .addEntry(entry: PlanEntry(f0))
    case .changeEntry(let f0): self = .changeEntry(entry: PlanEntry(f0))
    case .removeEntry(let f0): self = .removeEntry(id: f0)
    case .moveEntry(let f0, let f1): self = .moveEntry(id: f0, to: Int(f1))
    case .addContact(let f0): self = .addContact(contact: Contact(f0))
    case .changeContact(let f0): self = .changeContact(contact: Contact(f0))
    case .removeContact(let f0): self = .removeContact(id: f0)
    case .moveContact(let f0, let f1): self = .moveContact(id: f0, to: Int(f1))
    case .mark(let f0, let f1): self = .mark(id: f0, ahead: f1)
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanEdit {
    switch self {
    case .addEntry(let f0): return .addEntry(entry: try f0.lowered())
    case .changeEntry(let f0): return .changeEntry(entry: try f0.lowered())
    case .removeEntry(let f0): return .removeEntry(id: f0)
    case .moveEntry(let f0, let f1): return .moveEntry(id: f0, to: try narrow(f1))
    case .addContact(let f0): return .addContact(contact: try f0.lowered())
    case .changeContact(let f0): return .changeContact(contact: try f0.lowered())
    case .removeContact(let f0): return .removeContact(id: f0)
    case .moveContact(let f0, let f1): return .moveContact(id: f0, to: try narrow(f1))
    case .mark(let f0, let f1): return .mark(id: f0, ahead: f1)
    }
  }
}
