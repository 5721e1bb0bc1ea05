internal import EbbGenerated
import Foundation

extension Ebb {
  /// The first screen.
  public func now() async throws(EbbError) -> NowScreen {
    try await ask { core, moment in NowScreen(try core.now(moment: moment)) }
  }

  /// A sheet such as "I have used"; nil where `place` is no sheet.
  public func sheet(_ place: OldPlace) async throws(EbbError) -> SheetScreen? {
    try await ask { core, moment in
      try core.sheet(place: place.lowered(), moment: moment).map { SheetScreen($0) }
    }
  }

  /// How much fits into one answer that is typed, wherever a person writes.
  public func textLimit() async throws(EbbError) -> TextLimit {
    try await ask { core, moment in TextLimit(try core.textLimit(moment: moment)) }
  }
}
