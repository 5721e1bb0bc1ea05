internal import EbbGenerated
import Foundation

extension Ebb {
  /// One page as JSON, byte for byte what the terminal prints for it, without a newline at its end.
  /// Before the reminders, call ``lookBack()``, as the terminal does.
  public func json(_ page: JsonPage) async throws(EbbError) -> String {
    try await ask { core, moment in try core.json(page: page.lowered(), moment: moment) }
  }
}
