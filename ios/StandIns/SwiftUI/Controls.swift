// Views of SwiftUI.

public struct Text: SystemView, Equatable, Sendable {
  public init<S: StringProtocol>(_ content: S) { nothing() }
  public init(verbatim content: String) { nothing() }
  nonisolated public static func == (one: Text, other: Text) -> Bool { nothing() }
}

public struct Image: SystemView {
  public init(systemName: String) { nothing() }
}

public struct Label<Title: View, Icon: View>: SystemView {
  public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) { nothing() }
}
extension Label where Title == Text, Icon == Image {
  public init<S: StringProtocol>(_ title: S, systemImage name: String) { nothing() }
}

public struct ButtonRole: Equatable, Sendable {
  public static let destructive = ButtonRole()
  public static let cancel = ButtonRole()
}

public struct Button<Label: View>: SystemView {
  @preconcurrency public init(
    action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label
  ) { nothing() }
  @preconcurrency public init(
    role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label
  ) { nothing() }
}
extension Button where Label == Text {
  @preconcurrency public init<S: StringProtocol>(
    _ title: S, role: ButtonRole?, action: @escaping @MainActor () -> Void
  ) { nothing() }
}

public struct Toggle<Label: View>: SystemView {
  public init(isOn: Binding<Bool>, @ViewBuilder label: () -> Label) { nothing() }
}

public struct Stepper<Label: View>: SystemView {
  public init<V: Strideable>(
    value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1,
    @ViewBuilder label: () -> Label
  ) { nothing() }
}

public struct TextField<Label: View>: SystemView {}
extension TextField where Label == Text {
  public init<S: StringProtocol>(_ title: S, text: Binding<String>) { nothing() }
  public init<S: StringProtocol>(_ title: S, text: Binding<String>, axis: Axis) { nothing() }
}
public struct SecureField<Label: View>: SystemView {}
extension SecureField where Label == Text {
  public init<S: StringProtocol>(_ title: S, text: Binding<String>) { nothing() }
}

public struct DatePickerComponents: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let date = DatePickerComponents(rawValue: 1)
  public static let hourAndMinute = DatePickerComponents(rawValue: 2)
}
public struct DatePicker<Label: View>: SystemView {
  public typealias Components = DatePickerComponents
}
extension DatePicker where Label == Text {
  public init<S: StringProtocol>(
    _ title: S, selection: Binding<Date>, displayedComponents: Components
  ) { nothing() }
  public init<S: StringProtocol>(
    _ title: S, selection: Binding<Date>, in range: ClosedRange<Date>,
    displayedComponents: Components
  ) { nothing() }
}

public struct ProgressView<Label: View, Value: View>: SystemView {}
extension ProgressView where Label == EmptyView, Value == EmptyView {
  public init() { nothing() }
  public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) { nothing() }
}

public struct List<Content: View>: SystemView {
  public init(@ViewBuilder content: () -> Content) { nothing() }
}
public struct Section<Parent: View, Content: View, Footer: View>: SystemView {}
extension Section where Parent == EmptyView, Footer == EmptyView {
  public init(@ViewBuilder content: () -> Content) { nothing() }
}
extension Section where Footer == EmptyView {
  public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent) { nothing() }
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content: View>: SystemView {}
extension ForEach where ID == Data.Element.ID, Data.Element: Identifiable {
  public init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) { nothing() }
}
extension ForEach {
  public init(
    _ data: Data, id: KeyPath<Data.Element, ID>,
    @ViewBuilder content: @escaping (Data.Element) -> Content
  ) { nothing() }
}

public enum Axis: Sendable {
  case horizontal
  case vertical
}
public struct HorizontalAlignment: Equatable, Sendable {
  public static let leading = HorizontalAlignment()
  public static let center = HorizontalAlignment()
}
public struct VerticalAlignment: Equatable, Sendable {
  public static let center = VerticalAlignment()
  public static let firstTextBaseline = VerticalAlignment()
}
public struct Alignment: Equatable, Sendable {
  public static let center = Alignment()
  public static let leading = Alignment()
}
public struct VStack<Content: View>: SystemView {
  public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) { nothing() }
}
public struct HStack<Content: View>: SystemView {
  public init(
    alignment: VerticalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) { nothing() }
}
public struct ZStack<Content: View>: SystemView {
  public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) { nothing() }
}
public struct Spacer: SystemView {
  public init(minLength: CGFloat? = nil) { nothing() }
}
public struct ScrollView<Content: View>: SystemView {
  public init(@ViewBuilder content: () -> Content) { nothing() }
}
public struct GridItem: Sendable {
  public enum Size: Sendable {
    case adaptive(minimum: CGFloat, maximum: CGFloat = .infinity)
  }
  public init(_ size: Size = .adaptive(minimum: 1), spacing: CGFloat? = nil) { nothing() }
}
public struct LazyVGrid<Content: View>: SystemView {
  public init(columns: [GridItem], spacing: CGFloat? = nil, @ViewBuilder content: () -> Content) {
    nothing()
  }
}
public struct Grid<Content: View>: SystemView {
  public init(
    horizontalSpacing: CGFloat? = nil, verticalSpacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) { nothing() }
}
public struct GridRow<Content: View>: SystemView {
  public init(@ViewBuilder content: () -> Content) { nothing() }
}
public struct DisclosureGroup<Label: View, Content: View>: SystemView {}
extension DisclosureGroup where Label == Text {
  public init<S: StringProtocol>(_ label: S, @ViewBuilder content: @escaping () -> Content) {
    nothing()
  }
}
public struct NavigationStack<Data, Root: View>: SystemView {}
extension NavigationStack {
  public init(path: Binding<Data>, @ViewBuilder root: () -> Root)
  where
    Data: MutableCollection, Data: RandomAccessCollection, Data: RangeReplaceableCollection,
    Data.Element: Hashable
  { nothing() }
  public init(@ViewBuilder root: () -> Root) where Data == NavigationPath { nothing() }
}
public struct NavigationPath {}
