import EbbApp
import EbbKit
import SwiftUI

/// Asks before something is done, in the words of the offer.
struct AsksFirst: ViewModifier {
  @Environment(AppModel.self) private var app
  let visit: Visit

  func body(content: Content) -> some View {
    content.confirmationDialog(
      app.asking?.offer.confirm?.question ?? "", isPresented: asks, titleVisibility: .visible,
      presenting: app.asking
    ) { asking in
      if let confirm = asking.offer.confirm {
        Button(confirm.yes, role: asking.offer.role == .delete ? .destructive : nil) {
          Task { await app.confirm(asking) }
        }
        Button(confirm.no, role: .cancel) { app.leaveIt() }
      }
    }
  }

  private var asks: Binding<Bool> {
    .main {
      app.asking != nil && visit === app.visit
    } set: { shown in
      if !shown, app.asking != nil, visit === app.visit { app.leaveIt() }
    }
  }
}

/// Hands a file to the system's own sheet for sharing, and shows how far long work is.
struct HandsOut: ViewModifier {
  @Environment(AppModel.self) private var app
  let visit: Visit

  func body(content: Content) -> some View {
    content
      .sheet(item: file) { handedOut in
        ShareSheet(file: handedOut.file) { app.handedOver() }
      }
      .overlay {
        if visit === app.visit, let working = app.working {
          VStack(spacing: 16) {
            if let part = working.part { ProgressView(value: part) } else { ProgressView() }
            Button(HostWords.cancel, role: .cancel) { app.callOff() }
          }
          .padding(24)
          .background(.regularMaterial)
          .clipShape(RoundedRectangle(cornerRadius: 16))
          .padding()
        }
      }
  }

  private var file: Binding<AppModel.HandedOut?> {
    .main {
      visit === app.visit ? app.handedOut : nil
    } set: { file in
      if file == nil, app.handedOut != nil { app.handedOver() }
    }
  }
}
