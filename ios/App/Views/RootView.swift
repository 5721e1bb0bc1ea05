import EbbApp
import EbbKit
import SwiftUI

/// The trail as a stack of pages, and a form that is being filled in as a sheet over them.
struct RootView: View {
  @Environment(AppModel.self) private var app
  @Environment(\.colorSchemeContrast) private var contrast
  /// Where somebody is, without a word of theirs: the system keeps it for this scene.
  @SceneStorage("trail") private var trail = ""

  var body: some View {
    NavigationStack(path: path) {
      if let first = app.stack.first {
        PageScreen(visit: first).id(first.id)
          .navigationDestination(for: Visit.self) { visit in PageScreen(visit: visit) }
      } else {
        ProgressView()
      }
    }
    .sheet(item: sheet) { visit in
      NavigationStack { PageScreen(visit: visit) }
    }
    .preferredColorScheme(app.isNight ? .dark : nil)
    .brightness(app.isNight && contrast == .standard ? -0.08 : 0)
    .task {
      await app.start(trail.split(separator: " ").map(String.init))
      await app.keepTheHour()
    }
    .onChange(of: app.tokens) { _, tokens in trail = tokens.joined(separator: " ") }
  }

  private var path: Binding<[Visit]> {
    .main {
      Array(app.stack.dropFirst())
    } set: { left in
      app.wentBack(above: left.count)
    }
  }

  private var sheet: Binding<Visit?> {
    .main {
      app.sheet
    } set: { [sheet = app.sheet] shown in
      guard shown == nil, let sheet else { return }
      app.putAway(sheet)
    }
  }
}

/// What lies over everything: a quiet page without a word.
struct CoverView: View {
  @Environment(AppModel.self) private var app

  var body: some View {
    Color(uiColor: .systemBackground)
      .ignoresSafeArea()
      .overlay {
        Button {
          app.uncover()
        } label: {
          Image(systemName: "circle").font(.largeTitle).frame(minWidth: 88, minHeight: 88)
        }
        .accessibilityLabel(HostWords.open)
        .opacity(app.cover == .hidden ? 1 : 0)
      }
  }
}
