// How numbers, instants and spans go to the core and come back, and how its errors do.

internal import EbbGenerated
import Foundation

/// The last instant that Ebb takes: the end of the year 9999.
private let last: Int64 = 253_402_300_799_999

extension Date {
  /// The instant that lies so many milliseconds after 1970.
  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
  }

  /// The nearest whole millisecond since 1970; refused outside the years 1970 to 9999.
  ///
  /// A `Date` counts seconds in a `Double`, which tells milliseconds apart in all of these years
  /// but writes few of them exactly, so what lies next to one is that one.
  func milliseconds() throws(EbbError) -> Int64 {
    let nearest = (timeIntervalSince1970 * 1_000).rounded()
    // What is not a number fails both comparisons.
    guard nearest >= 0, nearest <= Double(last) else {
      throw .refused(
        detail: "\(timeIntervalSince1970) seconds since 1970 are outside the years 1970 to 9999; "
          + "check the clock of this device"
      )
    }
    return Int64(nearest)
  }

  /// The same instant, refused outside the years 1970 to 9999: what lowers it cannot refuse it.
  func checked() throws(EbbError) -> Date {
    _ = try milliseconds()
    return self
  }
}

extension Duration {
  /// The nearest whole millisecond; refused where it does not fit, or is less than none.
  func milliseconds() throws(EbbError) -> Int64 {
    let (seconds, attoseconds) = components
    let whole = seconds.multipliedReportingOverflow(by: 1_000)
    let part = (Double(attoseconds) / 1e15).rounded()
    let sum = whole.partialValue.addingReportingOverflow(Int64(part))
    guard !whole.overflow, !sum.overflow else {
      throw .refused(detail: "\(self) is too long")
    }
    guard sum.partialValue >= 0 else { throw .refused(detail: "\(self) is less than no time") }
    return sum.partialValue
  }
}

/// A whole number in the width that the core takes.
func narrow<T: FixedWidthInteger>(_ number: Int) throws(EbbError) -> T {
  guard let narrow = T(exactly: number) else {
    throw .refused(detail: "\(number) is out of range")
  }
  return narrow
}

/// Runs one call into the core, and makes an error of ours of whatever it throws.
func answer<T>(_ call: () throws -> T) throws(EbbError) -> T {
  do {
    return try call()
  } catch let error as EbbError {
    throw error
  } catch let error as EbbGenerated.EbbError {
    throw EbbError(error)
  } catch {
    throw .fault(detail: "\(error)")
  }
}
