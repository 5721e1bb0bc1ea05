import EbbApp
import EbbKit
import SwiftUI

/// A list, which goes on where it is long.
struct ItemsView: View {
  @Environment(AppModel.self) private var app
  let list: Items
  let visit: Visit

  var body: some View {
    Section {
      if let note = list.note { Text(note).font(.subheadline).foregroundStyle(.secondary) }
      ForEach(visit.items(of: list), id: \.id) { item in
        ItemView(item: item, visit: visit)
      }
      if list.items.isEmpty, let none = list.none { Text(none).foregroundStyle(.secondary) }
      if let more = visit.more(of: list) {
        ProgressView().frame(maxWidth: .infinity)
          .task(id: more) { await app.more(list, at: visit) }
      }
      ForEach(list.offers, id: \.self) { offer in
        OfferButton(offer: offer, visit: visit)
      }
    } header: {
      if let title = list.title {
        Text(title).textCase(nil).accessibilityAddTraits(.isHeader)
      }
    }
  }
}

/// One of them: what it is, how somebody is reached, and the few things that can be done with it.
struct ItemView: View {
  @Environment(AppModel.self) private var app
  let item: Item
  let visit: Visit

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      if let open = item.open {
        TouchButton {
          await app.open(open, at: visit)
        } label: {
          words
        }
        .buttonStyle(.plain)
      } else {
        words
      }
      ForEach(item.ways, id: \.self) { way in
        WayView(way: way)
      }
      ForEach(item.offers, id: \.self) { offer in
        OfferButton(offer: offer, visit: visit).buttonStyle(.bordered)
      }
    }
    .padding(.leading, item.under ? 20 : 0)
    .accessibilityElement(children: .contain)
  }

  private var words: some View {
    HStack(alignment: .firstTextBaseline) {
      if let ticked = item.ticked {
        Image(systemName: ticked ? "checkmark.circle.fill" : "circle")
          .accessibilityHidden(true)
      }
      VStack(alignment: .leading, spacing: 2) {
        Text(item.title)
        if let note = item.note { Text(note).font(.subheadline).foregroundStyle(.secondary) }
        if let detail = item.detail { Text(detail).font(.subheadline) }
      }
      Spacer(minLength: 8)
      if let badge = item.badge {
        // Its word stands in the note.
        Image(systemName: Symbols.of(badge)).accessibilityHidden(true)
      }
      if item.open != nil {
        Image(systemName: "chevron.forward").foregroundStyle(.secondary).accessibilityHidden(true)
      }
    }
    .frame(minHeight: 44)
    .contentShape(Rectangle())
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(item.ticked == true ? .isSelected : [])
  }
}

/// A way to reach somebody, with the word before dialling.
struct WayView: View {
  @Environment(\.openURL) private var openURL
  @Environment(Touches.self) private var touches
  let way: ContactWay

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      if let address = way.uri.flatMap({ URL(string: $0) }) {
        Button {
          touches.touch { openURL(address) }
        } label: {
          Label {
            VStack(alignment: .leading) {
              Text(way.label).font(.headline)
              Text(way.number).font(.title2.monospacedDigit())
            }
          } icon: {
            Image(systemName: "phone.fill").accessibilityHidden(true)
          }
          .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
        }
        .buttonStyle(.plain)
        .modifier(Large())
      } else {
        Text(way.label).font(.headline)
        Text(way.number).font(.title2.monospacedDigit()).textSelection(.enabled)
      }
      if let before = way.before {
        Text(before).font(.footnote).foregroundStyle(.secondary)
      }
    }
    .accessibilityElement(children: .combine)
  }
}
