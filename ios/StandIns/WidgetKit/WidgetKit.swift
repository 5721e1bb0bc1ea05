// Names of WidgetKit that the widget uses, as Apple's documentation declares them.

public import SwiftUI

func nothing() -> Never { fatalError("a stand-in does nothing") }

@MainActor @preconcurrency public protocol WidgetConfiguration {}
@MainActor @preconcurrency public protocol Widget {
  associatedtype Body: WidgetConfiguration
  var body: Body { get }
  init()
}
@resultBuilder public struct WidgetBundleBuilder {
  public static func buildBlock<Content: Widget>(_ content: Content) -> some Widget { content }
}
@MainActor @preconcurrency public protocol WidgetBundle {
  associatedtype Body: Widget
  @WidgetBundleBuilder var body: Body { get }
  init()
}
extension WidgetBundle {
  public static func main() { nothing() }
}
public enum WidgetFamily: Sendable {
  case systemSmall
  case accessoryCircular
}
extension WidgetConfiguration {
  public func configurationDisplayName<S: StringProtocol>(_ name: S) -> some WidgetConfiguration {
    self
  }
  public func description<S: StringProtocol>(_ words: S) -> some WidgetConfiguration { self }
  public func supportedFamilies(_ families: [WidgetFamily]) -> some WidgetConfiguration { self }
}
public protocol TimelineEntry {
  var date: Date { get }
}
public struct TimelineReloadPolicy: Sendable {
  public static let never = TimelineReloadPolicy()
}
public struct Timeline<Entry: TimelineEntry> {
  public init(entries: [Entry], policy: TimelineReloadPolicy) { nothing() }
}
public struct TimelineProviderContext {}
public protocol TimelineProvider {
  associatedtype Entry: TimelineEntry
  typealias Context = TimelineProviderContext
  func placeholder(in context: Context) -> Entry
  func getSnapshot(in context: Context, completion: @escaping (Entry) -> Void)
  func getTimeline(in context: Context, completion: @escaping (Timeline<Entry>) -> Void)
}
public struct StaticConfiguration<Content: View>: WidgetConfiguration {
  public init<P: TimelineProvider>(
    kind: String, provider: P, @ViewBuilder content: @escaping (P.Entry) -> Content
  ) { nothing() }
}
extension ContainerBackgroundPlacement {
  public static var widget: ContainerBackgroundPlacement { nothing() }
}
extension View {
  public func widgetURL(_ url: URL?) -> some View { self }
}
