// Names of UserNotifications that the app uses, as Apple's documentation declares them.

@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

// swift-format-ignore: AlwaysUseLowerCamelCase
public let UNNotificationDismissActionIdentifier = ""

public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let alert = UNAuthorizationOptions(rawValue: 1)
  public static let sound = UNAuthorizationOptions(rawValue: 2)
}
public enum UNAuthorizationStatus: Int, Sendable {
  case notDetermined
  case denied
  case authorized
  case provisional
  case ephemeral
}
public final class UNNotificationSettings: NSObject, @unchecked Sendable {
  public var authorizationStatus: UNAuthorizationStatus { nothing() }
}
public enum UNNotificationInterruptionLevel: UInt, Sendable {
  case passive
  case active
  case timeSensitive
}
public final class UNNotificationSound: NSObject, @unchecked Sendable {
  public static var `default`: UNNotificationSound { nothing() }
}
open class UNNotificationContent: NSObject, @unchecked Sendable {
  open var userInfo: [AnyHashable: Any] {
    get { nothing() }
    set { nothing() }
  }
}
open class UNMutableNotificationContent: UNNotificationContent, @unchecked Sendable {
  open var title = ""
  open var body = ""
  open var categoryIdentifier = ""
  open var sound: UNNotificationSound?
  open var interruptionLevel = UNNotificationInterruptionLevel.active
}
open class UNNotificationTrigger: NSObject, @unchecked Sendable {}
open class UNCalendarNotificationTrigger: UNNotificationTrigger, @unchecked Sendable {
  public init(dateMatching parts: DateComponents, repeats: Bool) { nothing() }
  open func nextTriggerDate() -> Date? { nothing() }
}
open class UNNotificationRequest: NSObject, @unchecked Sendable {
  public init(
    identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?
  ) { nothing() }
  open var identifier: String { nothing() }
  open var content: UNNotificationContent { nothing() }
  open var trigger: UNNotificationTrigger? { nothing() }
}
open class UNNotification: NSObject, @unchecked Sendable {
  open var request: UNNotificationRequest { nothing() }
}
open class UNNotificationResponse: NSObject, @unchecked Sendable {
  open var notification: UNNotification { nothing() }
  open var actionIdentifier: String { nothing() }
}
public struct UNNotificationActionOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let foreground = UNNotificationActionOptions(rawValue: 4)
}
open class UNNotificationAction: NSObject, @unchecked Sendable {
  public init(identifier: String, title: String, options: UNNotificationActionOptions = []) {
    nothing()
  }
}
public struct UNNotificationCategoryOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
}
open class UNNotificationCategory: NSObject, @unchecked Sendable {
  public init(
    identifier: String, actions: [UNNotificationAction], intentIdentifiers: [String],
    hiddenPreviewsBodyPlaceholder: String, options: UNNotificationCategoryOptions = []
  ) { nothing() }
  open var identifier: String { nothing() }
}
public struct UNNotificationPresentationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let list = UNNotificationPresentationOptions(rawValue: 8)
  public static let banner = UNNotificationPresentationOptions(rawValue: 16)
}
public protocol UNUserNotificationCenterDelegate: NSObjectProtocol {
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse) async
  func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification
  ) async -> UNNotificationPresentationOptions
}
open class UNUserNotificationCenter: NSObject, @unchecked Sendable {
  open class func current() -> UNUserNotificationCenter { nothing() }
  open weak var delegate: (any UNUserNotificationCenterDelegate)?
  open func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool {
    nothing()
  }
  open func notificationSettings() async -> UNNotificationSettings { nothing() }
  open func setNotificationCategories(_ categories: Set<UNNotificationCategory>) { nothing() }
  open func notificationCategories() async -> Set<UNNotificationCategory> { nothing() }
  open func add(_ request: UNNotificationRequest) async throws { nothing() }
  open func pendingNotificationRequests() async -> [UNNotificationRequest] { nothing() }
  open func removePendingNotificationRequests(withIdentifiers ids: [String]) { nothing() }
  open func deliveredNotifications() async -> [UNNotification] { nothing() }
  open func removeDeliveredNotifications(withIdentifiers ids: [String]) { nothing() }
}
