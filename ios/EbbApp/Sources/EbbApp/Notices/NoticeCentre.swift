public import EbbKit
public import Foundation

/// The system's notifications, as far as Ebb needs them. `UNUserNotificationCenter` on a phone.
public protocol NoticeCentre: Sendable {
  /// What it holds for later, as it reports it.
  func pending() async -> [HeldNotice]
  /// Holds a notice until its time.
  func hold(_ request: NoticeRequest, in category: NoticeCategory) async throws
  /// Lets go of what it held for later.
  func letGo(_ ids: [String]) async
  /// What lies on the screen or in the list of notifications.
  func shown() async -> [String]
  /// Takes it away from there.
  func takeAway(_ ids: [String]) async
  /// Whether notifications may be shown.
  func permission() async -> NoticePermission
  /// Asks the person; answers what they said.
  func askPermission() async -> NoticePermission
}

/// The buttons of a notice. The system has to know of them before it shows one.
public struct NoticeCategory: Hashable, Sendable {
  /// A button.
  public struct Button: Hashable, Sendable {
    /// What it answers, as the system gives it back.
    public let id: String
    /// What it says.
    public let label: String
    /// It opens Ebb; the others work ahead of the lock.
    public let opens: Bool
  }

  /// Buttons in their order.
  public let buttons: [Button]

  /// The buttons of a notice.
  public init(_ actions: [DeliveryAction]) {
    buttons = actions.map { action in
      Button(id: action.answer.id, label: action.label, opens: action.answer == .open)
    }
  }

  /// The same for the same buttons in the same words.
  public var id: String { buttons.map { "\($0.id)=\($0.label)" }.joined(separator: "|") }
}

extension NoticeAnswer {
  /// As the system keeps it for a button.
  public var id: String { "\(self)" }

  /// The answer of a button that was touched; nil where it is none of Ebb's.
  public init?(id: String) {
    let all: [NoticeAnswer] = [.done, .later, .open, .keepComing, .goQuiet]
    guard let found = all.first(where: { $0.id == id }) else { return nil }
    self = found
  }
}

/// When a notice comes, in the parts that the system's trigger takes.
public enum Trigger {
  /// The parts of an instant in a zone without summer time, to the second: wherever the phone is by then, it is that instant.
  public static func parts(of instant: Date) -> DateComponents {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: instant)
    parts.calendar = calendar
    parts.timeZone = .gmt
    return parts
  }
}
