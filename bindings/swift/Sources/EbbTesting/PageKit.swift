import EbbKit

/// Something that a test looked for and that is not on the page, with what is.
public struct NotThere: Error, CustomStringConvertible {
  /// What was looked for, and among what.
  public let description: String
}

extension Page {
  /// Everything on this page that can be chosen, in the order in which it is read.
  public var offers: [Offer] {
    blocks.flatMap { block -> [Offer] in
      switch block {
      case .lines, .graph, .live: []
      case .notice(_, _, let offers), .offers(_, let offers): offers
      case .items(let items): items.items.flatMap(\.offers) + items.offers
      case .form(let form): [form.submit] + (form.skip.map { [$0] } ?? [])
      case .month(let month): month.offers
      }
    } + doors
  }

  /// What is called so, or is chosen by this key; of several, the first that is read.
  public func offer(_ label: String? = nil, key: String? = nil) throws -> Offer {
    for offer in offers
    where (label == nil || offer.label == label) && (key == nil || offer.key == key) {
      return offer
    }
    throw NotThere(description: "no offer \(label ?? key ?? "") among \(offers.map(\.label))")
  }

  /// Every list on this page.
  public var lists: [Items] {
    blocks.compactMap { if case .items(let items) = $0 { items } else { nil } }
  }

  /// The item with this title; of several, the first that is read.
  public func item(_ title: String) throws -> Item {
    let all = lists.flatMap(\.items)
    if let item = all.first(where: { $0.title == title }) { return item }
    throw NotThere(description: "no item \(title) among \(all.map(\.title))")
  }

  /// What is to be filled in on this page; nil where nothing is.
  public var form: PageForm? {
    blocks.lazy.compactMap { if case .form(let form) = $0 { form } else { nil } }.first
  }

  /// The field at a path: `title`, `when.repeats`, `links.2.thought`.
  public func field(_ path: String) throws -> Field {
    var fields = form?.fields ?? []
    var found: Field?
    for part in path.split(separator: ".") {
      // Behind a list a number says which of its entries; anywhere else it is an id, as that of an
      // item is.
      if case .group = found?.kind, Int(part) != nil { continue }
      guard let field = fields.first(where: { $0.id == part }) else {
        throw NotThere(description: "no \(part) of \(path) among \(fields.map(\.id))")
      }
      found = field
      if case .group(let parts, _, _) = field.kind { fields = parts } else { fields = [] }
    }
    if let found { return found }
    throw NotThere(description: "no field \(path)")
  }

  /// What stands in the form of this page already.
  public var standing: [Answer] {
    (form?.fields ?? []).compactMap { field in
      field.value.map { Answer(field: field.id, value: $0) }
    }
  }

  /// The answers with a value at the field of a path, and those before to the others; nil takes an
  /// answer out.
  public func say(
    _ path: String, _ value: Value?, to said: [Answer]? = nil
  ) throws -> [Answer] {
    _ = try field(path)
    return (said ?? standing).saying(path.split(separator: ".").map(String.init), value)
  }
}

extension [Answer] {
  fileprivate func saying(_ path: [String], _ value: Value?) -> [Answer] {
    let field = path[0]
    if path.count == 1 {
      return filter { $0.field != field } + (value.map { [Answer(field: field, value: $0)] } ?? [])
    }
    var entries: [[Answer]] = []
    if case .each(let known) = first(where: { $0.field == field })?.value { entries = known }
    let index = Int(path[1])
    let at = index ?? 0
    while entries.count <= at { entries.append([]) }
    entries[at] = entries[at].saying(
      [String](path.dropFirst(index == nil ? 1 : 2)), value)
    return saying([field], .each(entries: entries))
  }
}
