public import EbbGenerated

/// One piece of long work, to be watched and called off. Hand it over with the call, look at it as often as you draw, and
/// use it for one call.
public final class Work: Sendable {
  let core: EbbGenerated.Work

  /// Work that has not begun.
  public init() throws(EbbError) {
    core = try answer { try EbbGenerated.Work() }
  }

  /// How far it is. It waits for nothing.
  public func progress() throws(EbbError) -> WorkProgress {
    try answer { try core.progress() }
  }

  /// Calls it off: the call ends at its next step with ``EbbError/calledOff(detail:)`` and has changed nothing. Where the
  /// work is done by then, the call ends as usual.
  public func callOff() throws(EbbError) {
    try answer { try core.callOff() }
  }
}

extension Ebb {
  func watched<T: Sendable>(
    _ work: Work,
    _ call: @escaping @Sendable (EbbGenerated.Ebb, EbbGenerated.Moment) throws -> T
  ) async throws(EbbError) -> T {
    let result: Result<T, EbbError> = await withTaskCancellationHandler {
      do throws(EbbError) {
        return .success(try await ask(call))
      } catch {
        return .failure(error)
      }
    } onCancel: {
      // It cannot fail but by a fault of Ebb's, which the call itself then meets.
      try? work.callOff()
    }
    return try result.get()
  }
}
