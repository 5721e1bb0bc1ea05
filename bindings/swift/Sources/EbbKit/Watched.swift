internal import EbbGenerated
import Foundation

extension Ebb {
  /// ``act(_:)``, watched. `watch` hears how far the work is, at once and then about twenty times a
  /// second; where it answers false, the work is called off, has changed nothing and ends with
  /// ``EbbError/calledOff(detail:)``. So does work whose task is cancelled.
  ///
  /// Reading, taking and taking back a pack count their steps; everything else is over before
  /// anybody could look.
  @discardableResult
  public func act(
    _ action: Action, watch: @escaping @Sendable (WorkProgress) -> Bool
  ) async throws(EbbError) -> Place {
    try await watched(watch) { core, moment, work in
      Place(try core.actWith(action: action.lowered(), moment: moment, work: work))
    }
  }

  /// ``history(before:limit:)``, watched in the same way. After years of use its statements take
  /// some tens of milliseconds.
  public func history(
    before date: Date, limit: Int = 100, watch: @escaping @Sendable (WorkProgress) -> Bool
  ) async throws(EbbError) -> HistoryScreen {
    try await watched(watch) { core, moment, work in
      HistoryScreen(
        try core.historyWith(
          before: date.milliseconds(), limit: narrow(limit), moment: moment, work: work))
    }
  }

  private func watched<T: Sendable>(
    _ watch: @escaping @Sendable (WorkProgress) -> Bool,
    _ call:
      @escaping @Sendable (EbbGenerated.Ebb, EbbGenerated.Moment, EbbGenerated.Work) throws -> T
  ) async throws(EbbError) -> T {
    let work = try answer { try EbbGenerated.Work() }
    if !watch(WorkProgress(try answer { try work.progress() })) {
      try answer { try work.callOff() }
    }
    let looking = Task {
      repeat {
        // Cancelled as soon as the work is over.
        guard (try? await Task.sleep(nanoseconds: 50_000_000)) != nil else { return }
      } while (try? work.progress()).map { watch(WorkProgress($0)) } ?? false
      try? work.callOff()
    }
    defer { looking.cancel() }
    let answered: Result<T, EbbError> = await withTaskCancellationHandler {
      do throws(EbbError) {
        return .success(try await self.ask { core, moment in try call(core, moment, work) })
      } catch {
        return .failure(error)
      }
    } onCancel: {
      try? work.callOff()
    }
    return try answered.get()
  }
}
