import EbbKit

extension Page {
  /// All words of this page in the order in which they are read, its doors last: the same on every
  /// host.
  public var words: [String] {
    var all = [title]
    for block in blocks { block.say(into: &all) }
    for door in doors { door.say(into: &all) }
    return all
  }
}

private func say(_ words: [String?], into all: inout [String]) {
  for case let word? in words { all.append(word) }
}

extension Block {
  fileprivate func say(into all: inout [String]) {
    var offers: [Offer] = []
    switch self {
    case .lines(_, let fold, let lines): EbbTesting.say([fold] + lines, into: &all)
    case .notice(_, let words, let beside):
      all.append(words)
      offers = beside
    case .offers(let lead, let beside):
      EbbTesting.say([lead], into: &all)
      offers = beside
    case .items(let list):
      EbbTesting.say([list.title, list.note], into: &all)
      for item in list.items { item.say(into: &all) }
      if list.items.isEmpty { EbbTesting.say([list.none], into: &all) }
      offers = list.offers
    case .form(let form):
      for field in form.fields { field.say(into: &all) }
      offers = [form.submit]
      if let skip = form.skip { offers.append(skip) }
    case .month(let month):
      all.append(month.title)
      all += month.weekdays
      for day in month.weeks.flatMap(\.days) { all += [day.words] + day.lines }
      all.append(month.note)
      offers = month.offers
    case .graph(let graph):
      EbbTesting.say([graph.title, graph.sentence], into: &all)
      for point in graph.series.flatMap(\.points) { all.append(point.words) }
      for mark in graph.marks { all.append(mark.words) }
    case .live(let exercise):
      EbbTesting.say([exercise.stage, exercise.words, exercise.rate], into: &all)
    }
    for offer in offers { offer.say(into: &all) }
  }
}

extension Item {
  fileprivate func say(into all: inout [String]) {
    EbbTesting.say([title, note, detail], into: &all)
    for way in ways { EbbTesting.say([way.label, way.number, way.before], into: &all) }
    for offer in offers { offer.say(into: &all) }
  }
}

extension Offer {
  fileprivate func say(into all: inout [String]) {
    EbbTesting.say([label, detail], into: &all)
    if let confirm { all += [confirm.question, confirm.yes, confirm.no] }
  }
}

extension Field {
  fileprivate func say(into all: inout [String]) {
    EbbTesting.say([label, hint, problem], into: &all)
    switch kind {
    case .number(_, _, _, let unit): EbbTesting.say([unit], into: &all)
    case .scale(_, _, let low, let high): EbbTesting.say([low, high], into: &all)
    case .choice(let choices, _), .find(let choices):
      for choice in choices { EbbTesting.say([choice.label, choice.detail], into: &all) }
    case .group(let fields, _, _): for field in fields { field.say(into: &all) }
    case .line, .text, .day, .time, .file: break
    }
  }
}
