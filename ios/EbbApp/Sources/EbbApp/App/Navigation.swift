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
    let to = try Trail.went(trail.map(\.place), to: place)
    if to.last.map(\.token) != visit?.place.token { await keepDraft() }
    let page = try await ebb.page(place)
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
    guard let ebb else { return }
    await keepDraft()
    let up = visit?.page.up
    var left = trail.dropLast()
    let runs = (try? ebb.frame()) != nil
    while let last = left.last, last.page.shape == .live, !runs { left.removeLast() }
    message = nil
    trouble = nil
    if left.isEmpty {
      trail = []
      do {
        let first = try Trail.begin()
        for place in [up ?? first[0]] { try await arrive(place, ebb) }
      } catch {
        say(error)
      }
    } else {
      trail = Array(left)
      await refresh()
    }
  }

  /// The system's own way back was taken: so many stops are left.
  public func wentBack(to count: Int) async {
    guard count < trail.count, count > 0 else { return }
    trail.removeLast(trail.count - count - 1)
    await back()
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
