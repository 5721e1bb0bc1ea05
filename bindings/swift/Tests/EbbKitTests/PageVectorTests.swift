import EbbTesting
import Foundation
import Testing

@testable import EbbKit

/// An answer as it stands in a file.
struct Said: Decodable {
  let value: Value

  private enum Key: String, CodingKey { case words, number, chosen, day, time }
  private struct Words: Decodable { let text: String }
  private struct Number: Decodable { let value: Double }
  private struct Chosen: Decodable { let ids: [String] }
  private struct Date: Decodable { let day: String }
  private struct Time: Decodable { let time: String }

  init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Key.self)
    switch try #require(parts.allKeys.first) {
    case .words: value = .words(text: try parts.decode(Words.self, forKey: .words).text)
    case .number: value = .number(value: try parts.decode(Number.self, forKey: .number).value)
    case .chosen: value = .chosen(ids: try parts.decode(Chosen.self, forKey: .chosen).ids)
    case .day:
      value = .day(day: try Day(iso: try parts.decode(Date.self, forKey: .day).day))
    case .time:
      let text = try parts.decode(Time.self, forKey: .time).time
      value = .time(time: try TimeOfDay(iso: text))
    }
  }
}

/// The walk that `cargo test -p ebb-ffi --test pages` took and wrote down, and that Kotlin takes as
/// well.
struct PageVectorTests {
  private enum Step: Decodable {
    case go(String)
    case choose(String)
    case open(String)
    case say(String, Value)
    case later(TimeInterval)
    case lock(Bool)
    case back
    case undo

    private enum Key: String, CodingKey { case go, choose, open, say, later, lock }

    init(from decoder: any Decoder) throws {
      if let word = try? decoder.singleValueContainer().decode(String.self) {
        self = word == "back" ? .back : .undo
        return
      }
      let parts = try decoder.container(keyedBy: Key.self)
      switch try #require(parts.allKeys.first) {
      case .go: self = .go(try parts.decode(String.self, forKey: .go))
      case .choose: self = .choose(try parts.decode(String.self, forKey: .choose))
      case .open: self = .open(try parts.decode(String.self, forKey: .open))
      case .later: self = .later(try parts.decode(TimeInterval.self, forKey: .later))
      case .lock: self = .lock(try parts.decode(Bool.self, forKey: .lock))
      case .say:
        var said = try parts.nestedUnkeyedContainer(forKey: .say)
        self = .say(try said.decode(String.self), try said.decode(Said.self).value)
      }
    }
  }

  private struct Told: Decodable, Equatable {
    let field: String
    let words: String
  }

  private struct Seen: Decodable {
    let `do`: Step
    let message: String?
    let problems: [Told]
    let words: [String]
  }

  @Test("the same pages give the same words as in Rust")
  func sameWords() async throws {
    let file = repository.appendingPathComponent("tests/vectors/pages.json")
    let steps = try JSONDecoder().decode([Seen].self, from: Data(contentsOf: file))
    let clock = SetClock()
    let ebb = try await newEbb(emptyFolder(), clock)
    var walk = try await Walk(ebb, from: Place(token: ""))
    for (number, seen) in steps.enumerated() {
      switch seen.do {
      case .go(let token): try await walk.go(Place(token: token))
      case .choose(let label): try await walk.choose(walk.page.offer(label), sure: true)
      case .open(let title): try await walk.choose(walk.page.item(title).open)
      case .say(let path, let value): try await walk.say(path, value)
      case .back: try await walk.back()
      case .undo: try await walk.choose(#require(walk.message?.undo), sure: true)
      case .later(let minutes):
        clock.pass(minutes * 60)
        try await walk.go(#require(walk.trail.last))
      case .lock(let on):
        if on { try await ebb.lock() } else { try await ebb.unlock() }
        try await walk.go(#require(walk.trail.last))
      }
      let what: Comment = "step \(number): \(seen.do)"
      #expect(walk.message?.words == seen.message, what)
      #expect(walk.problems.map { Told(field: $0.field, words: $0.words) } == seen.problems, what)
      #expect(walk.page.words == seen.words, what)
    }
    #expect(steps.count > 30)
  }
}
