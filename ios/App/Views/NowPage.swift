import EbbApp
import EbbKit
import SwiftUI

/// *Now*: what most come for is one large touch, and a breath is beside it; the rest is a list below.
struct NowPage: View {
  let visit: Visit

  var body: some View {
    List {
      ForEach(visit.page.numbered) { one in
        if case .offers(let lead, let offers) = one.block {
          MainOffers(lead: lead, offers: offers, visit: visit)
        } else {
          BlockView(block: one.block, visit: visit)
        }
      }
      DoorsSection(visit: visit)
    }
    .listStyle(.insetGrouped)
  }
}

/// Offers of which the weightiest are large.
struct MainOffers: View {
  @Environment(AppModel.self) private var app
  @ScaledMetric private var height: Double = 88
  let lead: String?
  let offers: [Offer]
  let visit: Visit

  var body: some View {
    ForEach(offers.filter { $0.weight == .main }, id: \.self) { offer in
      Section {
        TouchButton {
          await app.choose(offer, at: visit)
        } label: {
          OfferLabel(offer: offer)
            .font(.title2.weight(.semibold))
            .frame(minHeight: height)
        }
        .buttonStyle(.plain)
        .modifier(Large())
        .listRowInsets(EdgeInsets())
      }
    }
    OffersView(lead: lead, offers: offers.filter { $0.weight != .main }, visit: visit)
  }
}
