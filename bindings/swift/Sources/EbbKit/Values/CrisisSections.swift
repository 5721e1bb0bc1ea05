// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// The two ways into the plan.
public enum PlanDoor: Sendable, Hashable, CaseIterable {
  /// I might use.
  case mightUse
  /// I might hurt myself.
  case mightHurt
}

extension PlanDoor {
  init(_ value: EbbGenerated.PlanDoor) {
    switch value {
    case .mightUse: self = .mightUse
    case .mightHurt: self = .mightHurt
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanDoor {
    switch self {
    case .mightUse: return .mightUse
    case .mightHurt: return .mightHurt
    }
  }
}

/// The parts of the plan, in the order in which they are shown.
public enum PlanSection: Sendable, Hashable, CaseIterable {
  /// I might use: how I notice it early.
  case earlySigns
  /// I might use: what sets it off.
  case triggers
  /// I might use: what I do.
  case whatIDo
  /// I might use: who I call.
  case whoICall
  /// I might use: how I get out.
  case wayOut
  /// I might use: where my naloxone is, and who can give it.
  case naloxone
  /// I might hurt myself, step 1: warning signs.
  case warningSigns
  /// Step 2: what I can do on my own.
  case onMyOwn
  /// Step 3: people and places that take my mind off it.
  case distraction
  /// Step 4: people I can ask for help.
  case peopleToAsk
  /// Step 5: professionals and services.
  case professionals
  /// Step 6: making my surroundings safe.
  case surroundings
  /// Beside both doors: reasons for living.
  case reasons
}

extension PlanSection {
  init(_ value: EbbGenerated.PlanSection) {
    switch value {
    case .earlySigns: self = .earlySigns
    case .triggers: self = .triggers
    case .whatIDo: self = .whatIDo
    case .whoICall: self = .whoICall
    case .wayOut: self = .wayOut
    case .naloxone: self = .naloxone
    case .warningSigns: self = .warningSigns
    case .onMyOwn: self = .onMyOwn
    case .distraction: self = .distraction
    case .peopleToAsk: self = .peopleToAsk
    case .professionals: self = .professionals
    case .surroundings: self = .surroundings
    case .reasons: self = .reasons
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.PlanSection {
    switch self {
    case .earlySigns: return .earlySigns
    case .triggers: return .triggers
    case .whatIDo: return .whatIDo
    case .whoICall: return .whoICall
    case .wayOut: return .wayOut
    case .naloxone: return .naloxone
    case .warningSigns: return .warningSigns
    case .onMyOwn: return .onMyOwn
    case .distraction: return .distraction
    case .peopleToAsk: return .peopleToAsk
    case .professionals: return .professionals
    case .surroundings: return .surroundings
    case .reasons: return .reasons
    }
  }
}
