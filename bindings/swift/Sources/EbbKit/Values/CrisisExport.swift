// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What goes into a copy.
public struct PlanExport: Sendable, Hashable {
  /// The parts of the plan. They stand in the plan's order; empty ones are left out.
  public var sections: [PlanSection]
  /// True adds everyone in the plan, with their numbers, also those whom no chosen part names.
  public var contacts: Bool
  /// The crisis lines to add.
  public var lines: RegionLines?
  /// The date on the copy, in words; empty leaves it out.
  public var madeOn: String

  /// All of its parts.
  public init(sections: [PlanSection], contacts: Bool, lines: RegionLines?, madeOn: String) {
    self.sections = sections
    self.contacts = contacts
    self.lines = lines
    self.madeOn = madeOn
  }
}

extension PlanExport {
  func lowered() throws(EbbError) -> EbbGenerated.PlanExport {
    EbbGenerated.PlanExport(
      sections: try sections.map { (one) throws(EbbError) in try one.lowered() },
      contacts: contacts,
      lines: try lines.map { (one) throws(EbbError) in try one.lowered() },
      madeOn: madeOn
    )
  }
}
