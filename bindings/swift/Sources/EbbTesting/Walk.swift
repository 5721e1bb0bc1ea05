import EbbKit

/// A person at the pages, for tests: they look, say, choose and go back, and a host does what every
/// host does.
public struct Walk {
  private let ebb: Ebb
  /// Where one has been, the present place last.
  public private(set) var trail: [Place]
  /// What one sees.
  public private(set) var page: Page
  /// What was said in the form so far, what stood there included.
  public private(set) var answers: [Answer]
  /// What was said after the last choice.
  public private(set) var message: Message?
  /// What was wrong with the answers at the last choice.
  public private(set) var problems: [Problem] = []

  /// Somebody who came to a place.
  public init(_ ebb: Ebb, from place: Place) async throws {
    self.ebb = ebb
    trail = [place]
    page = try await ebb.page(place)
    answers = page.standing
  }

  /// Goes to a place.
  public mutating func go(_ place: Place) async throws {
    trail = try Trail.went(trail, to: place)
    page = try await ebb.page(place)
    answers = page.standing
    problems = []
  }

  /// Goes back to where one came from, or up where the trail begins here.
  public mutating func back() async throws {
    guard let place = trail.dropLast().last ?? page.up else { return }
    trail = trail.dropLast(2)
    try await go(place)
  }

  /// Says something to the field of a path. The page is asked again where that may change it.
  public mutating func say(_ path: String, _ value: Value?) async throws {
    let whole = path.split(separator: ".")[0]
    let asksAgain = try page.field(path).asksAgain || page.field(String(whole)).asksAgain
    answers = try page.say(path, value, to: answers)
    if asksAgain, let place = trail.last { page = try await ebb.page(place, answers: answers) }
  }

  /// Chooses an offer. One that asks first is only done by somebody who is sure.
  @discardableResult
  public mutating func choose(_ offer: Offer, sure: Bool = false) async throws -> Reply? {
    if let confirm = offer.confirm, !sure {
      throw NotThere(description: "it asks first: \(confirm.question)")
    }
    let sends = offer == page.form?.submit || offer == page.form?.skip
    return try await choose(offer.target, saying: sends ? answers : [])
  }

  /// Opens or does what a target says, such as that of an item.
  @discardableResult
  public mutating func choose(
    _ target: Target?, saying said: [Answer] = []
  ) async throws -> Reply? {
    message = nil
    switch target {
    case nil: throw NotThere(description: "nothing opens")
    case .go(let place):
      try await go(place)
      return nil
    case .act(let action):
      let reply = try await ebb.act(action, answers: said)
      problems = []
      switch reply {
      case .went(let place, let news):
        message = news
        try await go(place)
      case .refused(_, let why): problems = why
      case .asked, .hidden: break
      }
      return reply
    }
  }
}
