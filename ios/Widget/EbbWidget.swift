import SwiftUI
import WidgetKit

/// A round mark on the lock screen that opens the app. It knows nothing of the person: it shares no folder with the app.
@main struct EbbWidgets: WidgetBundle {
  var body: some Widget {
    OpenWidget()
  }
}

/// The mark.
struct OpenWidget: Widget {
  var body: some WidgetConfiguration {
    StaticConfiguration(kind: "open", provider: Always()) { _ in
      OpenMark()
    }
    .configurationDisplayName("Ebb")
    .description("Open")
    .supportedFamilies([.accessoryCircular, .systemSmall])
  }
}

/// What it looks like, always the same.
struct OpenMark: View {
  var body: some View {
    Image(systemName: "circle")
      .font(.title)
      .accessibilityLabel("Ebb")
      .containerBackground(.background, for: .widget)
      .widgetURL(URL(string: "ebb://now"))
  }
}

/// One entry that never changes.
struct Always: TimelineProvider {
  /// It has nothing to say.
  struct Moment: TimelineEntry {
    let date: Date
  }

  func placeholder(in context: Context) -> Moment { Moment(date: .now) }

  func getSnapshot(in context: Context, completion: @escaping (Moment) -> Void) {
    completion(Moment(date: .now))
  }

  func getTimeline(in context: Context, completion: @escaping (Timeline<Moment>) -> Void) {
    completion(Timeline(entries: [Moment(date: .now)], policy: .never))
  }
}
