// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// After the plan was open.
public struct AfterPlanScreen: Sendable, Hashable {
  /// The question.
  public var question: String
  /// Its answers.
  public var answers: [Offer]
  /// The small doors.
  public var doors: [Offer]

  /// All of its parts.
  public init(question: String, answers: [Offer], doors: [Offer]) {
    self.question = question
    self.answers = answers
    self.doors = doors
  }
}

extension AfterPlanScreen {
  init(_ value: EbbGenerated.AfterPlanScreen) {
    self.question = value.question
    self.answers = value.answers.map { Offer($0) }
    self.doors = value.doors.map { Offer($0) }
  }
}

/// How things are named while a plan is written.
public struct PlanLabels: Sendable, Hashable {
  public var add: String
  public var person: String
  public var remove: String
  public var removeDetail: String
  public var mark: String
  public var unmark: String
  public var first: String
  public var firstSign: String
  public var firstHelps: String
  public var firstName: String
  public var firstNumber: String
  public var name: String
  public var relation: String
  public var number: String
  public var numberHint: String
  public var reach: String
  public var night: String
  public var nightHint: String
  public var directions: String
  public var opens: String
  public var opensHint: String
  public var cannotCall: String
  public var callLog: String
  public var otherNumber: String
  public var change: String
  public var moveUp: String
  public var nobodyReads: String

  /// All of its parts.
  public init(add: String, person: String, remove: String, removeDetail: String, mark: String, unmark: String, first: String, firstSign: String, firstHelps: String, firstName: String, firstNumber: String, name: String, relation: String, number: String, numberHint: String, reach: String, night: String, nightHint: String, directions: String, opens: String, opensHint: String, cannotCall: String, callLog: String, otherNumber: String, change: String, moveUp: String, nobodyReads: String) {
    self.add = add
    self.person = person
    self.remove = remove
    self.removeDetail = removeDetail
    self.mark = mark
    self.unmark = unmark
    self.first = first
    self.firstSign = firstSign
    self.firstHelps = firstHelps
    self.firstName = firstName
    self.firstNumber = firstNumber
    self.name = name
    self.relation = relation
    self.number = number
    self.numberHint = numberHint
    self.reach = reach
    self.night = night
    self.nightHint = nightHint
    self.directions = directions
    self.opens = opens
    self.opensHint = opensHint
    self.cannotCall = cannotCall
    self.callLog = callLog
    self.otherNumber = otherNumber
    self.change = change
    self.moveUp = moveUp
    self.nobodyReads = nobodyReads
  }
}

extension PlanLabels {
  init(_ value: EbbGenerated.PlanLabels) {
    self.add = value.add
    self.person = value.person
    self.remove = value.remove
    self.removeDetail = value.removeDetail
    self.mark = value.mark
    self.unmark = value.unmark
    self.first = value.first
    self.firstSign = value.firstSign
    self.firstHelps = value.firstHelps
    self.firstName = value.firstName
    self.firstNumber = value.firstNumber
    self.name = value.name
    self.relation = value.relation
    self.number = value.number
    self.numberHint = value.numberHint
    self.reach = value.reach
    self.night = value.night
    self.nightHint = value.nightHint
    self.directions = value.directions
    self.opens = value.opens
    self.opensHint = value.opensHint
    self.cannotCall = value.cannotCall
    self.callLog = value.callLog
    self.otherNumber = value.otherNumber
    self.change = value.change
    self.moveUp = value.moveUp
    self.nobodyReads = value.nobodyReads
  }
}

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
  public var opens: Offer?

  /// All of its parts.
  public init(entry: PlanEntry, text: String, detail: String, contact: Contact?, ways: [Dial], opens: Offer?) {
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
    self.opens = value.opens.map { Offer($0) }
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
  public var lockChoices: [Offer]
  /// False ahead of the lock and where a newer Ebb wrote the plan.
  public var canEdit: Bool
  /// True where parts are marked one by one.
  public var canMark: Bool
  /// Crisis lines of the person's region.
  public var lines: [SheetSection]
  /// How things are named while it is written.
  public var labels: PlanLabels
  /// What else can be done.
  public var offers: [Offer]
  /// The small doors.
  public var doors: [Offer]

  /// All of its parts.
  public init(title: String, door: PlanDoor, notices: [String], empty: String, parts: [PlanPart], loweredTolerance: String, loweredToleranceSource: String, lockQuestion: String, lockChoices: [Offer], canEdit: Bool, canMark: Bool, lines: [SheetSection], labels: PlanLabels, offers: [Offer], doors: [Offer]) {
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
    self.lockChoices = value.lockChoices.map { Offer($0) }
    self.canEdit = value.canEdit
    self.canMark = value.canMark
    self.lines = value.lines.map { SheetSection($0) }
    self.labels = PlanLabels(value.labels)
    self.offers = value.offers.map { Offer($0) }
    self.doors = value.doors.map { Offer($0) }
  }
}

/// One saved version.
public struct PlanVersionLine: Sendable, Hashable {
  /// Its number.
  public var number: Int
  /// When it was saved.
  public var when: String
  /// What changed with it.
  public var what: String
  /// The plan as it was, a line each.
  public var lines: [String]
  /// Goes back to it; none for the version that is there.
  public var goBack: Offer?

  /// All of its parts.
  public init(number: Int, when: String, what: String, lines: [String], goBack: Offer?) {
    self.number = number
    self.when = when
    self.what = what
    self.lines = lines
    self.goBack = goBack
  }
}

extension PlanVersionLine {
  init(_ value: EbbGenerated.PlanVersionLine) {
    self.number = Int(value.number)
    self.when = value.when
    self.what = value.what
    self.lines = value.lines
    self.goBack = value.goBack.map { Offer($0) }
  }
}

/// Earlier versions.
public struct PlanVersionsScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The newest first.
  public var versions: [PlanVersionLine]
  /// The small doors.
  public var doors: [Offer]

  /// All of its parts.
  public init(title: String, versions: [PlanVersionLine], doors: [Offer]) {
    self.title = title
    self.versions = versions
    self.doors = doors
  }
}

extension PlanVersionsScreen {
  init(_ value: EbbGenerated.PlanVersionsScreen) {
    self.title = value.title
    self.versions = value.versions.map { PlanVersionLine($0) }
    self.doors = value.doors.map { Offer($0) }
  }
}
