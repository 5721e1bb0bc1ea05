import EbbApp
import EbbKit
import SwiftUI

/// Something to read.
struct LinesView: View {
  let role: LineRole
  let fold: String?
  let lines: [String]

  var body: some View {
    if let fold {
      DisclosureGroup(fold) { text }
    } else {
      text
    }
  }

  private var text: some View {
    VStack(alignment: .leading, spacing: 8) {
      ForEach(Array(lines.enumerated()), id: \.offset) { number, line in
        LineView(role: role, number: number, line: line)
      }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .contain)
  }
}

/// One of the lines.
struct LineView: View {
  let role: LineRole
  let number: Int
  let line: String

  var body: some View {
    switch role {
    case .heading:
      Text(line).font(.title3.weight(.semibold)).accessibilityAddTraits(.isHeader)
    case .lead: Text(line).font(.title3)
    case .body: Text(line)
    case .small: Text(line).font(.subheadline).foregroundStyle(.secondary)
    case .steps: Label(line, systemImage: Symbols.step(number)).labelStyle(.titleAndIcon)
    case .caution:
      Label(line, systemImage: "exclamationmark.triangle").font(.subheadline)
    case .source: Text(line).font(.footnote).foregroundStyle(.secondary)
    }
  }
}
