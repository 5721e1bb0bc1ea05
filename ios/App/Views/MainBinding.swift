import SwiftUI

extension Binding where Value: Sendable {
  /// A binding to what lives on the main actor, where views read and write it.
  @MainActor static func main(
    get: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void
  ) -> Binding {
    Binding {
      MainActor.assumeIsolated(get)
    } set: { value in
      MainActor.assumeIsolated { set(value) }
    }
  }
}
