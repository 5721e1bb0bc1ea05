import EbbApp
import EbbKit
import SwiftUI

/// A day of the calendar: nothing is said until somebody touches it.
struct DayField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask
  let from: Day?
  let to: Day?

  var body: some View {
    if case .day(let day) = ask.value {
      DatePicker(
        ask.field.label, selection: picked(day), in: Day.range(from: from, to: to),
        displayedComponents: .date
      )
      .labelsHidden()
      .environment(\.timeZone, Calendar.ofPickers.timeZone)
      .environment(\.calendar, Calendar.ofPickers)
    } else {
      Unsaid(label: ask.field.label, symbol: "calendar") {
        await app.sayNow(to: ask.path, of: ask.form, at: ask.visit)
      }
    }
  }

  private func picked(_ day: Day) -> Binding<Date> {
    .main {
      day.picked
    } set: { date in
      guard let day = Day(picked: date) else { return }
      app.write(.day(day: day), to: ask.path, of: ask.form, at: ask.visit)
    }
  }
}

/// A time of day: nothing is said until somebody touches it.
struct TimeField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask

  var body: some View {
    if case .time(let time) = ask.value {
      DatePicker(
        ask.field.label, selection: picked(time), displayedComponents: .hourAndMinute
      )
      .labelsHidden()
      .environment(\.timeZone, Calendar.ofPickers.timeZone)
      .environment(\.calendar, Calendar.ofPickers)
    } else {
      Unsaid(label: ask.field.label, symbol: "clock") {
        await app.sayNow(to: ask.path, of: ask.form, at: ask.visit)
      }
    }
  }

  private func picked(_ time: TimeOfDay) -> Binding<Date> {
    .main {
      time.picked
    } set: { date in
      guard let time = TimeOfDay(picked: date) else { return }
      app.write(.time(time: time), to: ask.path, of: ask.form, at: ask.visit)
    }
  }
}

/// A picker to which nothing is said yet.
struct Unsaid: View {
  let label: String
  let symbol: String
  let say: @MainActor () async -> Void

  var body: some View {
    TouchButton {
      await say()
    } label: {
      Image(systemName: symbol).font(.title2).frame(minWidth: 44, minHeight: 44)
    }
    .buttonStyle(.bordered)
    .accessibilityLabel(label)
  }
}

/// A number: a step at a time, or typed.
struct NumberField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask
  let least: Double
  let most: Double
  let step: Double
  let unit: String?

  var body: some View {
    Stepper(value: number, in: least...most, step: step) {
      Text(Spoken.number(ask.value, unit: unit)).font(.title3.monospacedDigit())
    }
    .accessibilityLabel(ask.field.label)
    .accessibilityValue(Spoken.number(ask.value, unit: unit))
  }

  private var number: Binding<Double> {
    .main {
      Spoken.number(ask.value) ?? least
    } set: { number in
      app.write(.number(value: number), to: ask.path, of: ask.form, at: ask.visit)
    }
  }
}

/// A place between two ends: each of its steps is a button that shaking hands can hit.
struct ScaleField: View {
  @Environment(AppModel.self) private var app
  @ScaledMetric private var width: Double = 48
  let ask: Ask
  let least: Int32
  let most: Int32
  let low: String?
  let high: String?

  var body: some View {
    LazyVGrid(columns: [GridItem(.adaptive(minimum: width), spacing: 8)], spacing: 8) {
      ForEach(Array(least...most), id: \.self) { step in
        TouchButton {
          await app.say(
            .number(value: Double(step)), to: ask.path, of: ask.form, at: ask.visit)
        } label: {
          Text(verbatim: String(step))
            .font(.title3.monospacedDigit())
            .frame(maxWidth: .infinity, minHeight: 44)
            .background(
              ask.value == .number(value: Double(step))
                ? Color.accentColor.opacity(0.5) : Color.secondary.opacity(0.15)
            )
            .clipShape(RoundedRectangle(cornerRadius: 10))
        }
        .buttonStyle(.plain)
        .accessibilityLabel(Spoken.step(step, least: least, most: most, low: low, high: high))
        .accessibilityAddTraits(
          ask.value == .number(value: Double(step)) ? .isSelected : [])
      }
    }
    HStack {
      if let low { Text(low) }
      Spacer()
      if let high { Text(high) }
    }
    .font(.footnote)
    .foregroundStyle(.secondary)
    .accessibilityHidden(true)
  }
}

/// Some of what there is.
struct ChoiceField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask
  let options: [Choice]
  let many: Bool

  var body: some View {
    ForEach(options, id: \.id) { choice in
      ChoiceRow(choice: choice, chosen: Spoken.isChosen(choice.id, in: ask.value), many: many) {
        await app.say(
          Spoken.choosing(choice.id, in: ask.value, many: many), to: ask.path, of: ask.form,
          at: ask.visit)
      }
    }
  }
}

/// One of what can be chosen.
struct ChoiceRow: View {
  @Environment(Touches.self) private var touches
  let choice: Choice
  let chosen: Bool
  let many: Bool
  let choose: @MainActor () async -> Void

  var body: some View {
    Button {
      // Several may be ticked one after another, as quick as somebody likes.
      if many { Task { await choose() } } else { touches.touch(choose) }
    } label: {
      HStack(alignment: .firstTextBaseline) {
        Image(systemName: symbol).accessibilityHidden(true)
        VStack(alignment: .leading, spacing: 2) {
          Text(choice.label)
          if let detail = choice.detail {
            Text(detail).font(.subheadline).foregroundStyle(.secondary)
          }
        }
        Spacer(minLength: 0)
      }
      .frame(minHeight: 44)
      .contentShape(Rectangle())
    }
    .buttonStyle(.plain)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(chosen ? .isSelected : [])
  }

  private var symbol: String {
    if many { return chosen ? "checkmark.square.fill" : "square" }
    return chosen ? "largecircle.fill.circle" : "circle"
  }
}

/// A file of the person's.
struct FileField: View {
  @Environment(AppModel.self) private var app
  @State private var picks = false
  let ask: Ask
  let types: [String]
  let most: Int64

  var body: some View {
    Button {
      picks = true
    } label: {
      Label(Spoken.file(ask.value) ?? ask.field.label, systemImage: "doc.badge.plus")
        .frame(minHeight: 44)
    }
    .buttonStyle(.bordered)
    .fileImporter(isPresented: $picks, allowedContentTypes: FileTypes.of(types)) { result in
      guard case .success(let file) = result else { return }
      Task { await app.bring(file, most: most, to: ask.path, of: ask.form, at: ask.visit) }
    }
  }
}

/// The parts of one thing, or a list of such things. A list always has an empty entry at its end while there is room.
struct GroupField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask
  let fields: [Field]
  let most: Int32

  var body: some View {
    if most == 1 {
      ForEach(fields, id: \.id) { field in
        FieldView(ask: within(field, ask.path.part(field.id)))
      }
    } else {
      ForEach(entries, id: \.self) { entry in
        VStack(alignment: .leading, spacing: 8) {
          ForEach(fields, id: \.id) { field in
            FieldView(ask: within(field, ask.path.entry(entry, field.id)))
          }
        }
        .padding()
        .background(Color.secondary.opacity(0.1))
        .clipShape(RoundedRectangle(cornerRadius: 12))
        .accessibilityAction(named: Text(HostWords.remove)) { remove(entry) }
        .contextMenu {
          Button(role: .destructive) {
            remove(entry)
          } label: {
            Label(HostWords.remove, systemImage: Symbols.of(Role.delete))
          }
        }
      }
    }
  }

  private var entries: [Int] {
    Array(0..<(ask.visit.filling(ask.form)?.entries(of: ask.field, at: ask.path) ?? 0))
  }

  private func within(_ field: Field, _ path: FieldPath) -> Ask {
    Ask(field: field, path: path, form: ask.form, visit: ask.visit)
  }

  private func remove(_ entry: Int) {
    Task { await app.remove(entry, at: ask.path, of: ask.form, at: ask.visit) }
  }
}
