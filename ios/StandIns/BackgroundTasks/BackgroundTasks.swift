// Names of BackgroundTasks that the app uses, as Apple's documentation declares them.

@_exported import Dispatch
@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

open class BGTask: NSObject {
  open var expirationHandler: (() -> Void)?
  open func setTaskCompleted(success: Bool) { nothing() }
}
open class BGTaskRequest: NSObject {}
open class BGAppRefreshTaskRequest: BGTaskRequest {
  public init(identifier: String) { nothing() }
}
open class BGTaskScheduler: NSObject, @unchecked Sendable {
  open class var shared: BGTaskScheduler { nothing() }
  @discardableResult open func register(
    forTaskWithIdentifier identifier: String, using queue: DispatchQueue?,
    launchHandler: @escaping (BGTask) -> Void
  ) -> Bool { nothing() }
  open func submit(_ request: BGTaskRequest) throws { nothing() }
}
