public import EbbKit
public import Foundation

/// A graph as a picture: places from 0 to 1, from the left and from above.
public struct GraphPicture: Equatable, Sendable {
  /// A place in the picture.
  public struct Spot: Equatable, Sendable {
    /// From the left, 0 to 1.
    public let x: Double
    /// From above, 0 to 1.
    public let y: Double
  }

  /// The points of each series.
  public let series: [[Spot]]
  /// Where each mark stands, from the left.
  public let marks: [Double]
  /// How wide a bar is.
  public let bar: Double

  /// The picture of a graph.
  public init(_ graph: Graph) {
    series = graph.series.map { series in
      series.points.map { point in
        Spot(x: graph.across.part(point.across), y: 1 - graph.up.part(point.up))
      }
    }
    marks = graph.marks.map { graph.across.part($0.across) }
    let most = graph.series.map(\.points.count).max() ?? 0
    bar = 0.7 / Double(max(most, 1))
  }
}

extension GraphPicture {
  /// The points of each series in a picture of a size.
  public func lines(in size: CGSize) -> [[CGPoint]] {
    series.map { $0.map { CGPoint(x: $0.x * size.width, y: $0.y * size.height) } }
  }

  /// The bars of each series: from the ground up to their points.
  public func bars(in size: CGSize) -> [[CGRect]] {
    let wide = bar * size.width
    return lines(in: size).map { points in
      points.map { point in
        CGRect(x: point.x - wide / 2, y: point.y, width: wide, height: size.height - point.y)
      }
    }
  }

  /// The marks, from above to the ground.
  public func lines(ofMarks size: CGSize) -> [(top: CGPoint, ground: CGPoint)] {
    marks.map { mark in
      let x = mark * size.width
      return (CGPoint(x: x, y: 0), CGPoint(x: x, y: size.height))
    }
  }
}

extension Axis {
  /// Where a value stands from the least to the most; in the middle where there is no way between them.
  func part(_ value: Double) -> Double {
    let span = most - least
    return span > 0 ? min(max((value - least) / span, 0), 1) : 0.5
  }

  /// The values that can be heard on an audio graph.
  public var range: ClosedRange<Double> { least...max(least, most) }

  /// A value with its unit, as an audio graph says it.
  public func said(_ value: Double) -> String {
    let number = Digits.plain((value * 10).rounded() / 10)
    return unit.map { "\(number) \($0)" } ?? number
  }
}
