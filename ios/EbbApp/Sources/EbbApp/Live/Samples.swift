public import Foundation

/// Samples as an audio engine takes them.
public enum Samples {
  /// Samples a second.
  public static let rate: Double = 24_000

  /// 16-bit little-endian samples as numbers from -1 to 1.
  public static func floats(_ samples: Data) -> [Float] {
    let bytes = [UInt8](samples)
    return stride(from: 0, to: bytes.count - 1, by: 2).map { at in
      let pair = UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
      return Float(Int16(bitPattern: pair)) / 32_768
    }
  }
}
