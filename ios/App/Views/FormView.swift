import EbbApp
import EbbKit
import SwiftUI

/// Something to fill in.
struct FormView: View {
  let form: PageForm
  let visit: Visit

  var body: some View {
    ForEach(form.fields, id: \.id) { field in
      Section {
        FieldView(ask: Ask(field: field, path: FieldPath(field.id), form: form.id, visit: visit))
      }
    }
    Section {
      OfferButton(offer: form.submit, visit: visit, form: form.id)
      if let skip = form.skip {
        OfferButton(offer: skip, visit: visit, form: form.id)
      }
    }
  }
}

/// One thing that is asked, and where it stands.
struct Ask {
  let field: Field
  let path: FieldPath
  let form: String
  let visit: Visit

  /// What is said to it.
  @MainActor var value: Value? { visit.filling(form)?.value(at: path) }

  /// What is wrong with that.
  @MainActor var problem: String? { visit.filling(form)?.problem(field, at: path) }
}

/// What is asked, how it can be answered, the answer, and what is wrong with it: one view a kind of field.
struct FieldView: View {
  let ask: Ask

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Text(ask.field.label).font(.headline).accessibilityAddTraits(.isHeader)
      if let hint = ask.field.hint {
        Text(hint).font(.subheadline).foregroundStyle(.secondary)
      }
      kind
      if let problem = ask.problem {
        Label(problem, systemImage: Symbols.of(NoticeKind.problem))
          .font(.subheadline.weight(.semibold))
      }
    }
    .accessibilityElement(children: .contain)
  }

  @ViewBuilder private var kind: some View {
    switch ask.field.kind {
    case .line(let keys): LineField(ask: ask, keys: keys)
    case .text: LinesField(ask: ask)
    case .day(let from, let to): DayField(ask: ask, from: from, to: to)
    case .time: TimeField(ask: ask)
    case .file(let types, let most): FileField(ask: ask, types: types, most: most)
    case .number(let least, let most, let step, let unit):
      NumberField(ask: ask, least: least, most: most, step: step, unit: unit)
    case .scale(let least, let most, let low, let high):
      ScaleField(ask: ask, least: least, most: most, low: low, high: high)
    case .choice(let options, let many): ChoiceField(ask: ask, options: options, many: many)
    case .find(let found): FindField(ask: ask, found: found)
    case .group(let fields, let most, _): GroupField(ask: ask, fields: fields, most: most)
    }
  }
}
