internal import EbbGenerated
import Foundation

extension Ebb {
  /// The diary card.
  public func diary() async throws(EbbError) -> DiaryScreen {
    try await ask { core, moment in DiaryScreen(try core.diary(moment: moment)) }
  }

  /// One skill of the diary, to set right or to delete.
  public func diaryEntry(_ id: String) async throws(EbbError) -> DiaryEntryScreen {
    try await ask { core, moment in DiaryEntryScreen(try core.diaryEntry(id: id, moment: moment)) }
  }

  /// One urge of the diary, to set right or to delete.
  public func diaryUrge(_ id: String) async throws(EbbError) -> DiaryEntryScreen {
    try await ask { core, moment in DiaryEntryScreen(try core.diaryUrge(id: id, moment: moment)) }
  }
}
