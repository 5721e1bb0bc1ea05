internal import EbbGenerated
import Foundation

extension Ebb {
  /// What a therapist handed over.
  public func packs() async throws(EbbError) -> PacksScreen {
    try await ask { core, moment in PacksScreen(try core.packs(moment: moment)) }
  }

  /// The pack that is looked at; nil where none is, and ahead of the lock.
  public func pack() async throws(EbbError) -> PackScreen? {
    try await ask { core, moment in try core.pack(moment: moment).map { PackScreen($0) } }
  }

  /// What could go into a pack of one's own.
  public func packChoices() async throws(EbbError) -> [ExportChoice] {
    try await ask { core, moment in try core.packChoices(moment: moment).map { ExportChoice($0) } }
  }

  /// The text of a pack with what was `chosen`. It leaves only by the person's own hand.
  public func packText(_ head: ExportHead, chosen: [String]) async throws(EbbError) -> String {
    try await ask { core, moment in
      try core.packText(head: head.lowered(), chosen: chosen, moment: moment)
    }
  }
}
