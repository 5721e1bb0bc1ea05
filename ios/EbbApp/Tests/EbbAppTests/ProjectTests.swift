import Foundation
import Testing

@testable import EbbApp

/// What stands beside the code: the project, its manifests, its colours and its few words.
struct ProjectTests {
  private let ios = repository.appendingPathComponent("ios")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: ios.appendingPathComponent(name), encoding: .utf8)
  }

  private func plist(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: ios.appendingPathComponent(name))
    let read = try PropertyListSerialization.propertyList(from: data, options: [], format: nil)
    return try #require(read as? [String: Any])
  }

  private func files(_ folder: String) -> [URL] {
    let all = FileManager.default.enumerator(
      at: ios.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test("nothing is collected, and nothing of the app reaches a network")
  func privacy() throws {
    let privacy = try plist("App/PrivacyInfo.xcprivacy")
    #expect(privacy["NSPrivacyTracking"] as? Bool == false)
    #expect((privacy["NSPrivacyCollectedDataTypes"] as? [Any])?.isEmpty == true)
    #expect((privacy["NSPrivacyTrackingDomains"] as? [Any])?.isEmpty == true)
    for name in ["App/Info.plist", "Widget/Info.plist"] {
      #expect(try plist(name)["NSAppTransportSecurity"] == nil)
    }
    let allowed = try plist("App/Ebb.entitlements")
    #expect(!allowed.keys.contains { $0.contains("network") || $0.contains("icloud") })
    for file in files("App") + files("Widget") + files("EbbApp/Sources") {
      let code = try String(contentsOf: file, encoding: .utf8)
      for name in ["URLSession", "NWConnection", "import Network", "WKWebView", "CFSocket"] {
        #expect(!code.contains(name), "\(file.lastPathComponent)")
      }
    }
  }

  @Test("a task of the background and an address that code names are those of the manifest")
  func names() throws {
    let info = try plist("App/Info.plist")
    let tasks = try #require(info["BGTaskSchedulerPermittedIdentifiers"] as? [String])
    #expect(try tasks.allSatisfy { try text("App/Device/Refresh.swift").contains("\"\($0)\"") })
    #expect(try text("App/Info.plist").contains("<string>\(EntryLink.scheme)</string>"))
    #expect(info["UIBackgroundModes"] as? [String] == ["audio", "fetch"])
    #expect(try text("Widget/EbbWidget.swift").contains("ebb://now"))
    #expect(EntryLink.entry(of: try #require(URL(string: "ebb://now"))) == .firstPage)
  }

  @Test("words that others may see say nothing of what the app is for, and README.md lists them")
  func words() throws {
    let rust = repository.appendingPathComponent("core/src/reminders/wording/discretion.rs")
    let code = try String(contentsOf: rust, encoding: .utf8)
    let list = try #require(code.components(separatedBy: "WORDS_OF_THE_TRADE").dropFirst().first)
    let words = try #require(list.components(separatedBy: "] = [").dropFirst().first)
    let trade = words.prefix { $0 != ";" }.matches(of: /"([a-z ]+)"/).map { String($0.1) }
    #expect(trade.count > 10)
    var said = try ["App/Info.plist", "Widget/Info.plist"].flatMap { name in
      try text(name).matches(of: /<string>([^<$]+)<\/string>/).map { String($0.1) }
    }
    for name in ["App/HostWords.swift", "App/Intents/EnterIntents.swift", "Widget/EbbWidget.swift"]
    {
      let lines = try text(name).split(separator: "\n").filter { !$0.contains("//") }
      said += lines.flatMap { $0.matches(of: /"([^"]+)"/).map { String($0.1) } }
    }
    #expect(said.count > 20)
    for words in said {
      for word in trade { #expect(!words.lowercased().contains(word), "\(words)") }
    }
    let readme = try text("README.md")
    for match in try text("App/HostWords.swift").matches(of: /word\("([^"]+)"\)/) {
      #expect(readme.contains("\"\(match.1)\""), "\(match.1)")
    }
    for match in try text("App/Intents/EnterIntents.swift").matches(of: /shortTitle: "([^"]+)"/) {
      #expect(readme.contains("\"\(match.1)\""), "\(match.1)")
    }
    #expect(
      readme.contains(try #require(plist("App/Info.plist")["NSFaceIDUsageDescription"] as? String)))
  }

  /// What a view may say by itself: names of symbols, addresses of what is kept, nothing to read.
  @Test("views have no words of their own")
  func views() throws {
    for file in files("App/Views") where file.lastPathComponent != "Previews.swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where !line.contains("//") && !line.contains("systemImage:") && !line.contains("systemName:")
      {
        for match in line.matches(of: /"([^"]*)"/) {
          let literal = String(match.1)
          let isName = literal.allSatisfy { $0.isLowercase || $0 == "." || $0.isWhitespace }
          #expect(isName && literal.count < 24, "\(file.lastPathComponent): \(line)")
        }
      }
    }
  }

  /// WCAG 2.2: how much lighter one colour is than another.
  private func contrast(_ one: [Double], _ other: [Double]) -> Double {
    func light(_ colour: [Double]) -> Double {
      let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (a, b) = (light(one), light(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test("every text can be read on its ground, by day and by night")
  func colours() throws {
    let data = try Data(
      contentsOf: ios.appendingPathComponent(
        "App/Assets.xcassets/AccentColor.colorset/Contents.json"))
    let colours = try JSONDecoder().decode(Colours.self, from: data).colors
    #expect(colours.count == 2)
    // The system's grounds of a page and of a row, and its text.
    let grounds: [(row: [Double], page: [Double], text: [Double])] = [
      ([1, 1, 1], [0.949, 0.949, 0.969], [0, 0, 0]),
      ([0.110, 0.110, 0.118], [0, 0, 0], [1, 1, 1]),
    ]
    for (colour, ground) in zip(colours, grounds) {
      let accent = try colour.parts
      for under in [ground.row, ground.page] {
        #expect(contrast(accent, under) >= 4.5)
        for tone in [Tone.large, Tone.of(4, strong: false), Tone.of(4, strong: true)] {
          let mixed = zip(accent, under).map { $0 * tone + $1 * (1 - tone) }
          #expect(contrast(ground.text, mixed) >= 4.5, "\(tone)")
        }
      }
    }
  }

  private struct Colours: Decodable {
    let colors: [Colour]
  }

  private struct Colour: Decodable {
    struct Color: Decodable {
      let components: [String: String]
    }
    let color: Color

    var parts: [Double] {
      get throws {
        try ["red", "green", "blue"].map { name in
          let text = try #require(color.components[name]).dropFirst(2)
          return Double(try #require(Int(text, radix: 16))) / 255
        }
      }
    }
  }
}
