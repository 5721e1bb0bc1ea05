// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One door of the plan.
public struct PlanScreen: Sendable, Hashable {
  /// "I might use"
  public var title: String
  /// The door.
  public var door: PlanDoor
  /// How the files are, and what is due; most often nothing.
  public var notices: [String]
  /// Said where nothing is written yet; else empty.
  public var empty: String
  /// The parts, in order.
  public var parts: [PlanPart]
  /// What a body that takes less than before means; empty but behind the door *I might use*.
  public var loweredTolerance: String
  /// Where that was read; empty where it is.
  public var loweredToleranceSource: String
  /// Asked once something was written: what may show ahead of the lock. Empty once answered, and an hour later.
  public var lockQuestion: String
  /// Its answers.
  public var lockChoices: [OldOffer]
  /// False ahead of the lock and where a newer Ebb wrote the plan.
  public var canEdit: Bool
  /// True where parts are marked one by one.
  public var canMark: Bool
  /// Crisis lines of the person's region.
  public var lines: [SheetSection]
  /// How things are named while it is written.
  public var labels: PlanLabels
  /// What else can be done.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, door: PlanDoor, notices: [String], empty: String, parts: [PlanPart], loweredTolerance: String, loweredToleranceSource: String, lockQuestion: String, lockChoices: [OldOffer], canEdit: Bool, canMark: Bool, lines: [SheetSection], labels: PlanLabels, offers: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.door = door
    self.notices = notices
    self.empty = empty
    self.parts = parts
    self.loweredTolerance = loweredTolerance
    self.loweredToleranceSource = loweredToleranceSource
    self.lockQuestion = lockQuestion
    self.lockChoices = lockChoices
    self.canEdit = canEdit
    self.canMark = canMark
    self.lines = lines
    self.labels = labels
    self.offers = offers
    self.doors = doors
  }
}

extension PlanScreen {
  init(_ value: EbbGenerated.PlanScreen) {
    self.title = value.title
    self.door = PlanDoor(value.door)
    self.notices = value.notices
    self.empty = value.empty
    self.parts = value.parts.map { PlanPart($0) }
    self.loweredTolerance = value.loweredTolerance
    self.loweredToleranceSource = value.loweredToleranceSource
    self.lockQuestion = value.lockQuestion
    self.lockChoices = value.lockChoices.map { OldOffer($0) }
    self.canEdit = value.canEdit
    self.canMark = value.canMark
    self.lines = value.lines.map { SheetSection($0) }
    self.labels = PlanLabels(value.labels)
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}
