public import EbbKit

/// A form while somebody fills it in. What was typed is never written over by what a page says.
public struct Filling: Equatable, Sendable {
  /// The form as its page showed it last.
  public private(set) var form: PageForm
  /// What is said so far, what stood there included.
  public private(set) var answers: [Answer]
  /// The fields that somebody touched, by their ids in the form.
  private var touched: Set<String> = []
  /// What is wrong, by the way to the field.
  private var problems: [String: String] = [:]
  /// What was kept as a draft, or sent.
  private var kept: [Answer]

  /// A form that nobody has touched.
  public init(_ form: PageForm) {
    self.form = form
    answers = form.standing
    kept = answers
  }

  /// The same form after its page was asked again: what nobody touched is as it stands there now.
  public mutating func shown(_ form: PageForm) {
    self.form = form
    let standing = form.standing
    answers =
      standing.filter { !touched.contains($0.field) }
      + answers.filter { answer in
        touched.contains(answer.field)
      }
  }

  /// Somebody says something to a field; nil takes their answer out.
  public mutating func say(_ value: Value?, at path: FieldPath) {
    answers = answers.saying(value, at: path)
    touched.insert(path.parts[0])
    problems[path.text] = nil
  }

  /// True where somebody said something.
  public var isTouched: Bool { !touched.isEmpty }

  /// Takes an entry out of a list.
  public mutating func remove(_ entry: Int, at path: FieldPath) {
    guard case .each(var entries) = answers.value(at: path), entries.indices.contains(entry) else {
      return
    }
    entries.remove(at: entry)
    say(.each(entries: entries), at: path)
    // Those behind it have other numbers now.
    problems = problems.filter { !$0.key.hasPrefix(path.text + ".") }
  }

  /// What is wrong with the answers.
  public mutating func refuse(_ problems: [Problem]) {
    self.problems = Dictionary(problems.map { ($0.field, $0.words) }) { first, _ in first }
  }

  /// What is wrong at a field: what was refused, else what the page says of it.
  public func problem(_ field: Field, at path: FieldPath) -> String? {
    problems[path.text] ?? field.problem
  }

  /// What is said to a field.
  public func value(at path: FieldPath) -> Value? { answers.value(at: path) }

  /// How many entries of a list to show: those that there are, and an empty one while there is room for it.
  public func entries(of field: Field, at path: FieldPath) -> Int {
    guard case .group(_, let most, _) = field.kind else { return 0 }
    guard case .each(let entries) = value(at: path), let last = entries.last else { return 1 }
    return last.isEmpty ? entries.count : min(entries.count + 1, max(Int(most), entries.count))
  }

  /// True where the page is asked again after this field changed: it says so, or one that it lies in does.
  public func asksAgain(after path: FieldPath) -> Bool {
    var fields = form.fields
    for part in path.parts {
      // The numbers of entries are no fields.
      guard let field = fields.first(where: { $0.id == part }) else { continue }
      if field.asksAgain { return true }
      guard case .group(let parts, _, _) = field.kind else { return false }
      fields = parts
    }
    return false
  }

  /// True where something was said since the draft was kept.
  public var hasDraft: Bool { form.draft != nil && answers != kept }

  /// These answers are kept.
  public mutating func keep(_ answers: [Answer]) { kept = answers }
}

extension PageForm {
  /// What stands in it already.
  public var standing: [Answer] {
    fields.compactMap { field in field.value.map { Answer(field: field.id, value: $0) } }
  }
}
