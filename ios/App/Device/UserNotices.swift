import EbbApp
import EbbKit
import Foundation
import UserNotifications

/// The system's notifications.
struct UserNotices: NoticeCentre {
  private static let mark = "mark"

  private var centre: UNUserNotificationCenter { .current() }

  func pending() async -> [HeldNotice] {
    await centre.pendingNotificationRequests().map { request in
      guard let trigger = request.trigger as? UNCalendarNotificationTrigger,
        let at = trigger.nextTriggerDate(),
        let mark = request.content.userInfo[Self.mark] as? Int64
      else {
        // It cannot be told what it is: held at no time that is wanted, it is planned anew.
        return HeldNotice(id: request.identifier, at: Date(timeIntervalSince1970: 0), mark: 0)
      }
      return HeldNotice(id: request.identifier, at: at, mark: mark)
    }
  }

  func hold(_ request: NoticeRequest, in category: NoticeCategory) async throws {
    await know(category)
    let content = UNMutableNotificationContent()
    content.title = request.text.title
    content.body = request.text.body
    content.categoryIdentifier = category.id
    content.userInfo = [Self.mark: request.mark]
    content.sound = request.urgency == .low ? nil : .default
    content.interruptionLevel =
      switch request.urgency {
      case .low: .passive
      case .normal: .active
      case .high: .timeSensitive
      }
    try await centre.add(
      UNNotificationRequest(
        identifier: request.id, content: content,
        trigger: UNCalendarNotificationTrigger(
          dateMatching: Trigger.parts(of: request.at), repeats: false)))
  }

  /// The system has to know the buttons of a notice before it comes.
  private func know(_ category: NoticeCategory) async {
    let known = await centre.notificationCategories()
    guard !known.contains(where: { $0.identifier == category.id }) else { return }
    let actions = category.buttons.map { button in
      UNNotificationAction(
        identifier: button.id, title: button.label, options: button.opens ? [.foreground] : [])
    }
    let new = UNNotificationCategory(
      identifier: category.id, actions: actions, intentIdentifiers: [],
      hiddenPreviewsBodyPlaceholder: "", options: [])
    centre.setNotificationCategories(known.union([new]))
  }

  func letGo(_ ids: [String]) async {
    centre.removePendingNotificationRequests(withIdentifiers: ids)
  }

  func shown() async -> [String] {
    await centre.deliveredNotifications().map(\.request.identifier)
  }

  func takeAway(_ ids: [String]) async {
    centre.removeDeliveredNotifications(withIdentifiers: ids)
  }

  func permission() async -> NoticePermission {
    switch await centre.notificationSettings().authorizationStatus {
    case .notDetermined: .notAsked
    case .denied: .denied
    case .authorized, .provisional, .ephemeral: .allowed
    @unknown default: .denied
    }
  }

  func askPermission() async -> NoticePermission {
    let allowed = (try? await centre.requestAuthorization(options: [.alert, .sound])) ?? false
    return allowed ? .allowed : .denied
  }
}

/// Hands the touches on notices to the app.
final class NoticeDelegate: NSObject, UNUserNotificationCenterDelegate, Sendable {
  private let app: AppModel

  init(_ app: AppModel) {
    self.app = app
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse
  ) async {
    let notice = response.notification.request.identifier
    let action = response.actionIdentifier
    // Put away without a word, it is not answered.
    guard action != UNNotificationDismissActionIdentifier else { return }
    await app.answered(notice, NoticeAnswer(id: action) ?? .open)
  }

  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification
  ) async -> UNNotificationPresentationOptions {
    [.banner, .list]
  }
}
