import EbbApp
import EbbKit
import SwiftUI

/// The plan, people who answer and what to do at once: the numbers are large and come first as the page has them, and
/// nothing moves.
struct PlanPage: View {
  let visit: Visit

  var body: some View {
    List {
      ForEach(visit.page.numbered) { one in
        BlockView(block: one.block, visit: visit)
      }
      .font(.title3)
      DoorsSection(visit: visit)
    }
    .listStyle(.plain)
  }
}
