// Names of AppIntents that the app uses, as Apple's documentation declares them.

@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

/// Foundation's, on Apple's systems.
public struct LocalizedStringResource: ExpressibleByStringLiteral, Sendable {
  public init(stringLiteral value: String) { nothing() }
}

public protocol IntentResult: Sendable {}
public struct IntentResultContainer: IntentResult {}
extension IntentResult where Self == IntentResultContainer {
  public static func result() -> IntentResultContainer { nothing() }
}
public protocol AppIntent: Sendable {
  associatedtype PerformResult: IntentResult
  static var title: LocalizedStringResource { get }
  static var openAppWhenRun: Bool { get }
  init()
  func perform() async throws -> PerformResult
}
public final class AppDependencyManager: @unchecked Sendable {
  public static let shared = AppDependencyManager()
  public func add<Dependency: Sendable>(
    key: AnyHashable? = nil,
    dependency provider: @autoclosure @escaping @Sendable () -> Dependency
  ) { nothing() }
}
@propertyWrapper public struct AppDependency<Value: Sendable>: Sendable {
  public init() {}
  public var wrappedValue: Value { nothing() }
}
extension AppIntent {
  public typealias Dependency = AppDependency
}
public struct AppShortcutPhraseToken: Sendable {
  public static var applicationName: AppShortcutPhraseToken { nothing() }
}
public struct AppShortcutPhrase<Intent: AppIntent>: ExpressibleByStringInterpolation, Sendable {
  public struct StringInterpolation: StringInterpolationProtocol {
    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) {}
    public mutating func appendInterpolation(_ token: AppShortcutPhraseToken) {}
  }
  public init(stringLiteral value: String) { nothing() }
  public init(stringInterpolation: StringInterpolation) { nothing() }
}
public struct AppShortcut: Sendable {
  public init<Intent: AppIntent>(
    intent: Intent, phrases: [AppShortcutPhrase<Intent>], shortTitle: LocalizedStringResource,
    systemImageName: String
  ) { nothing() }
}
@resultBuilder public struct AppShortcutsBuilder {
  public static func buildBlock(_ shortcuts: AppShortcut...) -> [AppShortcut] { shortcuts }
}
public protocol AppShortcutsProvider {
  @AppShortcutsBuilder static var appShortcuts: [AppShortcut] { get }
}
