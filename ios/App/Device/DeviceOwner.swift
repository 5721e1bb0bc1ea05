import EbbApp
import Foundation
import LocalAuthentication

/// Face ID, Touch ID or the code of this phone.
struct DeviceOwner: OwnerCheck {
  func isPossible() async -> Bool {
    LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil)
  }

  func isOwner() async -> Bool {
    let opened = try? await LAContext().evaluatePolicy(
      .deviceOwnerAuthentication, localizedReason: HostWords.owner)
    return opened ?? false
  }
}
