public import EbbKit
import Observation

/// The exercise that is on screen: its frames, one after another.
@MainActor @Observable public final class LiveModel {
  /// The present frame; nil where nothing runs.
  public private(set) var frame: Frame?

  private let ebb: Ebb

  /// The exercise that runs in an Ebb.
  public init(_ ebb: Ebb) {
    self.ebb = ebb
  }

  /// Draws until the exercise is over or the task is cancelled. Where it is shown without movement a frame a second will do.
  public func draw(still: Bool) async {
    let pace: Duration = still ? .seconds(1) : .milliseconds(33)
    do {
      for try await frame in ebb.frames(every: pace) { self.frame = frame }
    } catch {
      // The clock cannot be used just now: the page says what there is to say.
    }
    if !Task.isCancelled { frame = nil }
  }
}
