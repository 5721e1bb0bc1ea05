// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

public import EbbGenerated
import Foundation

/// Boosters after one treatment.
public struct BoosterCard: Sendable, Hashable {
  /// Their id.
  public var id: String
  /// The title.
  public var title: String
  /// After which treatment, and how long before each to prepare.
  public var lines: [String]
  /// Each booster.
  public var steps: [BoosterLine]
  /// "1, 3, 6": what may be typed to change it.
  public var months: String
  /// "a week, a day": what may be typed to change it.
  public var prepare: String
  /// History, delete.
  public var offers: [OldOffer]

  /// All of its parts.
  public init(id: String, title: String, lines: [String], steps: [BoosterLine], months: String, prepare: String, offers: [OldOffer]) {
    self.id = id
    self.title = title
    self.lines = lines
    self.steps = steps
    self.months = months
    self.prepare = prepare
    self.offers = offers
  }
}

extension BoosterCard {
  init(_ value: EbbGenerated.BoosterCard) {
    self.id = value.id
    self.title = value.title
    self.lines = value.lines
    self.steps = value.steps.map { BoosterLine($0) }
    self.months = value.months
    self.prepare = value.prepare
    self.offers = value.offers.map { OldOffer($0) }
  }
}

/// One booster.
public struct BoosterLine: Sendable, Hashable {
  /// Months after the end of treatment.
  public var months: Int
  /// When it is, or is due.
  public var sentence: String
  /// "2027-01-15 10:00", where an appointment is made.
  public var appointment: String

  /// All of its parts.
  public init(months: Int, sentence: String, appointment: String) {
    self.months = months
    self.sentence = sentence
    self.appointment = appointment
  }
}

extension BoosterLine {
  init(_ value: EbbGenerated.BoosterLine) {
    self.months = Int(value.months)
    self.sentence = value.sentence
    self.appointment = value.appointment
  }
}

/// One that comes up.
public struct ComingLine: Sendable, Hashable {
  /// Its id.
  public var occurrence: String
  /// The rule's or the boosters' id.
  public var rule: String
  /// When it is.
  public var at: Date
  /// "Today 18:00"
  public var when: String
  /// What it is.
  public var name: String
  /// "waits since then", "put off to then"; else empty.
  public var note: String
  /// True where its time has come.
  public var waits: Bool
  /// Done, not this time, and how long to put it off.
  public var offers: [OldOffer]

  /// All of its parts.
  public init(occurrence: String, rule: String, at: Date, when: String, name: String, note: String, waits: Bool, offers: [OldOffer]) {
    self.occurrence = occurrence
    self.rule = rule
    self.at = at
    self.when = when
    self.name = name
    self.note = note
    self.waits = waits
    self.offers = offers
  }
}

extension ComingLine {
  init(_ value: EbbGenerated.ComingLine) {
    self.occurrence = value.occurrence
    self.rule = value.rule
    self.at = value.at
    self.when = value.when
    self.name = value.name
    self.note = value.note
    self.waits = value.waits
    self.offers = value.offers.map { OldOffer($0) }
  }
}

/// What a notification says.
public struct DiscreetCard: Sendable, Hashable {
  /// The title.
  public var title: String
  /// As it is now, with an example.
  public var lines: [String]
  /// The levels.
  public var levels: [OldOffer]
  /// The neutral word.
  public var word: String

  /// All of its parts.
  public init(title: String, lines: [String], levels: [OldOffer], word: String) {
    self.title = title
    self.lines = lines
    self.levels = levels
    self.word = word
  }
}

extension DiscreetCard {
  init(_ value: EbbGenerated.DiscreetCard) {
    self.title = value.title
    self.lines = value.lines
    self.levels = value.levels.map { OldOffer($0) }
    self.word = value.word
  }
}

/// One of the past.
public struct PastLine: Sendable, Hashable {
  /// When it was, as the rule has it.
  public var when: String
  /// What became of it.
  public var what: String
  /// Takes it back, where the person did it.
  public var takeBack: OldOffer?

  /// All of its parts.
  public init(when: String, what: String, takeBack: OldOffer?) {
    self.when = when
    self.what = what
    self.takeBack = takeBack
  }
}

extension PastLine {
  init(_ value: EbbGenerated.PastLine) {
    self.when = value.when
    self.what = value.what
    self.takeBack = value.takeBack.map { OldOffer($0) }
  }
}

/// What became of the occurrences of one rule.
public struct ReminderHistoryScreen: Sendable, Hashable {
  /// What it is called.
  public var title: String
  /// Newest first.
  public var lines: [PastLine]
  /// Said where there is nothing yet.
  public var empty: String
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, lines: [PastLine], empty: String, doors: [OldOffer]) {
    self.title = title
    self.lines = lines
    self.empty = empty
    self.doors = doors
  }
}

extension ReminderHistoryScreen {
  init(_ value: EbbGenerated.ReminderHistoryScreen) {
    self.title = value.title
    self.lines = value.lines.map { PastLine($0) }
    self.empty = value.empty
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// What is asked while a reminder is written, and the kinds.
public struct ReminderLabels: Sendable, Hashable {
  public var add: String
  public var change: String
  public var kind: String
  public var kinds: [String]
  public var when: String
  public var whenHint: String
  public var name: String
  public var moveOne: String
  public var moveHint: String
  public var snooze: String
  public var snoozeUntil: String
  public var snoozeHint: String
  public var boosters: String
  public var ended: String
  public var endedHint: String
  public var months: String
  public var monthsHint: String
  public var prepare: String
  public var prepareHint: String
  public var appointment: String
  public var appointmentHint: String
  public var word: String
  public var wordHint: String
  public var test: String
  public var history: String
  public var delete: String
  public var deleteDetail: String

  /// All of its parts.
  public init(add: String, change: String, kind: String, kinds: [String], when: String, whenHint: String, name: String, moveOne: String, moveHint: String, snooze: String, snoozeUntil: String, snoozeHint: String, boosters: String, ended: String, endedHint: String, months: String, monthsHint: String, prepare: String, prepareHint: String, appointment: String, appointmentHint: String, word: String, wordHint: String, test: String, history: String, delete: String, deleteDetail: String) {
    self.add = add
    self.change = change
    self.kind = kind
    self.kinds = kinds
    self.when = when
    self.whenHint = whenHint
    self.name = name
    self.moveOne = moveOne
    self.moveHint = moveHint
    self.snooze = snooze
    self.snoozeUntil = snoozeUntil
    self.snoozeHint = snoozeHint
    self.boosters = boosters
    self.ended = ended
    self.endedHint = endedHint
    self.months = months
    self.monthsHint = monthsHint
    self.prepare = prepare
    self.prepareHint = prepareHint
    self.appointment = appointment
    self.appointmentHint = appointmentHint
    self.word = word
    self.wordHint = wordHint
    self.test = test
    self.history = history
    self.delete = delete
    self.deleteDetail = deleteDetail
  }
}

extension ReminderLabels {
  init(_ value: EbbGenerated.ReminderLabels) {
    self.add = value.add
    self.change = value.change
    self.kind = value.kind
    self.kinds = value.kinds
    self.when = value.when
    self.whenHint = value.whenHint
    self.name = value.name
    self.moveOne = value.moveOne
    self.moveHint = value.moveHint
    self.snooze = value.snooze
    self.snoozeUntil = value.snoozeUntil
    self.snoozeHint = value.snoozeHint
    self.boosters = value.boosters
    self.ended = value.ended
    self.endedHint = value.endedHint
    self.months = value.months
    self.monthsHint = value.monthsHint
    self.prepare = value.prepare
    self.prepareHint = value.prepareHint
    self.appointment = value.appointment
    self.appointmentHint = value.appointmentHint
    self.word = value.word
    self.wordHint = value.wordHint
    self.test = value.test
    self.history = value.history
    self.delete = value.delete
    self.deleteDetail = value.deleteDetail
  }
}

/// Everything about reminders.
public struct RemindersScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// Said where nothing is set up or nothing can be read; else empty.
  public var empty: String
  /// What was missed, told once.
  public var missed: [String]
  /// Puts that away.
  public var missedRead: OldOffer?
  /// Asked after three that were left; else empty.
  public var question: String
  /// Its answers.
  public var answers: [OldOffer]
  /// Title of what comes up.
  public var comingTitle: String
  /// What comes up, and what waits since earlier today.
  public var coming: [ComingLine]
  /// Said where nothing does.
  public var nothingComing: String
  /// Title of the rules.
  public var rulesTitle: String
  /// What comes back.
  public var rules: [RuleLine]
  /// Booster sessions.
  public var boosters: [BoosterCard]
  /// A month.
  public var month: MonthView?
  /// What a notification says.
  public var discreet: DiscreetCard
  /// Whether they arrive: how the test stands, and what to do, in the order in which to try.
  public var delivery: [String]
  /// Begins the test.
  public var test: OldOffer?
  /// What is asked while a reminder is written.
  public var labels: ReminderLabels
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, empty: String, missed: [String], missedRead: OldOffer?, question: String, answers: [OldOffer], comingTitle: String, coming: [ComingLine], nothingComing: String, rulesTitle: String, rules: [RuleLine], boosters: [BoosterCard], month: MonthView?, discreet: DiscreetCard, delivery: [String], test: OldOffer?, labels: ReminderLabels, doors: [OldOffer]) {
    self.title = title
    self.empty = empty
    self.missed = missed
    self.missedRead = missedRead
    self.question = question
    self.answers = answers
    self.comingTitle = comingTitle
    self.coming = coming
    self.nothingComing = nothingComing
    self.rulesTitle = rulesTitle
    self.rules = rules
    self.boosters = boosters
    self.month = month
    self.discreet = discreet
    self.delivery = delivery
    self.test = test
    self.labels = labels
    self.doors = doors
  }
}

extension RemindersScreen {
  init(_ value: EbbGenerated.RemindersScreen) {
    self.title = value.title
    self.empty = value.empty
    self.missed = value.missed
    self.missedRead = value.missedRead.map { OldOffer($0) }
    self.question = value.question
    self.answers = value.answers.map { OldOffer($0) }
    self.comingTitle = value.comingTitle
    self.coming = value.coming.map { ComingLine($0) }
    self.nothingComing = value.nothingComing
    self.rulesTitle = value.rulesTitle
    self.rules = value.rules.map { RuleLine($0) }
    self.boosters = value.boosters.map { BoosterCard($0) }
    self.month = value.month.map { MonthView($0) }
    self.discreet = DiscreetCard(value.discreet)
    self.delivery = value.delivery
    self.test = value.test.map { OldOffer($0) }
    self.labels = ReminderLabels(value.labels)
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One rule.
public struct RuleLine: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// What it is for.
  public var kind: ReminderKind
  /// What it is called.
  public var name: String
  /// The person's own words; may be empty.
  public var title: String
  /// "every weekday 08:00": what may be typed to change it.
  public var when: String
  /// "next: Today 18:00"
  public var next: String
  /// Pause, history, delete.
  public var offers: [OldOffer]

  /// All of its parts.
  public init(id: String, kind: ReminderKind, name: String, title: String, when: String, next: String, offers: [OldOffer]) {
    self.id = id
    self.kind = kind
    self.name = name
    self.title = title
    self.when = when
    self.next = next
    self.offers = offers
  }
}

extension RuleLine {
  init(_ value: EbbGenerated.RuleLine) {
    self.id = value.id
    self.kind = value.kind
    self.name = value.name
    self.title = value.title
    self.when = value.when
    self.next = value.next
    self.offers = value.offers.map { OldOffer($0) }
  }
}
