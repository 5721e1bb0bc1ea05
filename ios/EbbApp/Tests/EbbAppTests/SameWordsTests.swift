import EbbKit
import EbbTesting
import Foundation
import Testing

@testable import EbbApp

/// An answer as it stands in a file.
struct Said: Decodable {
  let value: Value

  private enum Key: String, CodingKey { case words, number, chosen, time }
  private struct Words: Decodable { let text: String }
  private struct Number: Decodable { let value: Double }
  private struct Chosen: Decodable { let ids: [String] }
  private struct Time: Decodable { let time: String }

  init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Key.self)
    switch try #require(parts.allKeys.first) {
    case .words: value = .words(text: try parts.decode(Words.self, forKey: .words).text)
    case .number: value = .number(value: try parts.decode(Number.self, forKey: .number).value)
    case .chosen: value = .chosen(ids: try parts.decode(Chosen.self, forKey: .chosen).ids)
    case .time:
      value = .time(
        time: try TimeOfDay(iso: try parts.decode(Time.self, forKey: .time).time))
    }
  }
}

/// The walk that Rust took and wrote down, and that the libraries take too, through the app.
@MainActor struct SameWordsTests {
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

  private struct Told: Decodable {
    let field: String
    let words: String
  }

  private struct Seen: Decodable {
    let `do`: Step
    let message: String?
    let problems: [Told]
    let words: [String]
  }

  @Test("the same states give the same words as in Rust, in Kotlin and at the terminal")
  func sameWords() async throws {
    let file = repository.appendingPathComponent("tests/vectors/pages.json")
    let steps = try JSONDecoder().decode([Seen].self, from: Data(contentsOf: file))
    let phone = try Phone()
    // Nothing stands in the way of a notice on that walk, of which *Reminders* would speak.
    phone.centre.allow(.allowed)
    let app = try await phone.open()
    // What was sent at a touch already, as an app does.
    var sent = false
    var compared = 0
    for (number, seen) in steps.enumerated() {
      let what: Comment = "step \(number): \(seen.do)"
      switch seen.do {
      case .go(let token): await app.go(Place(token: token))
      case .choose(let label):
        if !sent { try await app.touch(label) }
        #expect(app.message?.words == seen.message, what)
        for one in seen.problems {
          #expect(try app.problem(one.field) == one.words, what)
        }
      case .open(let title): try await app.open(title)
      case .say(let path, let value):
        let field = try app.page.field(path)
        sent = app.visit?.forms.first?.atOnce == true && field.isSent(by: value)
        try await app.say(path, value)
        if sent { continue }
      case .back: await app.back()
      case .undo:
        await app.undo()
        #expect(app.message?.words == seen.message, what)
      case .later(let minutes):
        phone.pass(minutes * 60)
        await app.go(try #require(app.visit).place)
      case .lock(let on):
        if on { try await app.ebb?.lock() } else { try await app.ebb?.unlock() }
        await app.go(try #require(app.visit).place)
      }
      sent = false
      compared += 1
      if app.cover == .hidden {
        // A walk stays where it was; of an app nothing is left there.
        #expect(app.tokens == [now.token], what)
        #expect(try app.words == steps[number + 1].words, what)
        app.uncover()
        continue
      }
      #expect(try app.words == seen.words, what)
    }
    #expect(compared > 60)
  }
}
