import Accessibility
import EbbApp
import EbbKit
import SwiftUI

/// Something to be told, with what can be done about it.
struct NoticeView: View {
  let kind: NoticeKind
  let words: String
  let offers: [Offer]
  let visit: Visit

  var body: some View {
    Section {
      Label(words, systemImage: Symbols.of(kind))
        .font(kind == .danger ? .title3.weight(.semibold) : .body)
        .accessibilityAddTraits(kind == .danger ? .isHeader : [])
      ForEach(offers, id: \.self) { offer in
        OfferButton(offer: offer, visit: visit)
      }
    }
    .listRowBackground(kind == .danger ? Color.accentColor.opacity(0.2) : nil)
  }
}

/// What was said after the last act, with what takes it back, and what could not be done: above every page.
struct NewsBar: View {
  @Environment(AppModel.self) private var app
  let visit: Visit

  var body: some View {
    if visit === app.visit, app.message != nil || app.trouble != nil {
      VStack(alignment: .leading, spacing: 8) {
        if let trouble = app.trouble {
          Label(trouble, systemImage: Symbols.of(NoticeKind.problem))
        }
        if let message = app.message {
          Text(message.words)
          if let undo = message.undo {
            TouchButton {
              await app.undo()
            } label: {
              Label(undo.label, systemImage: Symbols.of(undo))
            }
            .buttonStyle(.bordered)
          }
        }
      }
      .padding()
      .frame(maxWidth: .infinity, alignment: .leading)
      .background(.regularMaterial)
      .accessibilityElement(children: .contain)
      .onChange(of: app.message, initial: true) { _, message in announce(message?.words) }
      .onChange(of: app.trouble, initial: true) { _, trouble in announce(trouble) }
    }
  }

  private func announce(_ words: String?) {
    if let words { AccessibilityNotification.Announcement(words).post() }
  }
}
