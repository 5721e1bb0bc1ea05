// Names of LocalAuthentication that the app uses, as Apple's documentation declares them.

@_exported import Foundation

public enum LAPolicy: Int, Sendable {
  case deviceOwnerAuthentication = 2
}
open class LAContext: NSObject {
  open func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool {
    fatalError("a stand-in does nothing")
  }
  open func evaluatePolicy(_ policy: LAPolicy, localizedReason: String) async throws -> Bool {
    fatalError("a stand-in does nothing")
  }
}
