import EbbApp
import EbbKit
import SwiftUI
import UIKit

/// One line of words. Nothing learns what is private.
struct LineField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask
  let keys: Keyboard

  var body: some View {
    if keys == .secret {
      SecureField(ask.field.label, text: words).textFieldStyle(.roundedBorder)
    } else {
      TextField(ask.field.label, text: words)
        .textFieldStyle(.roundedBorder)
        .keyboardType(keyboard)
        .autocorrectionDisabled(ask.field.private)
        .textInputAutocapitalization(ask.field.private ? .never : .sentences)
        .submitLabel(.done)
    }
  }

  private var words: Binding<String> { app.words(of: ask) }

  private var keyboard: UIKeyboardType {
    switch keys {
    case .words, .secret: .default
    case .phone: .phonePad
    case .digits: .numberPad
    }
  }
}

/// As many lines as somebody likes.
struct LinesField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask

  var body: some View {
    TextField(ask.field.label, text: app.words(of: ask), axis: .vertical)
      .lineLimit(4...)
      .textFieldStyle(.roundedBorder)
      .autocorrectionDisabled(ask.field.private)
  }
}

/// Something that exists and is found by typing.
struct FindField: View {
  @Environment(AppModel.self) private var app
  let ask: Ask
  let found: [Choice]

  var body: some View {
    TextField(ask.field.label, text: app.words(of: ask, chosenFrom: found))
      .textFieldStyle(.roundedBorder)
      .autocorrectionDisabled(true)
      .textInputAutocapitalization(.never)
    ForEach(found, id: \.id) { choice in
      ChoiceRow(
        choice: choice, chosen: ask.value == .chosen(ids: [choice.id]), many: false
      ) {
        await app.say(.chosen(ids: [choice.id]), to: ask.path, of: ask.form, at: ask.visit)
      }
    }
  }
}

extension AppModel {
  /// The words that are typed into a field; `chosenFrom`: the name of what was chosen stands there instead.
  func words(of ask: Ask, chosenFrom found: [Choice] = []) -> Binding<String> {
    .main {
      Spoken.words(ask.value, chosenFrom: found)
    } set: { text in
      // The words on the screen are what is typed; only then may the core have more to ask.
      guard text != Spoken.words(ask.value, chosenFrom: found) else { return }
      let value: Value? = text.isEmpty ? nil : .words(text: text)
      self.write(value, to: ask.path, of: ask.form, at: ask.visit)
    }
  }
}
