public import EbbKit

extension AppModel {
  /// Opens Ebb, with the trail that was kept. The tools are there first, then what is the person's own.
  public func start(_ tokens: [String] = []) async {
    // The scene, a touch on a notice and the background may each be the first, and come together.
    let task = opening ?? Task { await open(tokens) }
    opening = task
    await task.value
  }

  private func open(_ tokens: [String]) async {
    outbox.empty()
    do {
      let ebb = try await Opening.open(platform)
      self.ebb = ebb
      lookAtTheClock()
      live = LiveModel(ebb)
      for place in try Trail.begin() { try await arrive(place, ebb) }
      for token in tokens.dropFirst() {
        try await arrive(Place(token: token), ebb)
      }
      await openStore(ebb)
      await refreshAll()
      await replan()
      takeSnapshot(ebb)
    } catch {
      say(error)
    }
  }

  /// The app is no longer in front: its picture among the others shows nothing.
  public func leave() {
    if cover == .none { cover = .away }
  }

  /// The app is about to sleep: what is typed is kept, what is the person's own is hidden, and the store is closed, because
  /// iOS ends an app that holds a lock on a file.
  public func sleep() async {
    isInFront = false
    leave()
    await inTurn { await self.close() }
  }

  private func close() async {
    // It may be opening still.
    await opening?.value
    guard let ebb, !sleeps, !isInFront else { return }
    pause?.cancel()
    await keepDraft()
    sleeps = true
    // It reads the store's file.
    await copying?.value
    do {
      try await ebb.deviceLock(isThere: platform.owner.isPossible())
      try await ebb.closeStore()
    } catch {
      say(error)
    }
    asking = nil
    message = nil
    // What was drawn before is drawn again as it may be seen ahead of the lock.
    await refreshAll()
  }

  /// The app is in front again.
  public func wake() async {
    isInFront = true
    if cover == .away { cover = .none }
    lookAtTheClock()
    await inTurn {
      guard let ebb = self.ebb, self.sleeps, self.isInFront else { return }
      self.sleeps = false
      await self.openStore(ebb)
      await self.refreshAll()
      await self.replan()
      self.takeSnapshot(ebb)
    }
  }

  /// One after the other: somebody may leave the app and be back before it has fallen asleep.
  private func inTurn(_ work: @escaping @MainActor () async -> Void) async {
    let before = turn
    let task = Task {
      await before?.value
      await work()
    }
    turn = task
    await task.value
  }

  /// The system lets the app work for some seconds in the background: notices are planned anew.
  public func workInBackground() async {
    await inTurn { await self.inBackground { await self.replan() } }
  }

  /// Opens the store for a while, and closes it again unless somebody came meanwhile: iOS ends an app that is suspended with
  /// a file open.
  private func inBackground(_ work: @MainActor () async -> Void) async {
    await start()
    guard let ebb else { return }
    if sleeps { await openStore(ebb) }
    await work()
    guard !isInFront else { return }
    await copying?.value
    try? await ebb.closeStore()
    sleeps = true
  }

  /// Somebody touched a notice or one of its buttons, perhaps while the app slept.
  public func answered(_ notice: String, _ answer: NoticeAnswer) async {
    await inTurn {
      await self.inBackground {
        guard let ebb = self.ebb else { return }
        do throws(EbbError) {
          if let place = try await self.planner.answered(notice, answer, ebb) {
            try await self.arrive(place, ebb)
          } else {
            await self.refresh()
          }
        } catch {
          self.say(error)
        }
      }
    }
  }

  /// The zone or the clock of the device changed.
  public func clockChanged() async {
    lookAtTheClock()
    guard let ebb, !sleeps else { return }
    try? await planner.zoneChanged(ebb)
    await refresh()
  }

  /// *Hide now*: nothing is left on the screen, on the trail or in what was typed.
  func hide() async {
    cover = .hidden
    trail = []
    message = nil
    trouble = nil
    asking = nil
    pause?.cancel()
    guard let ebb else { return }
    do {
      for place in try Trail.begin() { try await arrive(place, ebb) }
    } catch {
      say(error)
    }
  }

  /// Somebody touched what *Hide now* left.
  public func uncover() {
    if cover == .hidden { cover = .none }
  }

  /// Opens the store with its key. It stays hidden behind the lock of the device, where that has one.
  private func openStore(_ ebb: Ebb) async {
    // Where it cannot be opened, the pages say so, and that nothing was deleted.
    key = await Opening.openStore(of: ebb, with: key, platform)
    let hasLock = await platform.owner.isPossible()
    try? await ebb.deviceLock(isThere: hasLock)
  }

  /// Ebb's own copy of the store, where one is due: once the first page stands, beside everything else.
  private func takeSnapshot(_ ebb: Ebb) {
    guard copying == nil, !sleeps else { return }
    copying = Task {
      // Where it fails, the copies that there are stay.
      _ = try? await ebb.takeSnapshot()
      copying = nil
    }
  }

  private func refreshAll() async {
    for visit in trail { await refresh(visit) }
  }
}
