// What pages are made of. These are the types that uniffi generates from the core, under their own
// names; nothing else of the generated module shows.

public import EbbGenerated
@_exported public import EbbTime

/// All that is needed to draw a place.
public typealias Page = EbbGenerated.Page
/// What a page is like, as far as a host may care.
public typealias PageShape = EbbGenerated.PageShape
/// Where somebody is: a token that can be saved, compared and handed back.
public typealias Place = EbbGenerated.Place
/// What was touched outside Ebb: a tile, a shortcut, a widget, a spoken phrase, or a notice.
public typealias Entry = EbbGenerated.Entry
/// What can be done: a token that is handed back.
public typealias Action = EbbGenerated.Action
/// A part of a page.
public typealias Block = EbbGenerated.Block
/// What lines are.
public typealias LineRole = EbbGenerated.LineRole
/// What kind of news a notice is.
public typealias NoticeKind = EbbGenerated.NoticeKind
/// One thing to choose.
public typealias Offer = EbbGenerated.Offer
/// What choosing does.
public typealias Target = EbbGenerated.Target
/// What kind of doing an offer is.
public typealias Role = EbbGenerated.Role
/// How much room an offer takes.
public typealias Weight = EbbGenerated.Weight
/// A question before something is done.
public typealias Confirm = EbbGenerated.Confirm
/// A file that an offer makes.
public typealias FileOut = EbbGenerated.FileOut
/// A list of things of one kind.
public typealias Items = EbbGenerated.Items
/// One of them.
public typealias Item = EbbGenerated.Item
/// A mark on an item.
public typealias Badge = EbbGenerated.Badge
/// A way to reach somebody.
public typealias ContactWay = EbbGenerated.ContactWay
/// A month, day by day.
public typealias Month = EbbGenerated.Month
/// A week of it.
public typealias MonthWeek = EbbGenerated.MonthWeek
/// A day of it.
public typealias MonthDay = EbbGenerated.MonthDay
/// Numbers as a picture, and as a sentence.
public typealias Graph = EbbGenerated.Graph
/// How a graph is drawn.
public typealias GraphKind = EbbGenerated.GraphKind
/// A direction of a graph.
public typealias Axis = EbbGenerated.Axis
/// Points that belong together.
public typealias Series = EbbGenerated.Series
/// One of them.
public typealias GraphPoint = EbbGenerated.GraphPoint
/// A moment that is marked on a graph.
public typealias GraphMark = EbbGenerated.GraphMark
/// An exercise that runs, until its next step.
public typealias Exercise = EbbGenerated.Exercise
/// What each phase of the breath is called.
public typealias PhaseWords = EbbGenerated.PhaseWords
/// Fields, and the offer that sends them.
public typealias PageForm = EbbGenerated.PageForm
/// One thing that is asked.
public typealias Field = EbbGenerated.Field
/// What kind of answer a field takes.
public typealias FieldKind = EbbGenerated.FieldKind
/// The keyboard that helps with a line.
public typealias Keyboard = EbbGenerated.Keyboard
/// What a group can be said as, in a sentence.
public typealias Sentence = EbbGenerated.Sentence
/// One of what can be chosen.
public typealias Choice = EbbGenerated.Choice
/// One answer.
public typealias Answer = EbbGenerated.Answer
/// What was said.
public typealias Value = EbbGenerated.Value
/// What became of an action.
public typealias Reply = EbbGenerated.Reply
/// Something said after something was done.
public typealias Message = EbbGenerated.Message
/// Something that is wrong with an answer.
public typealias Problem = EbbGenerated.Problem
