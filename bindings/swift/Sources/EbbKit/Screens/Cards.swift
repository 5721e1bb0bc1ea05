internal import EbbGenerated
import Foundation

extension Ebb {
  /// Skill cards: all of them, or what `typed` finds.
  public func cards(matching typed: String = "") async throws(EbbError) -> CardsScreen {
    try await ask { core, moment in CardsScreen(try core.cards(typed: typed, moment: moment)) }
  }

  /// One skill card; nil where there is no such card.
  public func card(_ id: String) async throws(EbbError) -> CardScreen? {
    try await ask { core, moment in try core.card(id: id, moment: moment).map { CardScreen($0) } }
  }

  /// What could help: how somebody feels, how strong that is from 0 to 10, the minutes they have,
  /// where they are.
  public func suggestions(
    for state: CardState, intensity: Int, minutes: Int, surroundings: Surroundings
  ) async throws(EbbError) -> SuggestScreen {
    try await ask { core, moment in
      SuggestScreen(
        try core.suggestions(
          state: state.lowered(),
          intensity: narrow(intensity),
          minutes: narrow(minutes),
          surroundings: surroundings.lowered(),
          moment: moment
        )
      )
    }
  }

  /// Cards of one shelf, such as favourites.
  public func shelf(_ shelf: Shelf) async throws(EbbError) -> CardsScreen {
    try await ask { core, moment in
      CardsScreen(try core.shelf(shelf: shelf.lowered(), moment: moment))
    }
  }

  /// "I feel …", a question at a time; what was answered so far comes along.
  public func feel(
    _ state: CardState? = nil, intensity: Int? = nil, minutes: Int? = nil,
    surroundings: Surroundings? = nil
  ) async throws(EbbError) -> FeelScreen {
    try await ask { core, moment in
      FeelScreen(
        try core.feel(
          state: state.map { try $0.lowered() },
          intensity: intensity.map { try narrow($0) },
          minutes: minutes.map { try narrow($0) },
          surroundings: surroundings.map { try $0.lowered() },
          moment: moment
        )
      )
    }
  }

  /// One step of a card, with the rating `before` it where one was given; nil where there is no
  /// such step.
  public func cardStep(
    _ id: String, step: Int, before: Int? = nil
  ) async throws(EbbError) -> CardStepScreen? {
    try await ask { core, moment in
      try core.cardStep(
        id: id, step: narrow(step), before: before.map { try narrow($0) }, moment: moment
      ).map { CardStepScreen($0) }
    }
  }

  /// The card that is rehearsed; `shown` once its other side is turned up.
  public func rehearseCards(shown: Bool) async throws(EbbError) -> CardsRehearsalScreen {
    try await ask { core, moment in
      CardsRehearsalScreen(try core.rehearseCards(shown: shown, moment: moment))
    }
  }
}
