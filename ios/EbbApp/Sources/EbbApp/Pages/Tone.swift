/// How strongly something is coloured.
public enum Tone {
  /// The ground of what most come for.
  public static let large = 0.25

  /// How strongly a level from 0 to 4 colours its day, 0 to 1.
  public static func of(_ level: Int32, strong: Bool) -> Double {
    guard level > 0 else { return 0 }
    let part = Double(min(level, 4)) / 4
    return strong ? 0.2 + part * 0.2 : 0.1 + part * 0.2
  }
}
