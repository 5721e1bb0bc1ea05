public import EbbKit
import Observation

/// A stop of the trail: what is seen there, and what somebody has typed there so far.
@MainActor @Observable public final class Visit: Identifiable {
  /// The same while somebody stays at this stop, however they look at it.
  public nonisolated let id: Int
  /// Where it is.
  public internal(set) var place: Place
  /// What is seen.
  public private(set) var page: Page
  /// What is typed, by the form.
  private var fillings: [String: Filling] = [:]
  /// The next ones of long lists, by the list, with where still more are.
  private var longer: [String: Longer] = [:]

  private struct Longer {
    var items: [Item]
    var more: Place?
  }

  /// A stop where this is seen.
  public init(id: Int, place: Place, page: Page) {
    self.id = id
    self.place = place
    self.page = page
    show(page)
  }

  /// The forms of the page.
  public var forms: [PageForm] {
    page.blocks.compactMap { if case .form(let form) = $0 { form } else { nil } }
  }

  /// The form by its id, as it is filled in so far.
  public func filling(_ form: String) -> Filling? { fillings[form] }

  /// How often its page was asked for again.
  @ObservationIgnored var asked = 0

  /// What the page is asked again with: all that is said, where somebody said something.
  var answers: [Answer] {
    let shown = forms.compactMap { fillings[$0.id] }
    return shown.contains(where: \.isTouched) ? shown.flatMap(\.answers) : []
  }

  /// The page was asked again. What was typed stays, also where the form is not to be seen for now.
  func show(_ page: Page) {
    self.page = page
    for form in forms {
      if fillings[form.id] == nil {
        fillings[form.id] = Filling(form)
      } else {
        fillings[form.id]?.shown(form)
      }
    }
    longer = [:]
  }

  func fill(_ form: String, _ change: (inout Filling) -> Void) {
    guard var filling = fillings[form] else { return }
    change(&filling)
    fillings[form] = filling
  }

  /// What was sent does not stand there again.
  func forget(_ form: String) {
    fillings[form] =
      page.blocks.lazy.compactMap { block -> Filling? in
        if case .form(let shown) = block, shown.id == form { Filling(shown) } else { nil }
      }.first
  }

  /// The items of a list, with those that were fetched since.
  public func items(of list: Items) -> [Item] { list.items + (longer[list.id]?.items ?? []) }

  /// Where the next items of a list are; nil where these are all.
  public func more(of list: Items) -> Place? {
    if let longer = longer[list.id] { longer.more } else { list.more }
  }

  func add(_ items: [Item], more: Place?, to list: String) {
    longer[list] = Longer(items: (longer[list]?.items ?? []) + items, more: more)
  }
}

extension Visit: Hashable {
  public nonisolated static func == (one: Visit, other: Visit) -> Bool { one === other }
  public nonisolated func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
