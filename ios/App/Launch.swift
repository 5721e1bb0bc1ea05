import AppIntents
import BackgroundTasks
import EbbApp
import EbbKit
import SwiftUI
import UIKit
import UserNotifications

/// What lives as long as the process, and what the system calls: notifications, the background, the clock.
@MainActor final class Launch: NSObject, UIApplicationDelegate {
  let app: AppModel
  let touches = Touches()
  let instruments = Instruments()
  let cover = Cover()
  private let notices: NoticeDelegate

  override init() {
    let app = AppModel(Phone.platform())
    self.app = app
    notices = NoticeDelegate(app)
    super.init()
    AppDependencyManager.shared.add(dependency: app)
  }

  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]? = nil
  ) -> Bool {
    // Both have to be there before the launch is over, or a touch on a notice is lost.
    UNUserNotificationCenter.current().delegate = notices
    Refresh.register(app)
    for name in [
      Notification.Name.NSSystemTimeZoneDidChange, UIApplication.significantTimeChangeNotification,
    ] {
      _ = NotificationCenter.default.addObserver(forName: name, object: nil, queue: .main) {
        [app] _ in
        Task { await app.clockChanged() }
      }
    }
    return true
  }

  /// The app comes to the front, leaves it, or goes to sleep.
  func turn(_ phase: ScenePhase) {
    switch phase {
    case .active: Task { await app.wake() }
    case .inactive: app.leave()
    case .background: sleep()
    @unknown default: app.leave()
    }
  }

  /// The store is closed before the system suspends the process, which would end it otherwise (0xdead10cc).
  private func sleep() {
    // Long work that does not come to its end by then is called off, and has changed nothing.
    let asking = UIApplication.shared.beginBackgroundTask { [app] in app.callOff() }
    Task {
      await app.sleep()
      Refresh.ask()
      UIApplication.shared.endBackgroundTask(asking)
    }
  }
}
