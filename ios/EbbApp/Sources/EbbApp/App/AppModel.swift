public import EbbKit
import Foundation
import Observation

/// The app: where somebody is, what they see, and what becomes of a touch. It knows no feature and has no words; views
/// draw what stands here and hand touches back.
@MainActor @Observable public final class AppModel {
  /// Where somebody has been, the present stop last.
  public internal(set) var trail: [Visit] = []
  /// What was said after the last act, with what takes it back.
  public internal(set) var message: Message?
  /// What could not be done, and why.
  public internal(set) var trouble: String?
  /// What is asked before it is done.
  public internal(set) var asking: Asking?
  /// A file that was made, until the person has chosen what becomes of it.
  public internal(set) var handedOut: HandedOut?
  /// Long work that is under way.
  public internal(set) var working: Working?
  /// What lies over everything.
  public internal(set) var cover: Cover = .none
  /// Dark, dim and silent.
  public internal(set) var isNight = false
  /// The exercise that runs; nil until Ebb is open.
  public internal(set) var live: LiveModel?

  /// What lies over everything that could be seen.
  public enum Cover: Sendable {
    /// Nothing.
    case none
    /// The app is not in front: its picture among the others shows nothing.
    case away
    /// *Hide now*, until somebody touches it.
    case hidden
  }

  /// A question before something is done.
  public struct Asking: Identifiable, Sendable {
    /// What is done after a yes; its question stands in it.
    public let offer: Offer
    let visit: Visit
    let answers: [Answer]
    let form: String?
    /// A number of its own.
    public let id: Int
  }

  /// A file that leaves only by the person's own hand.
  public struct HandedOut: Identifiable, Sendable {
    /// Where it lies until then.
    public let file: URL
    /// The same.
    public var id: URL { file }
  }

  /// Long work, and how far it is.
  public struct Working: Sendable {
    let work: Work
    /// From 0 to 1; nil where that cannot be told.
    public internal(set) var part: Double?
  }

  /// The device.
  public let platform: Platform
  /// What brings the system's notifications up to date.
  public let planner: NoticePlanner
  /// The person's Ebb; nil until it is open.
  public internal(set) var ebb: Ebb?

  let outbox: Outbox
  var key: Data?
  /// True while the app is in front of the person.
  var isInFront = false
  /// True while the store is closed, because the system may suspend the app.
  var sleeps = false
  var opening: Task<Void, Never>?
  /// The last of falling asleep, waking and working in the background.
  var turn: Task<Void, Never>?
  /// Ebb's own copy of the day, while it is made.
  var copying: Task<Void, Never>?
  /// One act at a time: a second touch while one is carried out is an echo.
  var acts = false
  var pause: Task<Void, Never>?
  private var made = 0

  /// An app on a device.
  public init(_ platform: Platform) {
    self.platform = platform
    planner = NoticePlanner(platform)
    outbox = Outbox(platform.outbox)
  }

  /// What is seen; nil until Ebb is open.
  public var visit: Visit? { trail.last }

  /// The trail as it can be kept and brought back.
  public var tokens: [String] { trail.map(\.place.token) }

  /// The next of numbers that never come twice.
  func number() -> Int {
    made += 1
    return made
  }

  /// What it is now, where the person is.
  func lookAtTheClock() {
    // Until Ebb is open nothing is drawn.
    if let ebb, let night = try? ebb.isNight() { isNight = night }
  }

  /// Looks each minute whether it became night or day: a clock may be set and a zone change meanwhile.
  public func keepTheHour() async {
    while !Task.isCancelled {
      lookAtTheClock()
      guard (try? await platform.device.sleep(.seconds(60))) != nil else { return }
    }
  }
}
