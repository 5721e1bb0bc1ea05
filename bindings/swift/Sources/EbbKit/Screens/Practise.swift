internal import EbbGenerated
import Foundation

extension Ebb {
  /// Practices, and the routine.
  public func practise() async throws(EbbError) -> PractiseScreen {
    try await ask { core, moment in PractiseScreen(try core.practise(moment: moment)) }
  }

  /// One practice before it starts; nil where there is no such practice, or today is not the day for
  /// it.
  public func practice(_ id: String) async throws(EbbError) -> PracticeScreen? {
    try await ask { core, moment in
      try core.practice(id: id, moment: moment).map { PracticeScreen($0) }
    }
  }
}
