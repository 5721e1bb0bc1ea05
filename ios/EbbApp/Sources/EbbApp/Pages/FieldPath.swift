public import EbbKit

/// The way to a field of a form: `title`, `when.repeats`, `links.2.thought`.
public struct FieldPath: Hashable, Sendable {
  /// Ids of fields, and the numbers of entries where a list lies on the way.
  public let parts: [String]

  /// The way to a field that lies in no other.
  public init(_ field: String) {
    parts = [field]
  }

  private init(parts: [String]) {
    self.parts = parts
  }

  /// The way to a part of the one thing that lies here.
  public func part(_ field: String) -> FieldPath { FieldPath(parts: parts + [field]) }

  /// The way to a field of an entry of the list that lies here.
  public func entry(_ number: Int, _ field: String) -> FieldPath {
    FieldPath(parts: parts + [String(number), field])
  }

  /// As problems name it.
  public var text: String { parts.joined(separator: ".") }
}

extension [Answer] {
  /// What is said to a field; nil where nothing is.
  public func value(at path: FieldPath) -> Value? { value(path.parts[...]) }

  /// These answers with a value at a field; nil takes the answer out.
  public func saying(_ value: Value?, at path: FieldPath) -> [Answer] {
    saying(value, path.parts[...])
  }

  private func value(_ parts: ArraySlice<String>) -> Value? {
    guard let (field, rest) = parts.headed, let found = first(where: { $0.field == field })?.value
    else { return nil }
    guard !rest.isEmpty else { return found }
    let (number, within) = rest.numbered
    guard case .each(let entries) = found, entries.indices.contains(number) else { return nil }
    return entries[number].value(within)
  }

  private func saying(_ value: Value?, _ parts: ArraySlice<String>) -> [Answer] {
    guard let (field, rest) = parts.headed else { return self }
    guard !rest.isEmpty else { return with(value, field) }
    var entries: [[Answer]] = []
    if case .each(let known) = first(where: { $0.field == field })?.value { entries = known }
    let (number, within) = rest.numbered
    while entries.count <= number { entries.append([]) }
    entries[number] = entries[number].saying(value, within)
    return with(.each(entries: entries), field)
  }

  /// The answer stays where it stood among the others.
  private func with(_ value: Value?, _ field: String) -> [Answer] {
    let place = firstIndex { $0.field == field }
    guard let value else { return filter { $0.field != field } }
    var answers = self
    let answer = Answer(field: field, value: value)
    if let place { answers[place] = answer } else { answers.append(answer) }
    return answers
  }
}

extension ArraySlice<String> {
  fileprivate var headed: (String, ArraySlice<String>)? { first.map { ($0, dropFirst()) } }

  /// The number of an entry with what follows; the first where no list lies on the way.
  fileprivate var numbered: (Int, ArraySlice<String>) {
    first.flatMap { Int($0) }.map { ($0, dropFirst()) } ?? (0, self)
  }
}
