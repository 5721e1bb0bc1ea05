import EbbApp
import EbbKit
import SwiftUI

/// A stop of the trail: its page in the page's own design, with what is the same on every page around it.
struct PageScreen: View {
  @Environment(AppModel.self) private var app
  let visit: Visit

  var body: some View {
    design
      .navigationTitle(visit.page.title)
      .navigationBarTitleDisplayMode(.inline)
      .safeAreaInset(edge: .top, spacing: 0) { NewsBar(visit: visit) }
      .safeAreaInset(edge: .bottom, spacing: 0) { DoorsBar(visit: visit) }
      .modifier(AsksFirst(visit: visit))
      .modifier(HandsOut(visit: visit))
      .task(id: visit.page.refreshAt) { await app.keepFresh(visit) }
  }

  @ViewBuilder private var design: some View {
    switch Design(visit.page) {
    case .now: NowPage(visit: visit)
    case .ride(let exercise): RidePage(visit: visit, exercise: exercise)
    case .breathing(let exercise): BreathingPage(visit: visit, exercise: exercise)
    case .plan: PlanPage(visit: visit)
    case .plain: PlainPage(visit: visit)
    }
  }
}

/// A page without a design of its own: its blocks in the order in which they are read.
struct PlainPage: View {
  let visit: Visit

  var body: some View {
    List {
      ForEach(visit.page.numbered) { one in
        BlockView(block: one.block, visit: visit)
      }
      DoorsSection(visit: visit)
    }
    .listStyle(.insetGrouped)
  }
}

/// One view a kind of block.
struct BlockView: View {
  let block: Block
  let visit: Visit

  var body: some View {
    switch block {
    case .lines(let role, let fold, let lines): LinesView(role: role, fold: fold, lines: lines)
    case .notice(let kind, let words, let offers):
      NoticeView(kind: kind, words: words, offers: offers, visit: visit)
    case .offers(let lead, let offers): OffersView(lead: lead, offers: offers, visit: visit)
    case .items(let items): ItemsView(list: items, visit: visit)
    case .form(let form): FormView(form: form, visit: visit)
    case .month(let month): MonthView(month: month, visit: visit)
    case .graph(let graph): GraphView(graph: graph)
    case .live(let exercise): LungView(exercise: exercise)
    }
  }
}
