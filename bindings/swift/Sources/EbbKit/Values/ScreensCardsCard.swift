// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.
// swift-format-ignore-file

internal import EbbGenerated
import Foundation

/// How the things that can be written are named.
public struct CardLabels: Sendable, Hashable {
  /// Writing a card of one's own.
  public var writeOwn: String
  /// Writing a reason.
  public var writeReason: String
  /// Changing it.
  public var edit: String
  /// Giving it a tag.
  public var tag: String
  /// Asks for the title.
  public var askTitle: String
  /// Asks when to use it.
  public var askWhen: String
  /// Asks for one step.
  public var askStep: String
  /// Asks why it helps.
  public var askWhy: String
  /// Asks for the reason.
  public var askReason: String
  /// Asks for feelings.
  public var askFeelings: String
  /// How feelings are written.
  public var askFeelingsHint: String
  /// Asks for a tag.
  public var askTag: String
  /// That nobody reads it; stands on each writing screen.
  public var notRead: String

  /// All of its parts.
  public init(writeOwn: String, writeReason: String, edit: String, tag: String, askTitle: String, askWhen: String, askStep: String, askWhy: String, askReason: String, askFeelings: String, askFeelingsHint: String, askTag: String, notRead: String) {
    self.writeOwn = writeOwn
    self.writeReason = writeReason
    self.edit = edit
    self.tag = tag
    self.askTitle = askTitle
    self.askWhen = askWhen
    self.askStep = askStep
    self.askWhy = askWhy
    self.askReason = askReason
    self.askFeelings = askFeelings
    self.askFeelingsHint = askFeelingsHint
    self.askTag = askTag
    self.notRead = notRead
  }
}

extension CardLabels {
  init(_ value: EbbGenerated.CardLabels) {
    self.writeOwn = value.writeOwn
    self.writeReason = value.writeReason
    self.edit = value.edit
    self.tag = value.tag
    self.askTitle = value.askTitle
    self.askWhen = value.askWhen
    self.askStep = value.askStep
    self.askWhy = value.askWhy
    self.askReason = value.askReason
    self.askFeelings = value.askFeelings
    self.askFeelingsHint = value.askFeelingsHint
    self.askTag = value.askTag
    self.notRead = value.notRead
  }
}

/// One card.
public struct CardScreen: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its title.
  public var title: String
  /// When to use it, and how long it takes.
  public var when: String
  /// Cautions, before anything is done.
  public var cautions: [String]
  /// Cautions that need a tick, each with what is ticked.
  public var ticks: [TickLine]
  /// What to do, in order.
  public var steps: [String]
  /// How the outward form is named; empty where there is none.
  public var outwardLabel: String
  /// The same with attention on the room.
  public var outward: [String]
  /// True where the outward form comes first: the person chose it, or has used today.
  public var outwardFirst: Bool
  /// How the next line is named.
  public var whyLabel: String
  /// Why it works.
  public var why: String
  /// Where it was read.
  public var source: String
  /// That it is the person's own or in their words; else empty.
  public var origin: String
  /// The person's tags.
  public var tags: [String]
  /// That it made things worse, or is for another day; else empty.
  public var note: String
  /// Step by step, what it leads on to, and what can be done with it.
  public var offers: [OldOffer]
  /// What it says now, to be put in other words; none where nothing can be kept.
  public var text: CardText?
  /// How what is written here is named; none where nothing can be kept.
  public var labels: CardLabels?
  /// Back to the list.
  public var back: OldOffer
  /// The small doors.
  public var doors: [OldOffer]

  /// All of its parts.
  public init(id: String, title: String, when: String, cautions: [String], ticks: [TickLine], steps: [String], outwardLabel: String, outward: [String], outwardFirst: Bool, whyLabel: String, why: String, source: String, origin: String, tags: [String], note: String, offers: [OldOffer], text: CardText?, labels: CardLabels?, back: OldOffer, doors: [OldOffer]) {
    self.id = id
    self.title = title
    self.when = when
    self.cautions = cautions
    self.ticks = ticks
    self.steps = steps
    self.outwardLabel = outwardLabel
    self.outward = outward
    self.outwardFirst = outwardFirst
    self.whyLabel = whyLabel
    self.why = why
    self.source = source
    self.origin = origin
    self.tags = tags
    self.note = note
    self.offers = offers
    self.text = text
    self.labels = labels
    self.back = back
    self.doors = doors
  }
}

extension CardScreen {
  init(_ value: EbbGenerated.CardScreen) {
    self.id = value.id
    self.title = value.title
    self.when = value.when
    self.cautions = value.cautions
    self.ticks = value.ticks.map { TickLine($0) }
    self.steps = value.steps
    self.outwardLabel = value.outwardLabel
    self.outward = value.outward
    self.outwardFirst = value.outwardFirst
    self.whyLabel = value.whyLabel
    self.why = value.why
    self.source = value.source
    self.origin = value.origin
    self.tags = value.tags
    self.note = value.note
    self.offers = value.offers.map { OldOffer($0) }
    self.text = value.text.map { CardText($0) }
    self.labels = value.labels.map { CardLabels($0) }
    self.back = OldOffer(value.back)
    self.doors = value.doors.map { OldOffer($0) }
  }
}

/// A caution that needs a tick.
public struct TickLine: Sendable, Hashable {
  /// All that is ticked.
  public var text: String
  /// True where the person said that it is fine for them.
  public var ticked: Bool
  /// Ticks it, or takes the tick back; none where nothing can be kept.
  public var change: OldOffer?

  /// All of its parts.
  public init(text: String, ticked: Bool, change: OldOffer?) {
    self.text = text
    self.ticked = ticked
    self.change = change
  }
}

extension TickLine {
  init(_ value: EbbGenerated.TickLine) {
    self.text = value.text
    self.ticked = value.ticked
    self.change = value.change.map { OldOffer($0) }
  }
}
