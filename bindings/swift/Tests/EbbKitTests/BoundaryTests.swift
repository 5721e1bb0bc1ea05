import EbbTesting
import Foundation
import Testing

@testable import EbbKit

struct BoundaryTests {
  @Test("instants survive to the millisecond and at the extremes")
  func instantsSurvive() throws {
    let last: Int64 = 253_402_300_799_999
    let extremes: [Int64] = [0, 1, 978_307_200_000, last - 1, last]
    let second: [Int64] = (0..<1_000).map { 1_790_064_000_000 + $0 }
    for milli in extremes + second {
      #expect(try Date(milliseconds: milli).milliseconds() == milli)
    }
    // A step that shares no factor with the thousand, over all the years.
    for milli in stride(from: Int64(0), through: last, by: 25_340_230_097) {
      #expect(try Date(milliseconds: milli).milliseconds() == milli)
    }
  }

  // As seconds: the description of such a `Date` would end the process itself.
  @Test(
    "instants out of range are refused, and end nothing",
    arguments: [
      -62_135_769_600, -0.001, 253_402_300_800, .infinity, -.infinity, .nan,
      .greatestFiniteMagnitude,
    ] as [TimeInterval])
  func extremesAreRefused(seconds: TimeInterval) async throws {
    let date = Date(timeIntervalSince1970: seconds)
    guard case .refused = try await refusal({ () throws(EbbError) in try Keys.newID(at: date) })
    else {
      throw Unexpected("\(seconds) was not refused")
    }
  }

  @Test("spans are rounded to the nearest millisecond, and refused where they do not fit")
  func spansAreRounded() async throws {
    #expect(try Duration.microseconds(1_499).milliseconds() == 1)
    #expect(try Duration.microseconds(1_500).milliseconds() == 2)
    #expect(try Duration.microseconds(-499).milliseconds() == 0)
    #expect(try Duration.seconds(Int64.max / 1_000).milliseconds() == Int64.max / 1_000 * 1_000)
    for span in [Duration.seconds(Int64.max), .milliseconds(-1)] {
      guard
        case .refused = try await refusal({ () throws(EbbError) in try span.milliseconds() })
      else { throw Unexpected("\(span) does not fit") }
    }
  }

  @Test("a store that cannot be opened is said, and every tool works")
  func unopenedStoreIsSaid() async throws {
    let folder = try emptyFolder()
    let device = SetClock().device()
    _ = try await newEbb(folder, SetClock())
    let wrong = Data(repeating: 8, count: 32)
    var problems: [EbbError?] = []
    for ebb in [
      try await Ebb.open(try emptyFolder(), key: key, device: device),
      try await Ebb.open(folder, key: wrong, device: device),
      try await Ebb.open(folder, key: Data(count: 3), device: device),
      try await Ebb.aheadOfLock(folder, device: device),
    ] {
      #expect(try await ebb.went(ride) == live)
      problems.append(try await ebb.problem())
    }
    guard case .noStore = problems[0], case .unreadable = problems[1], case .key = problems[2],
      case .closed = problems[3]
    else { throw Unexpected("\(problems)") }
  }

  @Test("the plan opens without a store, and shows ahead of the lock only what was allowed")
  func planOpensAlone() async throws {
    let folder = try emptyFolder()
    do {
      let ebb = try await newEbb(folder, SetClock())
      try await ebb.writeInPlan("restless, pacing")
      try await ebb.writeInPlan("phone off")
      var walk = try await Walk(ebb, from: plan)
      try await walk.choose(walk.page.offer("Only the parts I mark, with the crisis lines"))
      try await walk.choose(#require(walk.page.item("phone off").offers.first))
      let marks = walk.page.offers.map(\.target).filter {
        if case .act(let action) = $0 { action.token.contains("/mark/") } else { false }
      }
      try await walk.choose(#require(marks.first))
    }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("ebb.db"))
    let ebb = try await Ebb.aheadOfLock(folder, device: SetClock().device())
    let locked = try await ebb.page(plan).words
    #expect(!locked.contains("restless, pacing"))
    #expect(locked.contains("phone off") && locked.contains("TelefonSeelsorge"))
    try await ebb.unlock()
    #expect(try await ebb.page(plan).words.contains("restless, pacing"))
    let lines = try await ebb.page(Place(token: "crisis/lines?region=GB"))
    #expect(lines.words.contains("Samaritans"))
  }

  @Test("a task that was cancelled asks nothing, and the object goes on")
  func cancelledTaskAsksNothing() async throws {
    let ebb = try await newEbb(emptyFolder(), SetClock())
    let task = Task {
      // Cancelled before the call in every run, whichever of the two is first.
      while !Task.isCancelled { await Task.yield() }
      return try await refusal { () throws(EbbError) in try await ebb.act(ride) }
    }
    task.cancel()
    #expect(try await task.value == .cancelled)
    #expect(try ebb.frame() == nil)
    #expect(try await ebb.went(ride) == live)
  }
}
