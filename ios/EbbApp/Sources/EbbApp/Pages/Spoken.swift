public import EbbKit

/// What is said to a field, as its view shows it.
public enum Spoken {
  /// The words that stand in a field; the name of what was chosen, where it was found by typing.
  public static func words(_ value: Value?, chosenFrom found: [Choice] = []) -> String {
    switch value {
    case .words(let text): text
    case .chosen(let ids): found.first { ids.contains($0.id) }?.label ?? ids.first ?? ""
    default: ""
    }
  }

  /// The number that stands in a field.
  public static func number(_ value: Value?) -> Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The same with its unit; empty where nothing is said.
  public static func number(_ value: Value?, unit: String?) -> String {
    guard let number = number(value) else { return unit ?? "" }
    return unit.map { "\(Digits.plain(number)) \($0)" } ?? Digits.plain(number)
  }

  /// A step of a scale, with what it means where it is one of the ends.
  public static func step(
    _ step: Int32, least: Int32, most: Int32, low: String?, high: String?
  ) -> String {
    let meaning = step == least ? low : step == most ? high : nil
    return meaning.map { "\(step), \($0)" } ?? "\(step)"
  }

  /// True where this is among what was chosen.
  public static func isChosen(_ id: String, in value: Value?) -> Bool {
    if case .chosen(let ids) = value { ids.contains(id) } else { false }
  }

  /// What is chosen after a touch: of several each is ticked and unticked; of one it is that one.
  public static func choosing(_ id: String, in value: Value?, many: Bool) -> Value? {
    guard many else { return .chosen(ids: [id]) }
    var ids: [String] = []
    if case .chosen(let chosen) = value { ids = chosen }
    ids = ids.contains(id) ? ids.filter { $0 != id } : ids + [id]
    return ids.isEmpty ? nil : .chosen(ids: ids)
  }

  /// The name of a file.
  public static func file(_ value: Value?) -> String? {
    if case .file(let name, _) = value { name } else { nil }
  }
}
