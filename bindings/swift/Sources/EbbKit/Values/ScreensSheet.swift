// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// One sheet.
public struct SheetScreen: Sendable, Hashable {
  /// The title.
  public var title: String
  /// Sections, most urgent first.
  public var sections: [SheetSection]
  /// Where the facts were read.
  public var sources: [String]
  /// That no clinician has read the text yet.
  public var review: String
  /// What to do from here.
  public var offers: [OldOffer]

  /// All of its parts.
  public init(title: String, sections: [SheetSection], sources: [String], review: String, offers: [OldOffer]) {
    self.title = title
    self.sections = sections
    self.sources = sources
    self.review = review
    self.offers = offers
  }
}

extension SheetScreen {
  init(_ value: EbbGenerated.SheetScreen) {
    self.title = value.title
    self.sections = value.sections.map { SheetSection($0) }
    self.sources = value.sources
    self.review = value.review
    self.offers = value.offers.map { OldOffer($0) }
  }
}

/// One section of a sheet.
public struct SheetSection: Sendable, Hashable {
  /// A heading, or nothing.
  public var heading: String
  /// True for what comes first at a glance.
  public var urgent: Bool
  /// The lines.
  public var lines: [String]

  /// All of its parts.
  public init(heading: String, urgent: Bool, lines: [String]) {
    self.heading = heading
    self.urgent = urgent
    self.lines = lines
  }
}

extension SheetSection {
  init(_ value: EbbGenerated.SheetSection) {
    self.heading = value.heading
    self.urgent = value.urgent
    self.lines = value.lines
  }
}
