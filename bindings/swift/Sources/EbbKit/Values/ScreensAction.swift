// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What can be chosen.
public enum OldAction: Sendable, Hashable {
  /// Look at another screen. Going to `Place::HaveUsed` notes it.
  case go(place: OldPlace)
  /// Begin to ride an urge.
  case startRide
  /// Begin to breathe by a pattern of the content, or by the person's own pace ("my-pace").
  case startBreathing(pattern: String, minutes: Int, fromRate: Double?)
  /// Begin to breathe by a pattern of the person's own.
  case startCustom(cycle: BreathCycle, duration: Duration)
  /// Begin a guided practice.
  case startPractice(id: String)
  /// Something about practices and the routine.
  case practice(change: PractiseAction)
  /// Begin to look for the pace that feels easiest.
  case startFinder
  /// Keep the pace that felt easiest as "my pace".
  case keepPace(rate: Double)
  /// Rate the urge.
  case rate(value: Int)
  /// Say what the urge is for.
  case sayWhatFor(purpose: Purpose)
  /// Say whether it is within reach.
  case sayReach(within: Bool)
  /// Say what set it off.
  case sayTrigger(id: String)
  /// Guess how long it will last.
  case guess(minutes: Int)
  /// Leave a question out.
  case skip(question: Question)
  /// Stop the prompts.
  case pause
  /// Let the prompts go on.
  case resume
  /// More of it.
  case carryOn
  /// Enough: look back.
  case enough
  /// "It has passed."
  case pass
  /// Breathe by another pattern within the ride.
  case takeUpBreathing(pattern: String)
  /// Come back to the ride.
  case putDown
  /// Put the attention on the room (or back on the body); remembered.
  case outward(on: Bool)
  /// Show breathing without movement (or with it); remembered.
  case still(on: Bool)
  /// "This makes it worse": ends it.
  case makesWorse
  /// Finish, saying what happened or leaving it open.
  case finish(outcome: Outcome?)
  /// One use was said by mistake: that one alone is taken back.
  case notUsed(id: String)
  /// Set a rating of the history right.
  case correctRating(id: String, seq: Int, value: Int)
  /// Set right what happened.
  case correctOutcome(id: String, outcome: Outcome?)
  /// Delete an exercise of the history.
  case delete(id: String)
  /// Something about the crisis plan, the lines or what may show of them.
  case plan(change: PlanAction)
  /// Something about a skill card.
  case card(change: CardAction)
  /// Something about the diary.
  case diary(change: DiaryAction)
  /// Something about the trigger map.
  case trigger(change: TriggerAction)
  /// Something about packs.
  case pack(change: PackAction)
  /// Something about reminders.
  case reminder(change: ReminderAction)
  /// Out of sight at once, and nothing of the person's on return until `Action::Unlock`.
  case hideNow
  /// Show what is the person's again; a phone asks for its lock first.
  case unlock
}

extension OldAction {
  init(_ value: EbbGenerated.OldAction) {
    switch value {
    case .go(let f0): self = .go(place: OldPlace(f0))
    case .startRide: self = .startRide
    case .startBreathing(let f0, let f1, let f2): self = .startBreathing(pattern: f0, minutes: Int(f1), fromRate: f2)
    case .startCustom(let f0, let f1): self = .startCustom(cycle: BreathCycle(f0), duration: Duration.milliseconds(f1))
    case .startPractice(let f0): self = .startPractice(id: f0)
    case .practice(let f0): self = .practice(change: PractiseAction(f0))
    case .startFinder: self = .startFinder
    case .keepPace(let f0): self = .keepPace(rate: f0)
    case .rate(let f0): self = .rate(value: Int(f0))
    case .sayWhatFor(let f0): self = .sayWhatFor(purpose: Purpose(f0))
    case .sayReach(let f0): self = .sayReach(within: f0)
    case .sayTrigger(let f0): self = .sayTrigger(id: f0)
    case .guess(let f0): self = .guess(minutes: Int(f0))
    case .skip(let f0): self = .skip(question: Question(f0))
    case .pause: self = .pause
    case .resume: self = .resume
    case .carryOn: self = .carryOn
    case .enough: self = .enough
    case .pass: self = .pass
    case .takeUpBreathing(let f0): self = .takeUpBreathing(pattern: f0)
    case .putDown: self = .putDown
    case .outward(let f0): self = .outward(on: f0)
    case .still(let f0): self = .still(on: f0)
    case .makesWorse: self = .makesWorse
    case .finish(let f0): self = .finish(outcome: f0.map { Outcome($0) })
    case .notUsed(let f0): self = .notUsed(id: f0)
    case .correctRating(let f0, let f1, let f2): self = .correctRating(id: f0, seq: Int(f1), value: Int(f2))
    case .correctOutcome(let f0, let f1): self = .correctOutcome(id: f0, outcome: f1.map { Outcome($0) })
    case .delete(let f0): self = .delete(id: f0)
    case .plan(let f0): self = .plan(change: PlanAction(f0))
    case .card(let f0): self = .card(change: CardAction(f0))
    case .diary(let f0): self = .diary(change: DiaryAction(f0))
    case .trigger(let f0): self = .trigger(change: TriggerAction(f0))
    case .pack(let f0): self = .pack(change: PackAction(f0))
    case .reminder(let f0): self = .reminder(change: ReminderAction(f0))
    case .hideNow: self = .hideNow
    case .unlock: self = .unlock
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.OldAction {
    switch self {
    case .go(let f0): return .go(place: try f0.lowered())
    case .startRide: return .startRide
    case .startBreathing(let f0, let f1, let f2): return .startBreathing(pattern: f0, minutes: try narrow(f1), fromRate: f2)
    case .startCustom(let f0, let f1): return .startCustom(cycle: try f0.lowered(), durationMs: try f1.milliseconds())
    case .startPractice(let f0): return .startPractice(id: f0)
    case .practice(let f0): return .practice(change: try f0.lowered())
    case .startFinder: return .startFinder
    case .keepPace(let f0): return .keepPace(rate: f0)
    case .rate(let f0): return .rate(value: try narrow(f0))
    case .sayWhatFor(let f0): return .sayWhatFor(purpose: try f0.lowered())
    case .sayReach(let f0): return .sayReach(within: f0)
    case .sayTrigger(let f0): return .sayTrigger(id: f0)
    case .guess(let f0): return .guess(minutes: try narrow(f0))
    case .skip(let f0): return .skip(question: try f0.lowered())
    case .pause: return .pause
    case .resume: return .resume
    case .carryOn: return .carryOn
    case .enough: return .enough
    case .pass: return .pass
    case .takeUpBreathing(let f0): return .takeUpBreathing(pattern: f0)
    case .putDown: return .putDown
    case .outward(let f0): return .outward(on: f0)
    case .still(let f0): return .still(on: f0)
    case .makesWorse: return .makesWorse
    case .finish(let f0): return .finish(outcome: try f0.map { (one) throws(EbbError) in try one.lowered() })
    case .notUsed(let f0): return .notUsed(id: f0)
    case .correctRating(let f0, let f1, let f2): return .correctRating(id: f0, seq: try narrow(f1), value: try narrow(f2))
    case .correctOutcome(let f0, let f1): return .correctOutcome(id: f0, outcome: try f1.map { (one) throws(EbbError) in try one.lowered() })
    case .delete(let f0): return .delete(id: f0)
    case .plan(let f0): return .plan(change: try f0.lowered())
    case .card(let f0): return .card(change: try f0.lowered())
    case .diary(let f0): return .diary(change: try f0.lowered())
    case .trigger(let f0): return .trigger(change: try f0.lowered())
    case .pack(let f0): return .pack(change: try f0.lowered())
    case .reminder(let f0): return .reminder(change: try f0.lowered())
    case .hideNow: return .hideNow
    case .unlock: return .unlock
    }
  }
}

/// One thing to choose.
public struct OldOffer: Sendable, Hashable {
  /// What choosing it does.
  public var action: OldAction
  /// A few words.
  public var label: String
  /// A sentence more, or nothing.
  public var detail: String

  /// All of its parts.
  public init(action: OldAction, label: String, detail: String) {
    self.action = action
    self.label = label
    self.detail = detail
  }
}

extension OldOffer {
  init(_ value: EbbGenerated.OldOffer) {
    self.action = OldAction(value.action)
    self.label = value.label
    self.detail = value.detail
  }
}

/// Where a person is in Ebb.
public enum OldPlace: Sendable, Hashable {
  /// The first screen.
  case now
  /// The exercise that is under way.
  case exercise
  /// The breathing patterns.
  case breathe
  /// Guided practices and the daily routine.
  case practise
  /// One practice before it starts.
  case practice(id: String)
  /// What was kept, by day.
  case history
  /// One exercise of the history, to set right or delete.
  case entry(id: String)
  /// "I have used." Going there notes it.
  case haveUsed
  /// The same sheet for as long as it holds; going there notes nothing.
  case afterUsing
  /// "I feel physically ill."
  case feelIll
  /// Staying safe from harm by one's own hand.
  case staySafe
  /// After "this makes it worse".
  case makesWorse
  /// After a rehearsal that left the urge a little higher: look around the room first.
  case lookAround
  /// "This is an emergency."
  case emergency
  /// The crisis plan.
  case plan(door: PlanDoor)
  /// Earlier versions of the plan.
  case planVersions
  /// After the plan was open: whether it was used, and what helped.
  case afterPlan
  /// Crisis lines.
  case lines(region: String)
  /// Skill cards.
  case cards(typed: String)
  /// One skill card.
  case card(id: String)
  /// A part of the deck.
  case cardShelf(shelf: Shelf)
  /// One step of a card.
  case cardStep(id: String, step: Int, before: Int?)
  /// "I feel …": what is to be said before something can be suggested.
  case feel(state: CardState?, intensity: Int?, minutes: Int?, surroundings: Surroundings?)
  /// Cards that come back until their steps come by themselves.
  case rehearseCards(shown: Bool)
  /// The diary of skills and urges.
  case diary
  /// A skill of the diary.
  case diaryEntry(id: String)
  /// An urge of the diary.
  case diaryUrge(id: String)
  /// What could help now.
  case suggest(state: CardState, intensity: Int, minutes: Int, surroundings: Surroundings)
  /// The trigger map.
  case triggers
  /// A plan is rehearsed.
  case rehearse(plan: String, urge: Int)
  /// After a ride: whether the plan that it offered helped.
  case planHelped(ride: String, plan: String)
  /// Packs that someone handed over.
  case packs
  /// A pack that is looked at before anything of it is taken.
  case pack
  /// Reminders.
  case reminders(ahead: Int)
  /// What became of one reminder.
  case reminderHistory(id: String)
  /// Out of sight: the device's home screen, or the end of the program.
  case hidden
  /// A place that is a page.
  case of(token: String)
}

extension OldPlace {
  init(_ value: EbbGenerated.OldPlace) {
    switch value {
    case .now: self = .now
    case .exercise: self = .exercise
    case .breathe: self = .breathe
    case .practise: self = .practise
    case .practice(let f0): self = .practice(id: f0)
    case .history: self = .history
    case .entry(let f0): self = .entry(id: f0)
    case .haveUsed: self = .haveUsed
    case .afterUsing: self = .afterUsing
    case .feelIll: self = .feelIll
    case .staySafe: self = .staySafe
    case .makesWorse: self = .makesWorse
    case .lookAround: self = .lookAround
    case .emergency: self = .emergency
    case .plan(let f0): self = .plan(door: PlanDoor(f0))
    case .planVersions: self = .planVersions
    case .afterPlan: self = .afterPlan
    case .lines(let f0): self = .lines(region: f0)
    case .cards(let f0): self = .cards(typed: f0)
    case .card(let f0): self = .card(id: f0)
    case .cardShelf(let f0): self = .cardShelf(shelf: Shelf(f0))
    case .cardStep(let f0, let f1, let f2): self = .cardStep(id: f0, step: Int(f1), before: f2.map { Int($0) })
    case .feel(let f0, let f1, let f2, let f3): self = .feel(state: f0.map { CardState($0) }, intensity: f1.map { Int($0) }, minutes: f2.map { Int($0) }, surroundings: f3.map { Surroundings($0) })
    case .rehearseCards(let f0): self = .rehearseCards(shown: f0)
    case .diary: self = .diary
    case .diaryEntry(let f0): self = .diaryEntry(id: f0)
    case .diaryUrge(let f0): self = .diaryUrge(id: f0)
    case .suggest(let f0, let f1, let f2, let f3): self = .suggest(state: CardState(f0), intensity: Int(f1), minutes: Int(f2), surroundings: Surroundings(f3))
    case .triggers: self = .triggers
    case .rehearse(let f0, let f1): self = .rehearse(plan: f0, urge: Int(f1))
    case .planHelped(let f0, let f1): self = .planHelped(ride: f0, plan: f1)
    case .packs: self = .packs
    case .pack: self = .pack
    case .reminders(let f0): self = .reminders(ahead: Int(f0))
    case .reminderHistory(let f0): self = .reminderHistory(id: f0)
    case .hidden: self = .hidden
    case .of(let f0): self = .of(token: f0)
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.OldPlace {
    switch self {
    case .now: return .now
    case .exercise: return .exercise
    case .breathe: return .breathe
    case .practise: return .practise
    case .practice(let f0): return .practice(id: f0)
    case .history: return .history
    case .entry(let f0): return .entry(id: f0)
    case .haveUsed: return .haveUsed
    case .afterUsing: return .afterUsing
    case .feelIll: return .feelIll
    case .staySafe: return .staySafe
    case .makesWorse: return .makesWorse
    case .lookAround: return .lookAround
    case .emergency: return .emergency
    case .plan(let f0): return .plan(door: try f0.lowered())
    case .planVersions: return .planVersions
    case .afterPlan: return .afterPlan
    case .lines(let f0): return .lines(region: f0)
    case .cards(let f0): return .cards(typed: f0)
    case .card(let f0): return .card(id: f0)
    case .cardShelf(let f0): return .cardShelf(shelf: try f0.lowered())
    case .cardStep(let f0, let f1, let f2): return .cardStep(id: f0, step: try narrow(f1), before: try f2.map { (one) throws(EbbError) in try narrow(one) })
    case .feel(let f0, let f1, let f2, let f3): return .feel(state: try f0.map { (one) throws(EbbError) in try one.lowered() }, intensity: try f1.map { (one) throws(EbbError) in try narrow(one) }, minutes: try f2.map { (one) throws(EbbError) in try narrow(one) }, surroundings: try f3.map { (one) throws(EbbError) in try one.lowered() })
    case .rehearseCards(let f0): return .rehearseCards(shown: f0)
    case .diary: return .diary
    case .diaryEntry(let f0): return .diaryEntry(id: f0)
    case .diaryUrge(let f0): return .diaryUrge(id: f0)
    case .suggest(let f0, let f1, let f2, let f3): return .suggest(state: try f0.lowered(), intensity: try narrow(f1), minutes: try narrow(f2), surroundings: try f3.lowered())
    case .triggers: return .triggers
    case .rehearse(let f0, let f1): return .rehearse(plan: f0, urge: try narrow(f1))
    case .planHelped(let f0, let f1): return .planHelped(ride: f0, plan: f1)
    case .packs: return .packs
    case .pack: return .pack
    case .reminders(let f0): return .reminders(ahead: try narrow(f0))
    case .reminderHistory(let f0): return .reminderHistory(id: f0)
    case .hidden: return .hidden
    case .of(let f0): return .of(token: f0)
    }
  }
}
