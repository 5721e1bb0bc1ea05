internal import EbbGenerated
import Foundation

extension Ebb {
  /// The words of the exercise that is under way; nil where there is none. Ask again after each
  /// action and when ``Frame/prompt`` changes.
  public func exercise() async throws(EbbError) -> ExerciseScreen? {
    try await ask { core, moment in try core.exercise(moment: moment).map { ExerciseScreen($0) } }
  }

  /// The breathing patterns.
  public func breathe() async throws(EbbError) -> BreatheScreen {
    try await ask { core, moment in BreatheScreen(try core.breathe(moment: moment)) }
  }
}
