import EbbKit
import Foundation

@testable import EbbApp

/// The notifications of iOS, as far as it says how they work: it keeps the 64 that come first and drops the others without a
/// word, shows what is due by itself, and holds nothing where the person does not allow it.
final class CentreOf64: NoticeCentre, @unchecked Sendable {
  struct NotAllowed: Error {}
  private static let room = 64

  private let clock: Shared<Date>
  private let state = Shared(State())

  private struct State {
    var permission = NoticePermission.notAsked
    var says = NoticePermission.allowed
    var asked = 0
    var held: [String: (request: NoticeRequest, category: NoticeCategory)] = [:]
    var shown: [NoticeRequest] = []
    var onScreen: [String] = []
    var dropped = 0
    var most = 0
    var refuses = 0
    var calls = 0
  }

  init(_ clock: Shared<Date>) { self.clock = clock }

  /// Time went by: what was due was shown.
  private func catchUp() {
    let now = clock.value
    state.change { state in
      let due = state.held.values.map(\.request).filter { $0.at <= now }
      for request in due.sorted(by: { $0.at < $1.at }) {
        state.held[request.id] = nil
        if state.permission == .allowed {
          state.shown.append(request)
          state.onScreen.append(request.id)
        }
      }
    }
  }

  /// What is held, the first first.
  var held: [NoticeRequest] {
    catchUp()
    return state.value.held.values.map(\.request).sorted { $0.at < $1.at }
  }

  /// What was shown, in its order.
  var everShown: [NoticeRequest] {
    catchUp()
    return state.value.shown
  }

  var categories: Set<NoticeCategory> { Set(state.value.held.values.map(\.category)) }
  var most: Int { state.value.most }
  var dropped: Int { state.value.dropped }
  var asked: Int { state.value.asked }
  var calls: Int { state.value.calls }

  func refuseNext(_ count: Int) { state.change { $0.refuses = count } }
  func answerWith(_ permission: NoticePermission) { state.change { $0.says = permission } }

  /// The switch in the system's settings. Where it is off nothing is held either.
  func allow(_ permission: NoticePermission) {
    catchUp()
    state.change { state in
      state.permission = permission
      if permission != .allowed { state.held = [:] }
    }
  }

  func sweep() { state.change { $0.onScreen = [] } }

  func pending() async -> [HeldNotice] {
    held.map { request in
      // The system's trigger knows whole seconds.
      let at = Calendar.ofPickers.date(from: Trigger.parts(of: request.at)) ?? request.at
      return HeldNotice(id: request.id, at: at, mark: request.mark)
    }
  }

  func hold(_ request: NoticeRequest, in category: NoticeCategory) async throws {
    catchUp()
    try state.change { state in
      state.calls += 1
      guard state.permission == .allowed else { throw NotAllowed() }
      guard state.refuses == 0 else {
        state.refuses -= 1
        throw NotAllowed()
      }
      state.held[request.id] = (request, category)
      state.most = max(state.most, state.held.count)
      for last in state.held.values.sorted(by: { $0.request.at < $1.request.at })
        .dropFirst(Self.room)
      {
        state.held[last.request.id] = nil
        state.dropped += 1
      }
    }
  }

  func letGo(_ ids: [String]) async {
    catchUp()
    state.change { state in for id in ids { state.held[id] = nil } }
  }

  func shown() async -> [String] {
    catchUp()
    return state.value.onScreen
  }

  func takeAway(_ ids: [String]) async {
    state.change { $0.onScreen.removeAll(where: ids.contains) }
  }

  func permission() async -> NoticePermission { state.value.permission }

  func askPermission() async -> NoticePermission {
    state.change { state in
      state.asked += 1
      state.permission = state.says
      return state.permission
    }
  }
}
