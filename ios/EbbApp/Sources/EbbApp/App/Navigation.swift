public import EbbKit
import Foundation

extension AppModel {
  /// Goes to a place. Its page is there before it is shown.
  public func go(_ place: Place) async {
    guard let ebb else { return }
    do {
      try await arrive(place, ebb)
      message = nil
      trouble = nil
    } catch {
      say(error)
    }
  }

  /// Goes to a place: a stop that lies on the trail is gone back to or looked at in another way, any other comes on top.
  func arrive(_ place: Place, _ ebb: Ebb) async throws(EbbError) {
    if place != visit?.place { await keepDraft() }
    let page = try await ebb.page(place)
    // Worked out once the page is there: somebody may have gone elsewhere meanwhile.
    let to = try Trail.went(trail.map(\.place), to: place)
    let before = to.count - 1
    if trail.indices.contains(before) {
      let stop = trail[before]
      stop.place = place
      stop.show(page)
      trail.removeLast(trail.count - to.count)
    } else {
      trail.append(Visit(id: number(), place: place, page: page))
    }
  }

  /// Goes back to where one came from, or up where the trail begins here. What ran at a stop and is over is passed by.
  public func back() async {
    await leave(trail.dropLast())
  }

  /// The system's own way back was taken: so many stops are left above the first. The stops above are gone at once, as the
  /// system shows it.
  @discardableResult
  public func wentBack(above count: Int) -> Task<Void, Never>? {
    guard count >= 0, stack.count > count + 1 else { return nil }
    return follow(trail.prefix(count + 1))
  }

  /// A sheet was put away by hand; what was sent or left meanwhile is put away already.
  @discardableResult
  public func putAway(_ sheet: Visit) -> Task<Void, Never>? {
    guard sheet === self.sheet else { return nil }
    return follow(trail.dropLast())
  }

  private func follow(_ left: ArraySlice<Visit>) -> Task<Void, Never> {
    let (from, up) = (visit, visit?.page.up)
    trail = passingBy(left)
    return Task { await arrive(from: from, up: up) }
  }

  private func leave(_ left: ArraySlice<Visit>) async {
    let (from, up) = (visit, visit?.page.up)
    trail = passingBy(left)
    await arrive(from: from, up: up)
  }

  private func passingBy(_ left: ArraySlice<Visit>) -> [Visit] {
    let runs = (try? ebb?.frame()) != nil
    var left = left
    while let last = left.last, last.page.shape == .live, !runs { left.removeLast() }
    return Array(left)
  }

  /// What is typed at the stop that was left is kept, and the present one is looked at anew.
  private func arrive(from left: Visit?, up: Place?) async {
    message = nil
    trouble = nil
    if let left { await keepDraft(left) }
    guard trail.isEmpty, let ebb else { return await refresh() }
    do {
      let first = try Trail.begin()
      for place in up.map({ [$0] }) ?? first { try await arrive(place, ebb) }
    } catch {
      say(error)
    }
  }

  /// Asks for the present page again, with what is typed there.
  public func refresh() async {
    guard let visit else { return }
    await refresh(visit)
  }

  func refresh(_ visit: Visit) async {
    guard let ebb else { return }
    visit.asked += 1
    let asked = visit.asked
    do {
      let page = try await ebb.page(visit.place, answers: visit.answers)
      // Somebody typed on meanwhile: the answer to that is the one to show.
      if asked == visit.asked { visit.show(page) }
    } catch {
      say(error)
    }
  }

  /// Waits until a page changes by itself, and asks for it again, as long as it is seen.
  public func keepFresh(_ visit: Visit) async {
    while !Task.isCancelled, let at = visit.page.refreshAt {
      let wait = max(at.timeIntervalSince(platform.device.clock()), 0.05)
      guard (try? await platform.device.sleep(.seconds(wait))) != nil, !Task.isCancelled,
        visit === self.visit
      else { return }
      await refresh(visit)
    }
  }

  /// Fetches the next items of a list.
  public func more(_ list: Items, at visit: Visit) async {
    guard let ebb, let place = visit.more(of: list) else { return }
    do {
      let page = try await ebb.page(place)
      // Another look at the list came first.
      guard visit.more(of: list) == place else { return }
      let next = page.blocks.lazy.compactMap { block -> Items? in
        if case .items(let items) = block, items.id == list.id { items } else { nil }
      }.first
      visit.add(next?.items ?? [], more: next?.more, to: list.id)
    } catch {
      say(error)
    }
  }

  /// Where a widget, a shortcut or a notice leads. It looks, and does nothing.
  public func enter(_ entry: Entry) async {
    guard let ebb else { return }
    do {
      try await arrive(ebb.entry(entry), ebb)
      message = nil
    } catch {
      say(error)
    }
  }

  /// Says what could not be done.
  func say(_ error: EbbError) {
    if case .cancelled = error { return }
    trouble = error.detail
  }
}

extension AppModel {
  /// The stop that lies over the others as a sheet: a form, while it is the present one.
  public var sheet: Visit? {
    guard trail.count > 1, let last = trail.last, last.page.shape == .form else { return nil }
    return last
  }

  /// The stops below it, the first first.
  public var stack: [Visit] { sheet == nil ? trail : trail.dropLast() }
}
