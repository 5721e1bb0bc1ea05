public import EbbKit
import Foundation

extension AppModel {
  /// Somebody chooses an offer on a page; `form` is the form that it belongs to. What asks first is done after a yes.
  public func choose(_ offer: Offer, at visit: Visit, form: String? = nil) async {
    let answers = form.flatMap { visit.filling($0)?.answers } ?? []
    if offer.confirm != nil {
      asking = Asking(offer: offer, visit: visit, answers: answers, form: form, id: number())
    } else {
      await carryOut(offer, answers, at: visit, form: form)
    }
  }

  /// Opens what an item or a day leads to.
  public func open(_ target: Target, at visit: Visit) async {
    await choose(Offer(target: target, label: "", role: .go, weight: .other), at: visit)
  }

  /// Yes to what is asked.
  public func confirm(_ asking: Asking) async {
    // The sheet that asked may be away by now.
    self.asking = nil
    await carryOut(asking.offer, asking.answers, at: asking.visit, form: asking.form)
  }

  /// No to what is asked.
  public func leaveIt() {
    asking = nil
  }

  /// Takes the last thing back.
  public func undo() async {
    guard let visit, let undo = message?.undo else { return }
    await choose(undo, at: visit)
  }

  private func carryOut(
    _ offer: Offer, _ answers: [Answer], at visit: Visit, form: String?
  ) async {
    guard case .act(let action) = offer.target else {
      if case .go(let place) = offer.target { await go(place) }
      return
    }
    guard let ebb, !acts else { return }
    acts = true
    defer { acts = false }
    // It may lead away from here, or hide all of it.
    if form == nil { await keepDraft() }
    trouble = nil
    do {
      if let file = offer.file {
        try await handOut(action, answers, name: file.name, ebb)
        return
      }
      let reply = try await act(action, answers, slow: offer.slow, ebb)
      switch reply {
      case .went(let place, let message):
        if let form { visit.fill(form) { $0.keep(answers) } }
        try await arrive(place, ebb)
        if let form { visit.forget(form) }
        self.message = message
        await replan(asks: true)
      case .asked(let asked):
        asking = Asking(offer: asked, visit: visit, answers: answers, form: form, id: number())
      case .refused(let words, let problems):
        if let form { visit.fill(form) { $0.refuse(problems) } }
        trouble = words
      case .hidden:
        await hide()
      }
    } catch {
      say(error)
      // What is shown may be behind what is so.
      await refresh(visit)
    }
  }

  /// Carries out an action. One that would show again what was hidden shows it only to the owner of the device.
  private func act(
    _ action: Action, _ answers: [Answer], slow: Bool, _ ebb: Ebb
  ) async throws(EbbError) -> Reply {
    let wasLocked = try await ebb.isLocked()
    let reply: Reply
    if slow {
      reply = try await watched { (work) async throws(EbbError) in
        try await ebb.act(action, answers: answers, work: work)
      }
    } else {
      reply = try await ebb.act(action, answers: answers)
    }
    if wasLocked, try await !ebb.isLocked() {
      // Until then nothing was drawn that is hidden.
      try await ebb.lock()
      if await isOwner() { try await ebb.unlock() }
    }
    return reply
  }

  private func isOwner() async -> Bool {
    guard await platform.owner.isPossible() else { return true }
    return await platform.owner.isOwner()
  }

  /// Long work, with how far it is on the screen.
  private func watched<T: Sendable>(
    _ call: @MainActor (Work) async throws(EbbError) -> T
  ) async throws(EbbError) -> T {
    let work = try Work()
    working = Working(work: work)
    let watching = Task { await self.watch(work) }
    defer {
      watching.cancel()
      working = nil
    }
    return try await call(work)
  }

  /// How far long work is, as often as it is drawn.
  private func watch(_ work: Work) async {
    while !Task.isCancelled {
      if let progress = try? work.progress(), progress.total > 0 {
        working?.part = Double(progress.done) / Double(progress.total)
      }
      guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return }
    }
  }

  /// Calls long work off: nothing is changed then.
  public func callOff() {
    try? working?.work.callOff()
  }

  private func handOut(
    _ action: Action, _ answers: [Answer], name: String, _ ebb: Ebb
  ) async throws(EbbError) {
    let file: URL
    do {
      file = try outbox.place(name)
    } catch {
      throw .system(detail: "\(error)")
    }
    try await watched { (work) async throws(EbbError) in
      try await ebb.save(action, answers: answers, to: file, work: work)
    }
    handedOut = HandedOut(file: file)
  }

  /// The person has chosen what becomes of the file.
  public func handedOver() {
    handedOut = nil
    outbox.empty()
  }

  /// Brings the system's notifications up to date; what stands in their way is said where somebody did something.
  func replan(asks: Bool = false) async {
    guard let ebb else { return }
    do {
      let test = try await planner.plan(ebb, asks: asks)
      if asks, let test, test.verdict == .trouble { trouble = test.findings.first?.text }
    } catch {
      // Without a store there is nothing to remind of; the pages say why.
    }
  }
}
