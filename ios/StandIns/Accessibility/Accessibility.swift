// Names of Accessibility that the app uses, as Apple's documentation declares them.

@_exported import Foundation

func nothing() -> Never { fatalError("a stand-in does nothing") }

public enum AccessibilityNotification {
  public struct Announcement {
    public init(_ announcement: String) { nothing() }
    public func post() { nothing() }
  }
}
public protocol AXDataAxisDescriptor: NSObjectProtocol {}
open class AXNumericDataAxisDescriptor: NSObject, AXDataAxisDescriptor {
  public init(
    title: String, range: ClosedRange<Double>, gridlinePositions: [Double],
    valueDescriptionProvider: @escaping (Double) -> String
  ) { nothing() }
}
open class AXDataPoint: NSObject {
  public struct Value {}
  public init(x: Double, y: Double?, additionalValues: [Value] = [], label: String? = nil) {
    nothing()
  }
}
open class AXDataSeriesDescriptor: NSObject {
  public init(name: String, isContinuous: Bool, dataPoints: [AXDataPoint]) { nothing() }
}
open class AXChartDescriptor: NSObject {
  public init(
    title: String?, summary: String?, xAxis: any AXDataAxisDescriptor,
    yAxis: AXNumericDataAxisDescriptor?, additionalAxes: [any AXDataAxisDescriptor] = [],
    series: [AXDataSeriesDescriptor]
  ) { nothing() }
}
