// Names of UIKit that the app uses, as Apple's documentation declares them.

@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

@MainActor open class UIResponder: NSObject {}
@MainActor open class UIViewController: UIResponder {}
@MainActor open class UIScene: UIResponder {}
@MainActor open class UIWindowScene: UIScene {}
@MainActor open class UIView: UIResponder {
  open var isHidden: Bool {
    get { nothing() }
    set { nothing() }
  }
}
public final class UIColor: NSObject, Sendable {
  public static let systemBackground = UIColor()
}
extension UIWindow {
  public struct Level: Sendable {
    public static let alert = Level()
    public static func + (level: Level, more: CGFloat) -> Level { nothing() }
  }
}
@MainActor open class UIWindow: UIView {
  public init(windowScene: UIWindowScene) { nothing() }
  open var windowLevel: Level {
    get { nothing() }
    set { nothing() }
  }
  open var rootViewController: UIViewController? {
    get { nothing() }
    set { nothing() }
  }
}

public struct UIBackgroundTaskIdentifier: Hashable, Sendable {}
@MainActor open class UIApplication: UIResponder {
  public enum State: Int, Sendable {
    case active
    case inactive
    case background
  }
  public struct LaunchOptionsKey: Hashable, Sendable {}
  public static var shared: UIApplication { nothing() }
  public nonisolated static let significantTimeChangeNotification = Notification.Name("")
  open var applicationState: State { nothing() }
  open var connectedScenes: Set<UIScene> { nothing() }
  open func beginBackgroundTask(expirationHandler: (@MainActor @Sendable () -> Void)?)
    -> UIBackgroundTaskIdentifier
  { nothing() }
  open func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) { nothing() }
}
@MainActor public protocol UIApplicationDelegate: NSObjectProtocol {
  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool
}

public enum UIKeyboardType: Int, Sendable {
  case `default`
  case phonePad
  case numberPad
}

@MainActor open class UIActivity: NSObject {
  public struct ActivityType: Hashable, Sendable {}
}
@MainActor open class UIActivityViewController: UIViewController {
  public typealias CompletionWithItemsHandler = (
    UIActivity.ActivityType?, Bool, [Any]?, (any Error)?
  ) -> Void
  public init(activityItems: [Any], applicationActivities: [UIActivity]?) { nothing() }
  open var completionWithItemsHandler: CompletionWithItemsHandler? {
    get { nothing() }
    set { nothing() }
  }
}
