import Accessibility
import EbbApp
import EbbKit
import SwiftUI

/// Numbers as a picture, as a sentence, and as what can be heard.
struct GraphView: View {
  @ScaledMetric private var height: Double = 160
  let graph: Graph

  var body: some View {
    Section {
      picture
        .frame(height: height)
        .accessibilityElement()
        .accessibilityLabel(graph.sentence)
        .accessibilityChartDescriptor(Heard(graph: graph))
      Text(graph.sentence).font(.subheadline).accessibilityHidden(true)
      ForEach(graph.marks, id: \.self) { mark in
        Label(mark.words, systemImage: "line.diagonal").font(.footnote)
      }
    } header: {
      if let title = graph.title {
        Text(title).textCase(nil).accessibilityAddTraits(.isHeader)
      }
    }
  }

  private var picture: some View {
    Canvas { context, size in
      let picture = GraphPicture(graph)
      let thin = StrokeStyle(lineWidth: 1, dash: [4, 4])
      for mark in picture.lines(ofMarks: size) {
        let path = Path { path in path.addLines([mark.top, mark.ground]) }
        context.stroke(path, with: .color(.secondary), style: thin)
      }
      switch graph.kind {
      case .line:
        let thick = StrokeStyle(lineWidth: 3, lineCap: .round, lineJoin: .round)
        for points in picture.lines(in: size) {
          context.stroke(
            Path { path in path.addLines(points) }, with: .color(.accentColor), style: thick)
        }
      case .bars:
        for bars in picture.bars(in: size) {
          context.fill(Path { path in path.addRects(bars) }, with: .color(.accentColor))
        }
      }
    }
  }
}

/// The same as an audio graph.
struct Heard: AXChartDescriptorRepresentable {
  let graph: Graph

  func makeChartDescriptor() -> AXChartDescriptor {
    let across = axis(graph.across)
    let up = axis(graph.up)
    let series = graph.series.map { series in
      AXDataSeriesDescriptor(
        name: series.name, isContinuous: graph.kind == .line,
        dataPoints: series.points.map { point in
          AXDataPoint(x: point.across, y: point.up, additionalValues: [], label: point.words)
        })
    }
    return AXChartDescriptor(
      title: graph.title, summary: graph.sentence, xAxis: across, yAxis: up,
      additionalAxes: [], series: series)
  }

  private func axis(_ axis: EbbKit.Axis) -> AXNumericDataAxisDescriptor {
    AXNumericDataAxisDescriptor(
      title: axis.unit ?? "", range: axis.range, gridlinePositions: [],
      valueDescriptionProvider: { axis.said($0) })
  }
}
