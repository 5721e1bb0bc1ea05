// Names of CoreHaptics that the app uses, as Apple's documentation declares them.

@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

// swift-format-ignore: AlwaysUseLowerCamelCase
public let CHHapticTimeImmediate: TimeInterval = 0

public protocol CHHapticDeviceCapability {
  var supportsHaptics: Bool { get }
}
public protocol CHHapticPatternPlayer: NSObjectProtocol {
  func start(atTime time: TimeInterval) throws
  func stop(atTime time: TimeInterval) throws
}
// An NSObject on Apple's systems, whose own initialiser may not throw here.
open class CHHapticEngine {
  public init() throws { nothing() }
  open class func capabilitiesForHardware() -> any CHHapticDeviceCapability { nothing() }
  open var currentTime: TimeInterval { nothing() }
  open func start() async throws { nothing() }
  open func stop(completionHandler: (@Sendable ((any Error)?) -> Void)? = nil) { nothing() }
  open func makePlayer(with pattern: CHHapticPattern) throws -> any CHHapticPatternPlayer {
    nothing()
  }
}
open class CHHapticPattern: NSObject {
  public init(events: [CHHapticEvent], parameterCurves: [CHHapticParameterCurve]) throws {
    nothing()
  }
}
open class CHHapticEvent: NSObject {
  public struct EventType: Hashable, Sendable {
    public static let hapticTransient = EventType()
    public static let hapticContinuous = EventType()
  }
  public struct ParameterID: Hashable, Sendable {
    public static let hapticIntensity = ParameterID()
    public static let hapticSharpness = ParameterID()
  }
  public init(
    eventType: EventType, parameters: [CHHapticEventParameter], relativeTime: TimeInterval
  ) { nothing() }
  public init(
    eventType: EventType, parameters: [CHHapticEventParameter], relativeTime: TimeInterval,
    duration: TimeInterval
  ) { nothing() }
}
open class CHHapticEventParameter: NSObject {
  public init(parameterID: CHHapticEvent.ParameterID, value: Float) { nothing() }
}
open class CHHapticDynamicParameter: NSObject {
  public struct ID: Hashable, Sendable {
    public static let hapticIntensityControl = ID()
  }
}
open class CHHapticParameterCurve: NSObject {
  open class ControlPoint: NSObject {
    public init(relativeTime: TimeInterval, value: Float) { nothing() }
  }
  public init(
    parameterID: CHHapticDynamicParameter.ID, controlPoints: [ControlPoint],
    relativeTime: TimeInterval
  ) { nothing() }
}
