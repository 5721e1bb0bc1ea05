internal import EbbGenerated
import Foundation

extension Ebb {
  /// Practices, and the routine.
  public func practise() async throws(EbbError) -> PractiseScreen {
    try await ask { core, moment in PractiseScreen(try core.practise(moment: moment)) }
  }
}
