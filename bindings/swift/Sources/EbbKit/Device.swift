import Dispatch
public import EbbGenerated
import Foundation

/// What Ebb is told about the device, since the core asks no platform.
///
/// A test hands in a clock and a sleep of its own.
public struct Device: Sendable {
  /// The present time.
  public var clock: @Sendable () -> Date
  /// The zone that the person is in.
  public var zone: @Sendable () -> TimeZone
  /// Language of the words, as BCP 47.
  public var language: String
  /// Where calls into the core run, one after another; each takes some milliseconds at most.
  public var queue: DispatchQueue
  /// How a stream of frames waits for its next beat.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A clock that nobody can set, where there is one: `mach_continuous_time` under `kern.bootsessionuuid`. A wall clock
  /// that is wrong for one look leaves no trace then.
  public var bootClock: @Sendable () -> BootReading?

  /// A device with the system's clock and zone, where nothing else is said.
  public init(
    clock: @escaping @Sendable () -> Date = { Date() },
    zone: @escaping @Sendable () -> TimeZone = { .current },
    language: String = "en",
    queue: DispatchQueue = DispatchQueue(label: "ebb", qos: .userInitiated),
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    bootClock: @escaping @Sendable () -> BootReading? = { nil }
  ) {
    self.clock = clock
    self.zone = zone
    self.language = language
    self.queue = queue
    self.sleep = sleep
    self.bootClock = bootClock
  }

  func now() throws(EbbError) -> Int64 {
    try clock().milliseconds()
  }

  func moment() throws -> EbbGenerated.Moment {
    let date = clock()
    let zone = zone()
    return try EbbGenerated.moment(
      now: try date.checked(),
      deviceZone: zone.identifier,
      offsetSeconds: Int32(zone.secondsFromGMT(for: date)),
      language: language,
      boot: bootClock()
    )
  }

  /// Runs `call` on the queue. A task that was cancelled before asks nothing; once begun, a call
  /// runs to its end.
  func run<T: Sendable>(_ call: @escaping @Sendable () throws -> T) async throws(EbbError) -> T {
    if Task.isCancelled { throw .cancelled }
    let result: Result<T, EbbError> = await withCheckedContinuation { waiting in
      let once = Once(call)
      queue.async {
        let result = once.run()
        waiting.resume(returning: result)
      }
    }
    return try result.get()
  }
}

/// A call that lets go of what it holds before its answer is told, and not when the queue comes to
/// it: whoever lets go of the last reference to an ``Ebb`` then knows that its files are closed.
private final class Once<T: Sendable>: @unchecked Sendable {
  // The queue alone reads and writes it after it was made.
  private var call: (@Sendable () throws -> T)?

  init(_ call: @escaping @Sendable () throws -> T) {
    self.call = call
  }

  func run() -> Result<T, EbbError> {
    guard let call = call.take() else { return .failure(.fault(detail: "a call ran twice")) }
    return Result { () throws(EbbError) in try answer(call) }
  }
}
