// Names of SwiftUI that the app uses, as Apple's documentation declares them, so that its sources are type-checked where there
// is no SwiftUI. Nothing here does anything: no program is ever linked with it.

@_exported import Foundation
@_exported import Observation

/// What nothing here answers.
func nothing() -> Never { fatalError("a stand-in does nothing") }

@MainActor @preconcurrency public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}

extension Never: View {
  public var body: Never { nothing() }
}

/// What every view of the system is here.
public protocol SystemView: View where Body == Never {}
extension SystemView {
  public var body: Never { nothing() }
}

@resultBuilder public struct ViewBuilder {
  public static func buildBlock() -> EmptyView { nothing() }
  public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
  public static func buildBlock<each Content: View>(
    _ content: repeat each Content
  ) -> TupleView<(repeat each Content)> { nothing() }
  public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
  public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
  public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> {
    nothing()
  }
  public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> {
    nothing()
  }
}

public struct EmptyView: SystemView {}
public struct TupleView<T>: SystemView {}
public struct _ConditionalContent<A, B>: SystemView {}
extension Optional: View where Wrapped: View {
  public var body: Never { nothing() }
}

@MainActor @preconcurrency public protocol ViewModifier {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Body
  typealias Content = _ViewModifier_Content<Self>
}
public struct _ViewModifier_Content<Modifier: ViewModifier>: SystemView {}

@MainActor @preconcurrency public protocol App {
  associatedtype Body: Scene
  @SceneBuilder @MainActor @preconcurrency var body: Body { get }
  @MainActor @preconcurrency init()
}
extension App {
  @MainActor @preconcurrency public static func main() { nothing() }
}

@MainActor @preconcurrency public protocol Scene {}
@resultBuilder public struct SceneBuilder {
  public static func buildBlock<Content: Scene>(_ content: Content) -> Content { content }
}
public struct WindowGroup<Content: View>: Scene {
  public init(@ViewBuilder content: () -> Content) { nothing() }
}
public enum ScenePhase: Comparable, Sendable {
  case background
  case inactive
  case active
}

@propertyWrapper public struct State<Value> {
  public init(wrappedValue: Value) { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set { nothing() }
  }
  public var projectedValue: Binding<Value> { nothing() }
}

@propertyWrapper @dynamicMemberLookup public struct Binding<Value> {
  @preconcurrency public init(
    get: @escaping @isolated(any) @Sendable () -> Value,
    set: @escaping @isolated(any) @Sendable (Value) -> Void
  ) { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set { nothing() }
  }
  public var projectedValue: Binding<Value> { self }
  public subscript<Subject>(dynamicMember keyPath: WritableKeyPath<Value, Subject>) -> Binding<
    Subject
  > { nothing() }
}

@propertyWrapper public struct Environment<Value> {
  public init(_ keyPath: KeyPath<EnvironmentValues, Value>) { nothing() }
  public init(_ objectType: Value.Type) where Value: AnyObject, Value: Observable { nothing() }
  public var wrappedValue: Value { nothing() }
}

public struct EnvironmentValues {
  public var accessibilityReduceMotion: Bool { nothing() }
  public var colorSchemeContrast: ColorSchemeContrast { nothing() }
  public var dynamicTypeSize: DynamicTypeSize {
    get { nothing() }
    set { nothing() }
  }
  public var openURL: OpenURLAction { nothing() }
  public var scenePhase: ScenePhase { nothing() }
  public var timeZone: TimeZone {
    get { nothing() }
    set { nothing() }
  }
  public var calendar: Calendar {
    get { nothing() }
    set { nothing() }
  }
  public var layoutDirection: LayoutDirection {
    get { nothing() }
    set { nothing() }
  }
}

public enum ColorSchemeContrast: Sendable {
  case standard
  case increased
}
public enum ColorScheme: Sendable {
  case light
  case dark
}
public enum LayoutDirection: Sendable {
  case leftToRight
  case rightToLeft
}
public enum DynamicTypeSize: Sendable {
  case large
  case accessibility5
  public var isAccessibilitySize: Bool { nothing() }
}
@MainActor @preconcurrency public struct OpenURLAction {
  public func callAsFunction(_ url: URL) { nothing() }
}

@propertyWrapper public struct ScaledMetric<Value: BinaryFloatingPoint> {
  public init(wrappedValue: Value) { nothing() }
  public var wrappedValue: Value { nothing() }
}
@propertyWrapper public struct AppStorage<Value> {
  public init(wrappedValue: Value, _ key: String, store: UserDefaults? = nil)
  where Value == Bool { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set { nothing() }
  }
  public var projectedValue: Binding<Value> { nothing() }
}
@propertyWrapper public struct SceneStorage<Value> {
  public init(wrappedValue: Value, _ key: String) where Value == String { nothing() }
  public var wrappedValue: Value {
    get { nothing() }
    nonmutating set { nothing() }
  }
}

@MainActor @preconcurrency public protocol PreviewProvider {
  associatedtype Previews: View
  @ViewBuilder @MainActor @preconcurrency static var previews: Previews { get }
}
