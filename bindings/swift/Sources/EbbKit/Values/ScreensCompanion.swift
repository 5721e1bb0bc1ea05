// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// What is to be heard.
public struct SoundNow: Sendable, Hashable {
  /// Id of the exercise.
  public var exercise: String
  /// Goes up with everything that changes the sound.
  public var number: Int

  /// All of its parts.
  public init(exercise: String, number: Int) {
    self.exercise = exercise
    self.number = number
  }
}

extension SoundNow {
  init(_ value: EbbGenerated.SoundNow) {
    self.exercise = value.exercise
    self.number = Int(value.number)
  }
}
