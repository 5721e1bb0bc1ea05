// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One thing to do with the plan.
public enum PlanAction: Sendable, Hashable {
  /// A first plan in one go. What is left empty is left out.
  case begin(door: PlanDoor, sign: String, helps: String, name: String, number: String)
  /// A new line at the end of a part.
  case write(section: PlanSection, text: String, directions: String, opens: String)
  /// A new person, named in some parts. Somebody of that name who is in the plan already is named there too,
  /// unless another number is given.
  case addPerson(contact: Contact, sections: [PlanSection])
  /// Any other change. An entry is moved to a place as the screen shows it.
  case edit(edit: PlanEdit)
  /// What may show ahead of the lock.
  case chooseLock(choice: LockChoice)
  /// Ask again what may show ahead of the lock; until it is answered nothing does.
  case askLock
  /// The region whose lines come first.
  case chooseRegion(code: String)
  /// Whether youth lines show.
  case setUnder18(on: Bool)
  /// How it was with the plan.
  case tell(used: Bool, helped: [String])
  /// It was looked over and is still right.
  case review
  /// The plan of an earlier version.
  case goBack(number: Int)
  /// Files that are damaged may be replaced from now on; they are kept aside.
  case allowReplacing
}

extension PlanAction {
  init(_ value: EbbGenerated.PlanAction) {
    switch value {
    case .begin(let f0, let f1, let f2, let f3, let f4): self = .begin(door: PlanDoor(f0), sign: f1, helps: f2, name: f3, number: f4)
    case .write(let f0, let f1, let f2, let f3): self = .write(section: PlanSection(f0), text: f1, directions: f2, opens: f3)
    case .addPerson(let f0, let f1): self = .addPerson(contact: Contact(f0), sections: f1.map { PlanSection($0) })
    case .edit(let f0): self = .edit(edit: PlanEdit(f0))
    case .chooseLock(let f0): self = .chooseLock(choice: LockChoice(f0))
    case .askLock: self = .askLock
    case .chooseRegion(let f0): self = .chooseRegion(code: f0)
    case .setUnder18(let f0): self = .setUnder18(on: f0)
    case .tell(let f0, let f1): self = .tell(used: f0, helped: f1)
    case .review: self = .review
    case .goBack(let f0): self = .goBack(number: Int(f0))
    case .allowReplacing: self = .allowReplacing
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanAction {
    switch self {
    case .begin(let f0, let f1, let f2, let f3, let f4): return .begin(door: try f0.lowered(), sign: f1, helps: f2, name: f3, number: f4)
    case .write(let f0, let f1, let f2, let f3): return .write(section: try f0.lowered(), text: f1, directions: f2, opens: f3)
    case .addPerson(let f0, let f1): return .addPerson(contact: try f0.lowered(), sections: try f1.map { (one) throws(EbbError) in try one.lowered() })
    case .edit(let f0): return .edit(edit: try f0.lowered())
    case .chooseLock(let f0): return .chooseLock(choice: try f0.lowered())
    case .askLock: return .askLock
    case .chooseRegion(let f0): return .chooseRegion(code: f0)
    case .setUnder18(let f0): return .setUnder18(on: f0)
    case .tell(let f0, let f1): return .tell(used: f0, helped: f1)
    case .review: return .review
    case .goBack(let f0): return .goBack(number: try narrow(f0))
    case .allowReplacing: return .allowReplacing
    }
  }
}
