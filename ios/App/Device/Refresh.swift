import BackgroundTasks
import EbbApp
import Foundation

/// Some seconds in the background, when the system has some: notices are planned anew, so that they go on coming to somebody
/// who does not open Ebb.
enum Refresh {
  private static let id = "ebb.plan"

  /// Tells the system what to run. Once, before the launch is over.
  @MainActor static func register(_ app: AppModel) {
    BGTaskScheduler.shared.register(forTaskWithIdentifier: id, using: .main) { task in
      // The system hands it to the main queue, and nothing else touches it.
      nonisolated(unsafe) let task = task
      MainActor.assumeIsolated {
        ask()
        let work = Task {
          await app.workInBackground()
          task.setTaskCompleted(success: !Task.isCancelled)
        }
        task.expirationHandler = { work.cancel() }
      }
    }
  }

  /// Asks for the next time. The system decides when.
  static func ask() {
    let request = BGAppRefreshTaskRequest(identifier: id)
    // Refused where the person has switched it off: the notices that are held still come.
    try? BGTaskScheduler.shared.submit(request)
  }
}
