import AppIntents
import EbbApp
import EbbKit

// Ways in by Siri, Spotlight and the Action button. Each only looks: nothing starts, nothing is noted. Their names say nothing
// of what the app is for.

/// Opens the first page.
struct OpenIntent: AppIntent {
  static let title: LocalizedStringResource = "Open"
  static let openAppWhenRun = true
  @Dependency private var app: AppModel

  @MainActor func perform() async throws -> some IntentResult {
    await app.enter(.firstPage)
    return .result()
  }
}

/// Opens the breaths.
struct BreatheIntent: AppIntent {
  static let title: LocalizedStringResource = "Breathe"
  static let openAppWhenRun = true
  @Dependency private var app: AppModel

  @MainActor func perform() async throws -> some IntentResult {
    await app.enter(.breathe)
    return .result()
  }
}

/// Opens the plan.
struct PlanIntent: AppIntent {
  static let title: LocalizedStringResource = "Plan"
  static let openAppWhenRun = true
  @Dependency private var app: AppModel

  @MainActor func perform() async throws -> some IntentResult {
    await app.enter(.plan)
    return .result()
  }
}

/// Opens the people who answer.
struct PeopleIntent: AppIntent {
  static let title: LocalizedStringResource = "People"
  static let openAppWhenRun = true
  @Dependency private var app: AppModel

  @MainActor func perform() async throws -> some IntentResult {
    await app.enter(.people)
    return .result()
  }
}

/// What can be said, with the app's name in it as the system wants it.
struct WaysIn: AppShortcutsProvider {
  static var appShortcuts: [AppShortcut] {
    AppShortcut(
      intent: OpenIntent(), phrases: ["Open \(.applicationName)"], shortTitle: "Open",
      systemImageName: "circle")
    AppShortcut(
      intent: BreatheIntent(), phrases: ["Breathe with \(.applicationName)"],
      shortTitle: "Breathe", systemImageName: "wind")
    AppShortcut(
      intent: PlanIntent(), phrases: ["Plan in \(.applicationName)"], shortTitle: "Plan",
      systemImageName: "doc.text")
    AppShortcut(
      intent: PeopleIntent(), phrases: ["People in \(.applicationName)"], shortTitle: "People",
      systemImageName: "phone")
  }
}
