// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

public import EbbGenerated
import Foundation

/// One thing to do with reminders. Ids are those that the screen shows; times are said as the core reads them.
public enum ReminderAction: Sendable, Hashable {
  /// A new reminder.
  case add(kind: ReminderKind, when: String, title: String, zone: String, quiet: String)
  /// Change one.
  case change(id: String, when: String, title: String)
  /// Delete one, with its history.
  case remove(id: String)
  /// Stop one for a while, or go on with it.
  case pause(id: String, paused: Bool)
  /// An occurrence is done, perhaps early.
  case done(occurrence: String)
  /// Not this time.
  case skip(occurrence: String)
  /// Put one off.
  case snooze(occurrence: String, length: Snooze)
  /// Put one off to a time that is said: "18:30", "in 20 minutes".
  case snoozeUntil(occurrence: String, when: String)
  /// A done, a skip or a snooze by mistake.
  case takeBack(occurrence: String)
  /// This one takes place at another time.
  case moveOne(occurrence: String, when: String)
  /// Boosters after the end of treatment.
  case planBoosters(ended: String, months: String, prepare: String)
  /// Other months, or other times to prepare.
  case changeBoosters(id: String, months: String, prepare: String)
  /// The appointment of one booster.
  case appointment(id: String, months: Int, when: String)
  /// An appointment out of a calendar file: the booster's that is due around then, else one of its own.
  case keepAppointment(title: String, appointment: Appointment)
  /// Delete boosters, with their history.
  case removeBoosters(id: String)
  /// How much notifications may say.
  case say(level: Discretion)
  /// The neutral word.
  case neutralWord(word: String)
  /// The answer whether to go quiet.
  case quiet(choice: QuietChoice)
  /// How many notices a day are wanted, appointments and medicines apart.
  case mostADay(most: Int)
  /// Begin a test whether they arrive.
  case test
  /// What was missed has been read.
  case missedRead
}

extension ReminderAction {
  init(_ value: EbbGenerated.ReminderAction) {
    switch value {
    case .add(let f0, let f1, let f2, let f3, let f4): self = .add(kind: f0, when: f1, title: f2, zone: f3, quiet: f4)
    case .change(let f0, let f1, let f2): self = .change(id: f0, when: f1, title: f2)
    case .remove(let f0): self = .remove(id: f0)
    case .pause(let f0, let f1): self = .pause(id: f0, paused: f1)
    case .done(let f0): self = .done(occurrence: f0)
    case .skip(let f0): self = .skip(occurrence: f0)
    case .snooze(let f0, let f1): self = .snooze(occurrence: f0, length: f1)
    case .snoozeUntil(let f0, let f1): self = .snoozeUntil(occurrence: f0, when: f1)
    case .takeBack(let f0): self = .takeBack(occurrence: f0)
    case .moveOne(let f0, let f1): self = .moveOne(occurrence: f0, when: f1)
    case .planBoosters(let f0, let f1, let f2): self = .planBoosters(ended: f0, months: f1, prepare: f2)
    case .changeBoosters(let f0, let f1, let f2): self = .changeBoosters(id: f0, months: f1, prepare: f2)
    case .appointment(let f0, let f1, let f2): self = .appointment(id: f0, months: Int(f1), when: f2)
    case .keepAppointment(let f0, let f1): self = .keepAppointment(title: f0, appointment: f1)
    case .removeBoosters(let f0): self = .removeBoosters(id: f0)
    case .say(let f0): self = .say(level: f0)
    case .neutralWord(let f0): self = .neutralWord(word: f0)
    case .quiet(let f0): self = .quiet(choice: f0)
    case .mostADay(let f0): self = .mostADay(most: Int(f0))
    case .test: self = .test
    case .missedRead: self = .missedRead
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.ReminderAction {
    switch self {
    case .add(let f0, let f1, let f2, let f3, let f4): return .add(kind: f0, when: f1, title: f2, zone: f3, quiet: f4)
    case .change(let f0, let f1, let f2): return .change(id: f0, when: f1, title: f2)
    case .remove(let f0): return .remove(id: f0)
    case .pause(let f0, let f1): return .pause(id: f0, paused: f1)
    case .done(let f0): return .done(occurrence: f0)
    case .skip(let f0): return .skip(occurrence: f0)
    case .snooze(let f0, let f1): return .snooze(occurrence: f0, length: f1)
    case .snoozeUntil(let f0, let f1): return .snoozeUntil(occurrence: f0, when: f1)
    case .takeBack(let f0): return .takeBack(occurrence: f0)
    case .moveOne(let f0, let f1): return .moveOne(occurrence: f0, when: f1)
    case .planBoosters(let f0, let f1, let f2): return .planBoosters(ended: f0, months: f1, prepare: f2)
    case .changeBoosters(let f0, let f1, let f2): return .changeBoosters(id: f0, months: f1, prepare: f2)
    case .appointment(let f0, let f1, let f2): return .appointment(id: f0, months: try narrow(f1), when: f2)
    case .keepAppointment(let f0, let f1): return .keepAppointment(title: f0, appointment: f1)
    case .removeBoosters(let f0): return .removeBoosters(id: f0)
    case .say(let f0): return .say(level: f0)
    case .neutralWord(let f0): return .neutralWord(word: f0)
    case .quiet(let f0): return .quiet(choice: f0)
    case .mostADay(let f0): return .mostADay(most: try narrow(f0))
    case .test: return .test
    case .missedRead: return .missedRead
    }
  }
}
