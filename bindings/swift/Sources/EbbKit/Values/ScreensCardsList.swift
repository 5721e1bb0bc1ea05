// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// Cards under one heading.
public struct CardGroup: Sendable, Hashable {
  /// The heading; empty for what was found.
  public var name: String
  /// The cards.
  public var cards: [OldOffer]

  /// All of its parts.
  public init(name: String, cards: [OldOffer]) {
    self.name = name
    self.cards = cards
  }
}

extension CardGroup {
  init(_ value: EbbGenerated.CardGroup) {
    self.name = value.name
    self.cards = value.cards.map { OldOffer($0) }
  }
}

/// The deck, or what was found in it.
public struct CardsScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// How the search is named.
  public var search: String
  /// The plan, where what is looked for stands for danger.
  public var planFirst: PlanFirst?
  /// Cards by module, or one group of what was found; the detail says when to use it.
  public var groups: [CardGroup]
  /// Said where nothing was found; else empty.
  public var nothing: String
  /// "I feel …"
  public var iFeel: String
  /// Every state, with its name.
  public var states: [StateChoice]
  /// How the modules are named.
  public var modulesLabel: String
  /// Each module and each of the person's own shelves, as a shorter list.
  public var shelves: [OldOffer]
  /// What could help now, rehearsal, the diary.
  public var offers: [OldOffer]
  /// How what is written here is named; none where nothing can be kept.
  public var labels: CardLabels?
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(title: String, search: String, planFirst: PlanFirst?, groups: [CardGroup], nothing: String, iFeel: String, states: [StateChoice], modulesLabel: String, shelves: [OldOffer], offers: [OldOffer], labels: CardLabels?, doors: [OldOffer]) {
    self.title = title
    self.search = search
    self.planFirst = planFirst
    self.groups = groups
    self.nothing = nothing
    self.iFeel = iFeel
    self.states = states
    self.modulesLabel = modulesLabel
    self.shelves = shelves
    self.offers = offers
    self.labels = labels
    self.doors = doors
  }
}

extension CardsScreen {
  init(_ value: EbbGenerated.CardsScreen) {
    self.title = value.title
    self.search = value.search
    self.planFirst = value.planFirst.map { PlanFirst($0) }
    self.groups = value.groups.map { CardGroup($0) }
    self.nothing = value.nothing
    self.iFeel = value.iFeel
    self.states = value.states.map { StateChoice($0) }
    self.modulesLabel = value.modulesLabel
    self.shelves = value.shelves.map { OldOffer($0) }
    self.offers = value.offers.map { OldOffer($0) }
    self.labels = value.labels.map { CardLabels($0) }
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// A part of the deck.
public enum Shelf: Sendable, Hashable {
  /// One module.
  case ofModule(module: Module)
  /// The favourites.
  case favourites
  /// What was put out of sight.
  case hidden
  /// What carries a tag.
  case tagged(tag: String)
  /// "I feel …" × "I have … minutes" × where somebody is; what is left open fits everything.
  case fitting(state: CardState?, minutes: Int?, surroundings: Surroundings?)
}

extension Shelf {
  init(_ value: EbbGenerated.Shelf) {
    switch value {
    case .ofModule(let f0): self = .ofModule(module: Module(f0))
    case .favourites: self = .favourites
    case .hidden: self = .hidden
    case .tagged(let f0): self = .tagged(tag: f0)
    case .fitting(let f0, let f1, let f2): self = .fitting(state: f0.map { CardState($0) }, minutes: f1.map { Int($0) }, surroundings: f2.map { Surroundings($0) })
    }
  }

  func lowered() throws(EbbError) -> EbbGenerated.Shelf {
    switch self {
    case .ofModule(let f0): return .ofModule(module: try f0.lowered())
    case .favourites: return .favourites
    case .hidden: return .hidden
    case .tagged(let f0): return .tagged(tag: f0)
    case .fitting(let f0, let f1, let f2): return .fitting(state: try f0.map { (one) throws(EbbError) in try one.lowered() }, minutes: try f1.map { (one) throws(EbbError) in try narrow(one) }, surroundings: try f2.map { (one) throws(EbbError) in try one.lowered() })
    }
  }
}

/// How somebody may feel.
public struct StateChoice: Sendable, Hashable {
  /// The state.
  public var state: CardState
  /// After "I feel …".
  public var label: String

  /// All of its parts.
  public init(state: CardState, label: String) {
    self.state = state
    self.label = label
  }
}

extension StateChoice {
  init(_ value: EbbGenerated.StateChoice) {
    self.state = CardState(value.state)
    self.label = value.label
  }
}
