// Names of AVFoundation that the app uses, as Apple's documentation declares them.

@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

public typealias AVAudioFrameCount = UInt32
public enum AVAudioCommonFormat: UInt, Sendable {
  case pcmFormatFloat32 = 1
}
open class AVAudioFormat: NSObject, @unchecked Sendable {
  public init?(
    commonFormat: AVAudioCommonFormat, sampleRate: Double, channels: UInt32, interleaved: Bool
  ) { nothing() }
}
open class AVAudioBuffer: NSObject {}
open class AVAudioPCMBuffer: AVAudioBuffer, @unchecked Sendable {
  public init?(pcmFormat: AVAudioFormat, frameCapacity: AVAudioFrameCount) { nothing() }
  open var frameLength: AVAudioFrameCount = 0
  open var floatChannelData: UnsafePointer<UnsafeMutablePointer<Float>>? { nothing() }
}
open class AVAudioTime: NSObject {}
open class AVAudioNode: NSObject {}
open class AVAudioMixerNode: AVAudioNode {}
public struct AVAudioPlayerNodeBufferOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
}
open class AVAudioPlayerNode: AVAudioNode {
  open func scheduleBuffer(
    _ buffer: AVAudioPCMBuffer, at when: AVAudioTime?, options: AVAudioPlayerNodeBufferOptions = [],
    completionHandler: (@Sendable () -> Void)? = nil
  ) { nothing() }
  open func play() { nothing() }
  open func stop() { nothing() }
}
open class AVAudioEngine: NSObject {
  open var isRunning: Bool { nothing() }
  open var mainMixerNode: AVAudioMixerNode { nothing() }
  open func attach(_ node: AVAudioNode) { nothing() }
  open func connect(_ node: AVAudioNode, to other: AVAudioNode, format: AVAudioFormat?) {
    nothing()
  }
  open func start() throws { nothing() }
  open func stop() { nothing() }
}
open class AVAudioSession: NSObject, @unchecked Sendable {
  public struct Category: Hashable, Sendable {
    public static let playback = Category()
  }
  public struct Mode: Hashable, Sendable {
    public static let `default` = Mode()
  }
  public struct CategoryOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let mixWithOthers = CategoryOptions(rawValue: 1)
  }
  public struct SetActiveOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let notifyOthersOnDeactivation = SetActiveOptions(rawValue: 1)
  }
  open class func sharedInstance() -> AVAudioSession { nothing() }
  open func setCategory(_ category: Category, mode: Mode, options: CategoryOptions = []) throws {
    nothing()
  }
  open func setActive(_ active: Bool, options: SetActiveOptions = []) throws { nothing() }
}
