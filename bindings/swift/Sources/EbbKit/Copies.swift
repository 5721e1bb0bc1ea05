public import EbbGenerated
public import Foundation

/// Ebb's own copies of the store, mending it from them, and another key for all of them.
extension Ebb {
  /// Makes Ebb's own copy of the store where one is due, once a day; true where one was made. Call it
  /// once the first page stands, beside everything else: no other call waits for it. The copies that
  /// there are stay where it fails.
  @discardableResult
  public func takeSnapshot() async throws(EbbError) -> Bool {
    try await ask { core, moment in try core.takeSnapshot(moment: moment) }
  }

  /// For a store that does not open because its file is damaged: makes a new file of what reads, takes
  /// the rest from Ebb's own copy, keeps the damaged one beside, and opens it. The answer says in words
  /// what came of it.
  public func mend(key: Data) async throws(EbbError) -> String {
    try await ask { core, moment in try core.mend(key: key, moment: moment) }
  }

  /// Gives the store and every copy of it another key, which is kept at `place` under `id` already.
  /// Forget the old one once this has succeeded. Whoever is interrupted finds everything under one of
  /// the two: ``Keys/header(in:)`` says under which id its key is.
  public func changeKey(from old: Data, to new: Data, id: String, at place: KeyPlace)
    async throws(EbbError)
  {
    try await ask { core, moment in
      try core.changeKey(old: old, new: new, id: id, place: place, moment: moment)
    }
  }
}
