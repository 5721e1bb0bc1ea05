public import EbbKit
public import Foundation

extension AppModel {
  /// Somebody says something to a field of a form; nil takes their answer out.
  public func say(_ value: Value?, to path: FieldPath, of form: String, at visit: Visit) async {
    guard let before = visit.filling(form) else { return }
    visit.fill(form) { $0.say(value, at: path) }
    await said(path, before.form, at: visit)
    guard before.form.atOnce, let value, before.form.field(at: path)?.isSent(by: value) == true
    else { return }
    await choose(before.form.submit, at: visit, form: form)
  }

  /// Takes an entry out of a list in a form.
  public func remove(_ entry: Int, at path: FieldPath, of form: String, at visit: Visit) async {
    guard let before = visit.filling(form) else { return }
    visit.fill(form) { $0.remove(entry, at: path) }
    await said(path, before.form, at: visit)
  }

  private func said(_ path: FieldPath, _ form: PageForm, at visit: Visit) async {
    if form.draft != nil { keepDraftAtThePause() }
    if visit.filling(form.id)?.asksAgain(after: path) == true { await refresh(visit) }
  }

  /// What is typed is kept a second after the last touch.
  private func keepDraftAtThePause() {
    pause?.cancel()
    pause = Task {
      guard (try? await platform.device.sleep(.seconds(1))) != nil, !Task.isCancelled else {
        return
      }
      await keepDraft()
    }
  }

  /// Keeps what is typed on the present page, where its form asks for that.
  func keepDraft() async {
    if let visit { await keepDraft(visit) }
  }

  func keepDraft(_ visit: Visit) async {
    guard let ebb else { return }
    for form in visit.forms {
      guard let filling = visit.filling(form.id), filling.hasDraft, let draft = form.draft else {
        continue
      }
      do {
        try await ebb.act(draft, answers: filling.answers)
        visit.fill(form.id) { $0.keep(filling.answers) }
      } catch {
        // It stays typed, and is kept at the next pause.
        say(error)
      }
    }
  }
}

extension PageForm {
  /// The field at a way.
  func field(at path: FieldPath) -> Field? {
    var fields = fields
    var found: Field?
    for part in path.parts {
      guard let field = fields.first(where: { $0.id == part }) else { continue }
      found = field
      if case .group(let parts, _, _) = field.kind { fields = parts }
    }
    return found
  }
}

extension Field {
  /// True where a touch says all that there is to say: in a form that is sent at once it is sent then.
  func isSent(by value: Value) -> Bool {
    switch (kind, value) {
    case (.scale, _), (.choice, _), (.find, .chosen): true
    default: false
    }
  }
}

extension AppModel {
  /// Writes what is typed at once, so that no letter is late on the screen; what follows from it follows.
  public func write(_ value: Value?, to path: FieldPath, of form: String, at visit: Visit) {
    guard let before = visit.filling(form) else { return }
    visit.fill(form) { $0.say(value, at: path) }
    Task { await said(path, before.form, at: visit) }
  }

  /// The day or the time of day that it is where the person is, within what may be chosen: where a picker begins.
  public func sayNow(to path: FieldPath, of form: String, at visit: Visit) async {
    let now = platform.device.clock()
    let zone = platform.device.zone()
    switch visit.filling(form)?.form.field(at: path)?.kind {
    case .day(let from, let to):
      let range = Day.range(from: from, to: to)
      let today = Day(now, in: zone)?.picked ?? range.lowerBound
      let day = Day(picked: min(max(today, range.lowerBound), range.upperBound))
      await say(day.map { .day(day: $0) }, to: path, of: form, at: visit)
    case .time:
      let time = TimeOfDay(now, in: zone)
      await say(time.map { .time(time: $0) }, to: path, of: form, at: visit)
    default: break
    }
  }

  /// Reads a file that the person picked into a field. A little more than fits is read, so that the core can say that it is
  /// too large.
  public func bring(
    _ file: URL, most: Int64, to path: FieldPath, of form: String, at visit: Visit
  ) async {
    do {
      let bytes = try PickedFile.read(file, most: most)
      await say(
        .file(name: file.lastPathComponent, bytes: bytes), to: path, of: form, at: visit)
    } catch {
      trouble = error.localizedDescription
    }
  }
}
