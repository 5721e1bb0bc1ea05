public import EbbKit

/// The design that a page has: four have one of their own, all others are drawn block by block.
public enum Design: Sendable, Equatable {
  /// What most come for is large, the rest is a list.
  case now
  /// A ride: the words lead, the breath is beside them.
  case ride(Exercise)
  /// A breath with nothing else to say: it fills the screen.
  case breathing(Exercise)
  /// People and the plan: who can be reached is large and comes first.
  case plan
  /// Block by block.
  case plain

  /// The design of a page.
  public init(_ page: Page) {
    let exercise = page.blocks.lazy.compactMap { block -> Exercise? in
      if case .live(let exercise) = block { exercise } else { nil }
    }.first
    switch (page.shape, exercise) {
    case (.home, _): self = .now
    case (.live, let exercise?):
      self = exercise.words == nil ? .breathing(exercise) : .ride(exercise)
    case (.people, _), (.urgent, _): self = .plan
    default: self = .plain
    }
  }
}

/// A block with a name that stays while the page is shown in another way.
public struct NumberedBlock: Identifiable, Sendable {
  /// Its place on the page, among blocks of its kind.
  public let id: String
  /// The block.
  public let block: Block
}

extension Page {
  /// Its blocks but the exercise, which its design draws.
  public var numbered: [NumberedBlock] {
    var counts: [String: Int] = [:]
    return blocks.compactMap { block in
      let kind: String
      switch block {
      case .live: return nil
      case .lines: kind = "lines"
      case .notice: kind = "notice"
      case .offers: kind = "offers"
      case .items(let items): return NumberedBlock(id: "items \(items.id)", block: block)
      case .form(let form): return NumberedBlock(id: "form \(form.id)", block: block)
      case .month(let month): return NumberedBlock(id: "month \(month.id)", block: block)
      case .graph(let graph): return NumberedBlock(id: "graph \(graph.id)", block: block)
      }
      counts[kind, default: 0] += 1
      return NumberedBlock(id: "\(kind) \(counts[kind] ?? 0)", block: block)
    }
  }
}
