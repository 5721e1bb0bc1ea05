// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How much a notification says.
public enum Discretion: Sendable, Hashable, CaseIterable {
  /// The neutral word, and nothing else.
  case neutral
  /// The kind of reminder.
  case category
  /// What the person called it.
  case full
}

extension Discretion {
  init(_ value: EbbGenerated.Discretion) {
    switch value {
    case .neutral: self = .neutral
    case .category: self = .category
    case .full: self = .full
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Discretion {
    switch self {
    case .neutral: return .neutral
    case .category: return .category
    case .full: return .full
    }
  }
}

/// What a reminder is for.
public enum ReminderKind: Sendable, Hashable, CaseIterable {
  /// A session after the end of treatment.
  case boosterSession
  /// Daily mindfulness.
  case mindfulness
  /// A skill to rehearse.
  case skillRehearsal
  /// A measure to fill in.
  case checkIn
  /// Homework from therapy.
  case homework
  /// The plan, looked over.
  case planReview
  /// A medicine.
  case medication
  /// A meeting of peers.
  case peerMeeting
  /// The person's own.
  case own
}

extension ReminderKind {
  init(_ value: EbbGenerated.ReminderKind) {
    switch value {
    case .boosterSession: self = .boosterSession
    case .mindfulness: self = .mindfulness
    case .skillRehearsal: self = .skillRehearsal
    case .checkIn: self = .checkIn
    case .homework: self = .homework
    case .planReview: self = .planReview
    case .medication: self = .medication
    case .peerMeeting: self = .peerMeeting
    case .own: self = .own
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.ReminderKind {
    switch self {
    case .boosterSession: return .boosterSession
    case .mindfulness: return .mindfulness
    case .skillRehearsal: return .skillRehearsal
    case .checkIn: return .checkIn
    case .homework: return .homework
    case .planReview: return .planReview
    case .medication: return .medication
    case .peerMeeting: return .peerMeeting
    case .own: return .own
    }
  }
}
