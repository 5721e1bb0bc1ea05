internal import EbbGenerated
import Foundation

extension Ebb {
  /// Reminders, with the month that lies `ahead` of this one by so many, or back, where negative.
  public func reminders(ahead: Int = 0) async throws(EbbError) -> RemindersScreen {
    try await ask { core, moment in
      RemindersScreen(try core.reminders(ahead: narrow(ahead), moment: moment))
    }
  }

  /// How one reminder went; nil where there is no such reminder.
  public func reminderHistory(_ id: String) async throws(EbbError) -> ReminderHistoryScreen? {
    try await ask { core, moment in
      try core.reminderHistory(id: id, moment: moment).map { ReminderHistoryScreen($0) }
    }
  }

  /// Settles what has passed. Call this when somebody opens Ebb; the screens then say what was
  /// missed, once.
  public func lookBack() async throws(EbbError) {
    try await ask { core, moment in try core.lookBack(moment: moment) }
  }
}
