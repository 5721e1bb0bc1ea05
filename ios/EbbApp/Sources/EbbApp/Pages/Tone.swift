/// The tone of a day of a month.
public enum Tone {
  /// How strongly a level from 0 to 4 colours its day, 0 to 1.
  public static func of(_ level: Int32, strong: Bool) -> Double {
    guard level > 0 else { return 0 }
    let part = Double(min(level, 4)) / 4
    return strong ? 0.3 + part * 0.4 : 0.15 + part * 0.35
  }
}
