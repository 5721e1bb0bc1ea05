// What is done to views.

public protocol PrimitiveButtonStyle {}
public struct PlainButtonStyle: PrimitiveButtonStyle {}
public struct BorderedButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == PlainButtonStyle {
  public static var plain: PlainButtonStyle { nothing() }
}
extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
  public static var bordered: BorderedButtonStyle { nothing() }
}
public protocol ListStyle {}
public struct InsetGroupedListStyle: ListStyle {}
public struct PlainListStyle: ListStyle {}
extension ListStyle where Self == InsetGroupedListStyle {
  public static var insetGrouped: InsetGroupedListStyle { nothing() }
}
extension ListStyle where Self == PlainListStyle {
  public static var plain: PlainListStyle { nothing() }
}
public protocol LabelStyle {}
public struct TitleAndIconLabelStyle: LabelStyle {}
extension LabelStyle where Self == TitleAndIconLabelStyle {
  public static var titleAndIcon: TitleAndIconLabelStyle { nothing() }
}
public protocol ToggleStyle {}
public struct ButtonToggleStyle: ToggleStyle {}
extension ToggleStyle where Self == ButtonToggleStyle {
  public static var button: ButtonToggleStyle { nothing() }
}
public protocol TextFieldStyle {}
public struct RoundedBorderTextFieldStyle: TextFieldStyle {}
extension TextFieldStyle where Self == RoundedBorderTextFieldStyle {
  public static var roundedBorder: RoundedBorderTextFieldStyle { nothing() }
}
public protocol TextSelectability {}
public struct EnabledTextSelectability: TextSelectability {}
extension TextSelectability where Self == EnabledTextSelectability {
  public static var enabled: EnabledTextSelectability { nothing() }
}

public enum Visibility: Sendable { case visible }
public enum VerticalEdge: Sendable {
  case top
  case bottom
}
public enum Edge: Sendable {
  case leading
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let vertical = Set(rawValue: 1)
    public static let leading = Set(rawValue: 2)
    public static let all = Set(rawValue: 3)
  }
}
public struct EdgeInsets: Sendable {
  public init() {}
}
public struct SubmitLabel: Sendable {
  public static var done: SubmitLabel { nothing() }
}
public struct TextInputAutocapitalization: Sendable {
  public static var never: TextInputAutocapitalization { nothing() }
  public static var sentences: TextInputAutocapitalization { nothing() }
}
public struct ToolbarItemPlacement: Sendable {
  public static let primaryAction = ToolbarItemPlacement()
}
public protocol ToolbarContent {}
public struct ToolbarItem<Content: View>: ToolbarContent {
  public init(placement: ToolbarItemPlacement, @ViewBuilder content: () -> Content) { nothing() }
}
@resultBuilder public struct ToolbarContentBuilder {
  public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> Content { content }
}
public struct ContainerBackgroundPlacement: Sendable {}

extension View {
  public func modifier<T: ViewModifier>(_ modifier: T) -> some View { EmptyView() }
  public func id<ID: Hashable>(_ id: ID) -> some View { EmptyView() }
  public func font(_ font: Font?) -> some View { EmptyView() }
  public func underline(_ isActive: Bool = true) -> some View { EmptyView() }
  public func lineLimit(_ limit: PartialRangeFrom<Int>) -> some View { EmptyView() }
  public func textCase(_ textCase: Text.Case?) -> some View { EmptyView() }
  public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { EmptyView() }
  public func background<S: ShapeStyle>(_ style: S) -> some View { EmptyView() }
  public func clipShape<S: Shape>(_ shape: S) -> some View { EmptyView() }
  public func contentShape<S: Shape>(_ shape: S) -> some View { EmptyView() }
  public func opacity(_ opacity: Double) -> some View { EmptyView() }
  public func brightness(_ amount: Double) -> some View { EmptyView() }
  public func scaleEffect(_ scale: CGFloat) -> some View { EmptyView() }
  public func ignoresSafeArea() -> some View { EmptyView() }
  public func disabled(_ disabled: Bool) -> some View { EmptyView() }
  public func padding(_ length: CGFloat) -> some View { EmptyView() }
  public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View {
    EmptyView()
  }
  public func frame(
    width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { EmptyView() }
  public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil,
    minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
    alignment: Alignment = .center
  ) -> some View { EmptyView() }
  public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V)
    -> some View
  { EmptyView() }
  public func safeAreaInset<V: View>(
    edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> V
  ) -> some View { EmptyView() }

  public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { EmptyView() }
  public func listStyle<S: ListStyle>(_ style: S) -> some View { EmptyView() }
  public func labelStyle<S: LabelStyle>(_ style: S) -> some View { EmptyView() }
  public func toggleStyle<S: ToggleStyle>(_ style: S) -> some View { EmptyView() }
  public func textFieldStyle<S: TextFieldStyle>(_ style: S) -> some View { EmptyView() }
  public func textSelection<S: TextSelectability>(_ selectability: S) -> some View { EmptyView() }
  public func labelsHidden() -> some View { EmptyView() }
  public func listRowInsets(_ insets: EdgeInsets?) -> some View { EmptyView() }
  public func listRowBackground<V: View>(_ view: V?) -> some View { EmptyView() }

  public func autocorrectionDisabled(_ disable: Bool = true) -> some View { EmptyView() }
  public func textInputAutocapitalization(_ kind: TextInputAutocapitalization?) -> some View {
    EmptyView()
  }
  public func submitLabel(_ label: SubmitLabel) -> some View { EmptyView() }

  public func environment<T: AnyObject & Observable>(_ object: T?) -> some View { EmptyView() }
  public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V)
    -> some View
  { EmptyView() }
  public func preferredColorScheme(_ scheme: ColorScheme?) -> some View { EmptyView() }

  public func task(_ action: @escaping @MainActor @Sendable () async -> Void) -> some View {
    EmptyView()
  }
  public func task<T: Equatable>(
    id value: T, _ action: @escaping @MainActor @Sendable () async -> Void
  ) -> some View { EmptyView() }
  public func onChange<V: Equatable>(
    of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void
  ) -> some View { EmptyView() }
  public func onOpenURL(perform action: @escaping (URL) -> Void) -> some View { EmptyView() }

  public func navigationTitle<S: StringProtocol>(_ title: S) -> some View { EmptyView() }
  public func navigationBarTitleDisplayMode(_ mode: NavigationBarItem.TitleDisplayMode)
    -> some View
  { EmptyView() }
  public func navigationDestination<D: Hashable, C: View>(
    for data: D.Type, @ViewBuilder destination: @escaping (D) -> C
  ) -> some View { EmptyView() }
  public func toolbar<Content: ToolbarContent>(@ToolbarContentBuilder content: () -> Content)
    -> some View
  { EmptyView() }
  public func sheet<Item: Identifiable, Content: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil,
    @ViewBuilder content: @escaping (Item) -> Content
  ) -> some View { EmptyView() }
  public func contextMenu<M: View>(@ViewBuilder menuItems: () -> M) -> some View { EmptyView() }
  public func confirmationDialog<S: StringProtocol, A: View, T>(
    _ title: S, isPresented: Binding<Bool>, titleVisibility: Visibility, presenting data: T?,
    @ViewBuilder actions: (T) -> A
  ) -> some View { EmptyView() }
  public func containerBackground<S: ShapeStyle>(
    _ style: S, for container: ContainerBackgroundPlacement
  ) -> some View { EmptyView() }
}
extension Text {
  public enum Case: Sendable { case uppercase }
}
public struct NavigationBarItem: Sendable {
  public enum TitleDisplayMode: Sendable { case inline }
}
