import EbbApp
import EbbKit
import SwiftUI

/// A month, day by day. Each day says itself in words; its tone is only for the eye.
struct MonthView: View {
  @Environment(AppModel.self) private var app
  @Environment(\.dynamicTypeSize) private var size
  let month: Month
  let visit: Visit

  var body: some View {
    Section {
      if size.isAccessibilitySize {
        // Seven columns have no room for large text: what there is stands day by day.
        ForEach(days, id: \.self) { day in
          if day.inMonth, !day.lines.isEmpty { row(day) }
        }
      } else {
        grid
      }
      Text(month.note).font(.footnote).foregroundStyle(.secondary)
      ForEach(month.offers, id: \.self) { offer in
        OfferButton(offer: offer, visit: visit)
      }
    } header: {
      Text(month.title).textCase(nil).accessibilityAddTraits(.isHeader)
    }
  }

  private var days: [MonthDay] { month.weeks.flatMap(\.days) }

  private var grid: some View {
    Grid(horizontalSpacing: 2, verticalSpacing: 2) {
      GridRow {
        ForEach(month.weekdays, id: \.self) { name in
          Text(name).font(.caption).foregroundStyle(.secondary)
        }
      }
      .accessibilityHidden(true)
      ForEach(month.weeks, id: \.self) { week in
        GridRow {
          ForEach(week.days, id: \.self) { day in
            DayCell(day: day, visit: visit)
          }
        }
      }
    }
    .accessibilityElement(children: .contain)
  }

  @ViewBuilder private func row(_ day: MonthDay) -> some View {
    if let place = day.place {
      TouchButton {
        await app.go(place)
      } label: {
        Text(day.words).frame(minHeight: 44)
      }
    } else {
      Text(day.words)
    }
  }
}

/// A day of it.
struct DayCell: View {
  @Environment(AppModel.self) private var app
  @Environment(\.colorSchemeContrast) private var contrast
  let day: MonthDay
  let visit: Visit

  var body: some View {
    if let place = day.place {
      TouchButton {
        await app.go(place)
      } label: {
        number
      }
      .buttonStyle(.plain)
      .accessibilityLabel(day.words)
    } else {
      number.accessibilityElement().accessibilityLabel(day.words)
    }
  }

  private var number: some View {
    Text(verbatim: String(day.number))
      .font(day.today ? .body.bold() : .body)
      .underline(day.today)
      .foregroundStyle(day.inMonth ? .primary : .secondary)
      .frame(maxWidth: .infinity, minHeight: 44)
      .background(Color.accentColor.opacity(Tone.of(day.level, strong: contrast == .increased)))
      .clipShape(RoundedRectangle(cornerRadius: 8))
      .contentShape(Rectangle())
  }
}
