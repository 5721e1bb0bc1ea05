internal import EbbGenerated
import Foundation

extension Ebb {
  /// What was kept before `date`, by day, at most `limit` entries.
  public func history(before date: Date, limit: Int = 100) async throws(EbbError) -> HistoryScreen {
    try await ask { core, moment in
      HistoryScreen(
        try core.history(before: date.checked(), limit: narrow(limit), moment: moment))
    }
  }

  /// One exercise of the history.
  public func entry(_ id: String) async throws(EbbError) -> EntryScreen {
    try await ask { core, moment in EntryScreen(try core.entry(id: id, moment: moment)) }
  }
}
