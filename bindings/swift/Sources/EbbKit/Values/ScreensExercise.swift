// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

public import EbbGenerated
import Foundation

/// What a running exercise shows until its next step, question or change.
public struct ExerciseScreen: Sendable, Hashable {
  /// What it is.
  public var title: String
  /// The stage of a ride, or how a breathing session stands.
  public var stage: String
  /// The prompt.
  public var words: String
  /// The rate of the breath in words; empty where none is given.
  public var rate: String
  /// The words of the phases.
  public var phases: PhaseWords
  /// True where breathing is shown without movement.
  public var still: Bool
  /// The question that stands open.
  public var asked: Asked?
  /// What to do first where the means are within reach; else empty.
  public var advice: String
  /// The person's own plans for what they named or have within reach, each with what it opens.
  public var plans: [IfThenLine]
  /// The ratings so far.
  public var ratings: [RatingPoint]
  /// One line each, to mind while it runs.
  public var cautions: [String]
  /// That nothing is kept, where that is so; else empty.
  public var notKept: String
  /// What can be done.
  public var offers: [OldOffer]
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, stage: String, words: String, rate: String, phases: PhaseWords, still: Bool, asked: Asked?, advice: String, plans: [IfThenLine], ratings: [RatingPoint], cautions: [String], notKept: String, offers: [OldOffer], doors: [OldOffer]) {
    self.title = title
    self.stage = stage
    self.words = words
    self.rate = rate
    self.phases = phases
    self.still = still
    self.asked = asked
    self.advice = advice
    self.plans = plans
    self.ratings = ratings
    self.cautions = cautions
    self.notKept = notKept
    self.offers = offers
    self.doors = doors
  }
}

extension ExerciseScreen {
  init(_ value: EbbGenerated.ExerciseScreen) {
    self.title = value.title
    self.stage = value.stage
    self.words = value.words
    self.rate = value.rate
    self.phases = value.phases
    self.still = value.still
    self.asked = value.asked.map { Asked($0) }
    self.advice = value.advice
    self.plans = value.plans.map { IfThenLine($0) }
    self.ratings = value.ratings.map { RatingPoint($0) }
    self.cautions = value.cautions
    self.notKept = value.notKept
    self.offers = value.offers.map { OldOffer($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// One rating on the urge's clock.
public struct RatingPoint: Sendable, Hashable {
  /// Time since it began.
  public var elapsed: Duration
  /// 0 to 10.
  public var value: Int

  /// All of its parts.
  public init(elapsed: Duration, value: Int) {
    self.elapsed = elapsed
    self.value = value
  }
}

extension RatingPoint {
  init(_ value: EbbGenerated.RatingPoint) {
    self.elapsed = Duration.milliseconds(value.elapsedMs)
    self.value = Int(value.value)
  }
}
