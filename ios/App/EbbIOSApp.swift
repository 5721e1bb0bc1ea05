import EbbApp
import EbbKit
import SwiftUI

/// The app: one Ebb, one screen.
@main struct EbbIOSApp: App {
  @UIApplicationDelegateAdaptor(Launch.self) private var launch
  @Environment(\.scenePhase) private var phase

  var body: some Scene {
    WindowGroup {
      RootView()
        .environment(launch.app)
        .environment(launch.touches)
        .environment(launch.instruments)
        .onChange(of: launch.app.cover, initial: true) { _, cover in
          launch.cover.show(cover != .none, launch.app)
        }
        .onOpenURL { address in
          Task { await launch.app.enter(EntryLink.entry(of: address)) }
        }
        .onChange(of: phase) { _, phase in launch.turn(phase) }
    }
  }
}
