// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One crisis line.
public struct CrisisLine: Sendable, Hashable {
  /// Its id in the content.
  public var id: String
  /// What it is for.
  public var kind: LineKind
  /// Its name.
  public var name: String
  /// Numbers to call, as written; `tel`(super::tel) makes what a phone dials.
  public var call: [String]
  /// Numbers to text, as written.
  public var text: [String]
  /// Addresses of chats.
  public var chat: [String]
  /// When it answers, in words.
  public var hours: String
  /// BCP 47 tags of its languages.
  public var languages: [String]
  /// Another number to try; empty where there is none.
  public var ifNoAnswer: String
  /// One more thing to know; may be empty.
  public var note: String
  /// The date on which its source was read, as 2026-11-23.
  public var verifiedOn: String
  /// True where that is so long ago that the date is shown.
  public var showDate: Bool

  /// All of its parts.
  public init(id: String, kind: LineKind, name: String, call: [String], text: [String], chat: [String], hours: String, languages: [String], ifNoAnswer: String, note: String, verifiedOn: String, showDate: Bool) {
    self.id = id
    self.kind = kind
    self.name = name
    self.call = call
    self.text = text
    self.chat = chat
    self.hours = hours
    self.languages = languages
    self.ifNoAnswer = ifNoAnswer
    self.note = note
    self.verifiedOn = verifiedOn
    self.showDate = showDate
  }
}

extension CrisisLine {
  init(_ value: EbbGenerated.CrisisLine) {
    self.id = value.id
    self.kind = LineKind(value.kind)
    self.name = value.name
    self.call = value.call
    self.text = value.text
    self.chat = value.chat
    self.hours = value.hours
    self.languages = value.languages
    self.ifNoAnswer = value.ifNoAnswer
    self.note = value.note
    self.verifiedOn = value.verifiedOn
    self.showDate = value.showDate
  }

  func lowered() throws(EbbError) -> EbbGenerated.CrisisLine {
    EbbGenerated.CrisisLine(
      id: id,
      kind: try kind.lowered(),
      name: name,
      call: call,
      text: text,
      chat: chat,
      hours: hours,
      languages: languages,
      ifNoAnswer: ifNoAnswer,
      note: note,
      verifiedOn: verifiedOn,
      showDate: showDate
    )
  }
}

/// What to show for a region.
public struct RegionLines: Sendable, Hashable {
  /// ISO 3166-1 alpha-2 code; empty where the region is not known.
  public var code: String
  /// The region's name; empty where it is not known.
  public var name: String
  /// Emergency numbers, the first one first; none where the region is not known.
  public var emergency: [String]
  /// The lines, in the order in which to try them.
  public var lines: [CrisisLine]
  /// What to do where the region, or a line for it, is not known; empty otherwise.
  public var advice: [String]

  /// All of its parts.
  public init(code: String, name: String, emergency: [String], lines: [CrisisLine], advice: [String]) {
    self.code = code
    self.name = name
    self.emergency = emergency
    self.lines = lines
    self.advice = advice
  }
}

extension RegionLines {
  init(_ value: EbbGenerated.RegionLines) {
    self.code = value.code
    self.name = value.name
    self.emergency = value.emergency
    self.lines = value.lines.map { CrisisLine($0) }
    self.advice = value.advice
  }

  func lowered() throws(EbbError) -> EbbGenerated.RegionLines {
    EbbGenerated.RegionLines(
      code: code,
      name: name,
      emergency: emergency,
      lines: try lines.map { (one) throws(EbbError) in try one.lowered() },
      advice: advice
    )
  }
}

/// A region to choose.
public struct RegionName: Sendable, Hashable {
  /// ISO 3166-1 alpha-2.
  public var code: String
  /// Its name.
  public var name: String

  /// All of its parts.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

extension RegionName {
  init(_ value: EbbGenerated.RegionName) {
    self.code = value.code
    self.name = value.name
  }
}
