import EbbApp
import EbbKit
import SwiftUI

/// The doors that are on every page: all of them one touch away, whatever the size of the text.
struct DoorsBar: View {
  @Environment(AppModel.self) private var app
  let visit: Visit

  var body: some View {
    HStack(spacing: 0) {
      ForEach(visit.page.doors, id: \.self) { door in
        TouchButton {
          await app.choose(door, at: visit)
        } label: {
          Image(systemName: Symbols.of(door))
            .font(.title3)
            .frame(maxWidth: .infinity, minHeight: 44)
            .contentShape(Rectangle())
        }
        .buttonStyle(.plain)
        .accessibilityLabel(door.label)
        .accessibilityInputLabels([door.label])
        .accessibilityShowsLargeContentViewer {
          Label(door.label, systemImage: Symbols.of(door))
        }
      }
    }
    .padding(.vertical, 4)
    .background(.bar)
    .accessibilityElement(children: .contain)
  }
}

/// The same with their words, below what a page says.
struct DoorsSection: View {
  let visit: Visit

  var body: some View {
    Section {
      ForEach(visit.page.doors, id: \.self) { door in
        OfferButton(offer: door, visit: visit)
      }
    }
    // The bar is read already.
    .accessibilityHidden(true)
  }
}
