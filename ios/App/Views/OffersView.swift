import EbbApp
import EbbKit
import SwiftUI

/// Something to choose.
struct OffersView: View {
  let lead: String?
  let offers: [Offer]
  let visit: Visit

  var body: some View {
    Section {
      ForEach(offers, id: \.self) { offer in
        OfferButton(offer: offer, visit: visit)
      }
    } header: {
      if let lead { Text(lead).textCase(nil).accessibilityAddTraits(.isHeader) }
    }
  }
}

/// One offer, as large as it weighs.
struct OfferButton: View {
  @Environment(AppModel.self) private var app
  let offer: Offer
  let visit: Visit
  var form: String?

  var body: some View {
    switch offer.weight {
    case .main: button.buttonStyle(.plain).modifier(Large())
    case .chip: button.buttonStyle(.bordered)
    case .door, .other: button
    }
  }

  private var button: some View {
    TouchButton(role: offer.role == .delete ? .destructive : nil) {
      await app.choose(offer, at: visit, form: form)
    } label: {
      OfferLabel(offer: offer)
    }
  }
}

/// The words of an offer with its symbol.
struct OfferLabel: View {
  let offer: Offer

  var body: some View {
    Label {
      VStack(alignment: .leading, spacing: 2) {
        Text(offer.label)
        if let detail = offer.detail {
          Text(detail).font(.subheadline).foregroundStyle(.secondary)
        }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
    } icon: {
      Image(systemName: Symbols.of(offer)).accessibilityHidden(true)
    }
    .frame(minHeight: 44)
    .contentShape(Rectangle())
  }
}

/// A button that takes the bounces of a finger for the one touch that they are.
struct TouchButton<Words: View>: View {
  @Environment(Touches.self) private var touches
  var role: ButtonRole?
  let act: @MainActor () async -> Void
  @ViewBuilder let label: () -> Words

  init(
    role: ButtonRole? = nil, _ act: @escaping @MainActor () async -> Void,
    @ViewBuilder label: @escaping () -> Words
  ) {
    self.role = role
    self.act = act
    self.label = label
  }

  var body: some View {
    Button(role: role) {
      touches.touch(act)
    } label: {
      label()
    }
  }
}

/// The touches of one person on one screen.
@MainActor @Observable final class Touches {
  @ObservationIgnored private var steady = Steady()

  /// Does what a touch is for, where it is one of its own.
  func touch(_ act: @escaping @MainActor () async -> Void) {
    guard steady.isTouch(at: .now) else { return }
    Task { await act() }
  }
}
