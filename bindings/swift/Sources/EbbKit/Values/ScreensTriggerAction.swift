// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One thing to do with the map. Ids are those that the screen shows.
public enum TriggerAction: Sendable, Hashable {
  /// Write a trigger down.
  case write(kind: TriggerKind, name: String, thoughts: String, usualResponse: String)
  /// Write a trigger anew; its place, its plans and how often it was met stay.
  case change(id: String, kind: TriggerKind, name: String, thoughts: String, usualResponse: String)
  /// Take a trigger out, with its plans.
  case remove(id: String)
  /// Put a trigger at a place of the person's own.
  case move(id: String, to: Int)
  /// It was met outside a ride.
  case met(id: String, strength: Int?, acted: Bool, at: Date?)
  /// A plan: if …, then …
  case plan(trigger: String, situation: String, response: String, kind: ResponseKind, opens: String)
  /// Write a plan anew; what was said of it stays.
  case changePlan(id: String, situation: String, response: String, kind: ResponseKind, opens: String)
  /// Take a plan out.
  case removePlan(id: String)
  /// How sure the person is of a plan.
  case confidence(id: String, value: Int)
  /// Whether a plan helped in a ride.
  case helped(plan: String, ride: String, helped: PlanHelped)
  /// Begin to rehearse a plan; refused in a ride and where the urge is above 4.
  case rehearse(plan: String, urge: Int)
  /// A rehearsal is over.
  case rehearsed(plan: String, urgeBefore: Int, urgeAfter: Int?, whatWorked: String, madeWorse: Bool)
  /// A day that may be hard.
  case day(situation: String, day: String, whatIWillDo: String, whoKnows: String, howILeave: String)
  /// Take a day out.
  case removeDay(id: String)
  /// How a day went.
  case checkIn(id: String, went: Went, whatHelped: String)
}

extension TriggerAction {
  init(_ value: EbbGenerated.TriggerAction) {
    switch value {
    case .write(let f0, let f1, let f2, let f3): self = .write(kind: TriggerKind(f0), name: f1, thoughts: f2, usualResponse: f3)
    case .change(let f0, let f1, let f2, let f3, let f4): self = .change(id: f0, kind: TriggerKind(f1), name: f2, thoughts: f3, usualResponse: f4)
    case .remove(let f0): self = .remove(id: f0)
    case .move(let f0, let f1): self = .move(id: f0, to: Int(f1))
    case .met(let f0, let f1, let f2, let f3): self = .met(id: f0, strength: f1.map { Int($0) }, acted: f2, at: f3)
    case .plan(let f0, let f1, let f2, let f3, let f4): self = .plan(trigger: f0, situation: f1, response: f2, kind: ResponseKind(f3), opens: f4)
    case .changePlan(let f0, let f1, let f2, let f3, let f4): self = .changePlan(id: f0, situation: f1, response: f2, kind: ResponseKind(f3), opens: f4)
    case .removePlan(let f0): self = .removePlan(id: f0)
    case .confidence(let f0, let f1): self = .confidence(id: f0, value: Int(f1))
    case .helped(let f0, let f1, let f2): self = .helped(plan: f0, ride: f1, helped: PlanHelped(f2))
    case .rehearse(let f0, let f1): self = .rehearse(plan: f0, urge: Int(f1))
    case .rehearsed(let f0, let f1, let f2, let f3, let f4): self = .rehearsed(plan: f0, urgeBefore: Int(f1), urgeAfter: f2.map { Int($0) }, whatWorked: f3, madeWorse: f4)
    case .day(let f0, let f1, let f2, let f3, let f4): self = .day(situation: f0, day: f1, whatIWillDo: f2, whoKnows: f3, howILeave: f4)
    case .removeDay(let f0): self = .removeDay(id: f0)
    case .checkIn(let f0, let f1, let f2): self = .checkIn(id: f0, went: Went(f1), whatHelped: f2)
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.TriggerAction {
    switch self {
    case .write(let f0, let f1, let f2, let f3): return .write(kind: try f0.lowered(), name: f1, thoughts: f2, usualResponse: f3)
    case .change(let f0, let f1, let f2, let f3, let f4): return .change(id: f0, kind: try f1.lowered(), name: f2, thoughts: f3, usualResponse: f4)
    case .remove(let f0): return .remove(id: f0)
    case .move(let f0, let f1): return .move(id: f0, to: try narrow(f1))
    case .met(let f0, let f1, let f2, let f3): return .met(id: f0, strength: try f1.map { (one) throws(EbbError) in try narrow(one) }, acted: f2, at: try f3.map { (one) throws(EbbError) in try one.checked() })
    case .plan(let f0, let f1, let f2, let f3, let f4): return .plan(trigger: f0, situation: f1, response: f2, kind: try f3.lowered(), opens: f4)
    case .changePlan(let f0, let f1, let f2, let f3, let f4): return .changePlan(id: f0, situation: f1, response: f2, kind: try f3.lowered(), opens: f4)
    case .removePlan(let f0): return .removePlan(id: f0)
    case .confidence(let f0, let f1): return .confidence(id: f0, value: try narrow(f1))
    case .helped(let f0, let f1, let f2): return .helped(plan: f0, ride: f1, helped: try f2.lowered())
    case .rehearse(let f0, let f1): return .rehearse(plan: f0, urge: try narrow(f1))
    case .rehearsed(let f0, let f1, let f2, let f3, let f4): return .rehearsed(plan: f0, urgeBefore: try narrow(f1), urgeAfter: try f2.map { (one) throws(EbbError) in try narrow(one) }, whatWorked: f3, madeWorse: f4)
    case .day(let f0, let f1, let f2, let f3, let f4): return .day(situation: f0, day: f1, whatIWillDo: f2, whoKnows: f3, howILeave: f4)
    case .removeDay(let f0): return .removeDay(id: f0)
    case .checkIn(let f0, let f1, let f2): return .checkIn(id: f0, went: try f1.lowered(), whatHelped: f2)
    }
  }
}
