// What is said to somebody who does not see a view.

import Accessibility

public struct AccessibilityTraits: SetAlgebra, Sendable {
  public static let isHeader = AccessibilityTraits()
  public static let isSelected = AccessibilityTraits()
  public static let updatesFrequently = AccessibilityTraits()
  public init() {}
  public typealias Element = AccessibilityTraits
  public func contains(_ member: AccessibilityTraits) -> Bool { nothing() }
  public func union(_ other: AccessibilityTraits) -> AccessibilityTraits { nothing() }
  public func intersection(_ other: AccessibilityTraits) -> AccessibilityTraits { nothing() }
  public func symmetricDifference(_ other: AccessibilityTraits) -> AccessibilityTraits { nothing() }
  public mutating func insert(
    _ new: AccessibilityTraits
  ) -> (inserted: Bool, memberAfterInsert: AccessibilityTraits) { nothing() }
  public mutating func remove(_ member: AccessibilityTraits) -> AccessibilityTraits? { nothing() }
  public mutating func update(with new: AccessibilityTraits) -> AccessibilityTraits? { nothing() }
  public mutating func formUnion(_ other: AccessibilityTraits) { nothing() }
  public mutating func formIntersection(_ other: AccessibilityTraits) { nothing() }
  public mutating func formSymmetricDifference(_ other: AccessibilityTraits) { nothing() }
}
public struct AccessibilityChildBehavior: Sendable {
  public static let contain = AccessibilityChildBehavior()
  public static let combine = AccessibilityChildBehavior()
  public static let ignore = AccessibilityChildBehavior()
}
public protocol AXChartDescriptorRepresentable {
  func makeChartDescriptor() -> AXChartDescriptor
}

extension View {
  public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { EmptyView() }
  public func accessibilityHidden(_ hidden: Bool) -> some View { EmptyView() }
  public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View { EmptyView() }
  public func accessibilityValue<S: StringProtocol>(_ value: S) -> some View { EmptyView() }
  public func accessibilityInputLabels<S: StringProtocol>(_ labels: [S]) -> some View {
    EmptyView()
  }
  public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View {
    EmptyView()
  }
  public func accessibilityAction(named name: Text, _ handler: @escaping () -> Void) -> some View {
    EmptyView()
  }
  public func accessibilityShowsLargeContentViewer<V: View>(@ViewBuilder _ view: () -> V)
    -> some View
  { EmptyView() }
  public func accessibilityChartDescriptor<R: AXChartDescriptorRepresentable>(
    _ representable: R
  ) -> some View { EmptyView() }
}
