public import EbbGenerated
public import Foundation

extension Ebb {
  /// The page of a place, with the answers so far where it is a form that somebody fills in. What
  /// cannot be read is said where it would have stood, and a place that is gone leads up.
  ///
  /// Draw its blocks in order, one renderer a kind; ask again at `refreshAt`, and where a field
  /// that asks again changes.
  public func page(_ place: Place, answers: [Answer] = []) async throws(EbbError) -> Page {
    try await ask { core, moment in
      try core.page(place: place, answers: answers, moment: moment)
    }
  }

  /// Where a tile, a shortcut or a notice leads that was touched outside Ebb. Nothing is noted,
  /// begun or done by it.
  public func entry(_ entry: Entry) async throws(EbbError) -> Place {
    try await ask { core, moment in try core.entry(entry: entry, moment: moment) }
  }

  /// Carries out an offer's action with the answers that were given. What the answers lack comes
  /// back as `Reply.refused`, a value; an error means that it cannot be done at all. Either has
  /// changed nothing.
  @discardableResult
  public func act(_ action: Action, answers: [Answer] = []) async throws(EbbError) -> Reply {
    try await ask { core, moment in
      try core.act(action: action, answers: answers, moment: moment, work: nil)
    }
  }

  /// The same for an offer that is slow, watched; a task that is cancelled calls it off.
  @discardableResult
  public func act(
    _ action: Action, answers: [Answer] = [], work: Work
  ) async throws(EbbError) -> Reply {
    try await watched(work) { core, moment in
      try core.act(action: action, answers: answers, moment: moment, work: work.core)
    }
  }
}

extension Ebb {
  /// Writes the file of an offer that has one to a file that must not be there yet; nothing is left of
  /// it where that fails. It leaves the device only by the person's own hand.
  public func save(
    _ action: Action, answers: [Answer] = [], to file: URL
  ) async throws(EbbError) {
    try await ask { core, moment in
      try core.save(action: action, answers: answers, to: file.path, moment: moment, work: nil)
    }
  }

  /// The same for a file that may be large, watched; a task that is cancelled calls it off.
  public func save(
    _ action: Action, answers: [Answer] = [], to file: URL, work: Work
  ) async throws(EbbError) {
    try await watched(work) { core, moment in
      try core.save(
        action: action, answers: answers, to: file.path, moment: moment, work: work.core)
    }
  }
}

extension Action {
  /// True where it shows again what was hidden. Ask for the device's own lock before it is carried out.
  public func unlocks() throws(EbbError) -> Bool {
    try answer { try EbbGenerated.unlocks(action: self) }
  }
}

/// Where one has been, the present place last. It can be saved and brought back as the tokens of
/// its places.
public enum Trail {
  /// A trail that begins at the first place.
  public static func begin() throws(EbbError) -> [Place] {
    try answer { [try EbbGenerated.firstPlace()] }
  }

  /// The trail after somebody went to a place: the same stop is looked at in another way, a stop
  /// further back is gone back to, any other comes on top. *Back* takes the last one off.
  public static func went(_ trail: [Place], to place: Place) throws(EbbError) -> [Place] {
    try answer { try EbbGenerated.went(trail: trail, to: place) }
  }
}
