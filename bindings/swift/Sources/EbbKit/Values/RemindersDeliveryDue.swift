// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One notice to show.
public struct Delivery: Sendable, Hashable {
  /// Its id: what is reported of it names this.
  public var notice: String
  /// A notice that was shown for the same occurrence and whose place this one takes; the same id for itself.
  public var takesPlaceOf: String
  /// What it says.
  public var text: NoticeText
  /// How much it presses.
  public var urgency: Urgency
  /// Its buttons, in order.
  public var actions: [DeliveryAction]

  /// All of its parts.
  public init(notice: String, takesPlaceOf: String, text: NoticeText, urgency: Urgency, actions: [DeliveryAction]) {
    self.notice = notice
    self.takesPlaceOf = takesPlaceOf
    self.text = text
    self.urgency = urgency
    self.actions = actions
  }
}

extension Delivery {
  init(_ value: EbbGenerated.Delivery) {
    self.notice = value.notice
    self.takesPlaceOf = value.takesPlaceOf
    self.text = NoticeText(value.text)
    self.urgency = Urgency(value.urgency)
    self.actions = value.actions.map { DeliveryAction($0) }
  }
}

/// A button of a notice.
public struct DeliveryAction: Sendable, Hashable {
  /// What it answers.
  public var answer: NoticeAnswer
  /// A word or two.
  public var label: String

  /// All of its parts.
  public init(answer: NoticeAnswer, label: String) {
    self.answer = answer
    self.label = label
  }
}

extension DeliveryAction {
  init(_ value: EbbGenerated.DeliveryAction) {
    self.answer = NoticeAnswer(value.answer)
    self.label = value.label
  }
}

/// What a host is to do now.
public struct Look: Sendable, Hashable {
  /// To show at once, soonest first.
  public var deliver: [Delivery]
  /// When to look again at the latest.
  public var nextLook: Date

  /// All of its parts.
  public init(deliver: [Delivery], nextLook: Date) {
    self.deliver = deliver
    self.nextLook = nextLook
  }
}

extension Look {
  init(_ value: EbbGenerated.Look) {
    self.deliver = value.deliver.map { Delivery($0) }
    self.nextLook = Date(milliseconds: value.nextLook)
  }
}

/// What a person answers to a notice.
public enum NoticeAnswer: Sendable, Hashable, CaseIterable {
  /// It is done.
  case done
  /// Later: in an hour; a medicine in ten minutes.
  case later
  /// Open Ebb.
  case open
  /// Reminders are wanted as they are.
  case keepComing
  /// Fewer of them.
  case goQuiet
}

extension NoticeAnswer {
  init(_ value: EbbGenerated.NoticeAnswer) {
    switch value {
    case .done: self = .done
    case .later: self = .later
    case .open: self = .open
    case .keepComing: self = .keepComing
    case .goQuiet: self = .goQuiet
    }
  }
}

/// How much a notice presses.
public enum Urgency: Sendable, Hashable, CaseIterable {
  /// May wait in a list.
  case low
  /// As any other.
  case normal
  /// Stays until it is seen: a medicine, and a session within three hours.
  case high
}

extension Urgency {
  init(_ value: EbbGenerated.Urgency) {
    switch value {
    case .low: self = .low
    case .normal: self = .normal
    case .high: self = .high
    }
  }
}
