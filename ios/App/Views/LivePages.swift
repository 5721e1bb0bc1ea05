import Accessibility
import EbbApp
import EbbKit
import SwiftUI

/// A ride: its words lead, the breath is beside them, and one thing is asked at a time.
struct RidePage: View {
  let visit: Visit
  let exercise: Exercise

  var body: some View {
    List {
      Section {
        if let stage = exercise.stage {
          Text(stage).font(.subheadline).foregroundStyle(.secondary)
            .accessibilityAddTraits(.isHeader)
        }
        if let words = exercise.words {
          Text(words).font(.title2).accessibilityAddTraits(.updatesFrequently)
        }
        LungView(exercise: exercise)
        if let rate = exercise.rate { Text(rate).font(.footnote).foregroundStyle(.secondary) }
      }
      ForEach(visit.page.numbered) { one in
        BlockView(block: one.block, visit: visit)
      }
      DoorsSection(visit: visit)
    }
    .listStyle(.insetGrouped)
    .modifier(Accompanied())
  }
}

/// A breath with nothing else to say: it fills the screen, and what can be done lies below.
struct BreathingPage: View {
  let visit: Visit
  let exercise: Exercise

  var body: some View {
    ScrollView {
      VStack(spacing: 16) {
        if let stage = exercise.stage {
          Text(stage).font(.title3).accessibilityAddTraits(.isHeader)
        }
        LungView(exercise: exercise)
        if let rate = exercise.rate { Text(rate).foregroundStyle(.secondary) }
        ForEach(visit.page.numbered) { one in
          BlockView(block: one.block, visit: visit)
        }
        DoorsSection(visit: visit)
      }
      .padding()
    }
    .modifier(Accompanied())
  }
}

/// The breath: a circle that fills and empties, or, where nothing is to move, its word and its count.
struct LungView: View {
  @Environment(AppModel.self) private var app
  @Environment(\.accessibilityReduceMotion) private var reduceMotion
  @ScaledMetric private var side: Double = 220
  let exercise: Exercise

  var body: some View {
    if let live = app.live {
      VStack(spacing: 8) {
        if let breath = live.frame.map({ Breath($0, exercise.phases) }) {
          if !still { circle(breath) }
          Text(breath.word).font(.title)
          if still { Text(breath.count).font(.largeTitle.monospacedDigit()) }
          Text(breath.elapsed).font(.footnote.monospacedDigit()).foregroundStyle(.secondary)
            .accessibilityHidden(true)
        }
      }
      .frame(maxWidth: .infinity)
      .accessibilityElement(children: .ignore)
      .accessibilityLabel(word(live) ?? "")
      .accessibilityAddTraits(.updatesFrequently)
      .onChange(of: word(live)) { _, word in
        if let word { AccessibilityNotification.Announcement(word).post() }
      }
      .task(id: still) { await live.draw(still: still) }
    }
  }

  private var still: Bool { exercise.still || reduceMotion }

  private func word(_ live: LiveModel) -> String? {
    live.frame.map { Breath($0, exercise.phases).word }
  }

  private func circle(_ breath: Breath) -> some View {
    ZStack {
      Circle().stroke(Color.secondary.opacity(0.4), lineWidth: 2)
      Circle().fill(Color.accentColor.opacity(0.6)).scaleEffect(breath.size)
    }
    .frame(width: side, height: side)
  }
}

/// Sound and haptics of the exercise, and the switch for what is heard.
struct Accompanied: ViewModifier {
  @Environment(AppModel.self) private var app
  @Environment(Instruments.self) private var instruments
  @AppStorage("sound") private var sound = false

  func body(content: Content) -> some View {
    content
      .toolbar {
        ToolbarItem(placement: .primaryAction) {
          Toggle(isOn: $sound) {
            Label(HostWords.sound, systemImage: sound ? "speaker.wave.2" : "speaker.slash")
          }
          .toggleStyle(.button)
          .disabled(app.isNight)
        }
      }
      .task(id: sound) { await instruments.play(app, sound: sound) }
  }
}
