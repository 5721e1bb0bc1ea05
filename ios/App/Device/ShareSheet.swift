import SwiftUI
import UIKit

/// The system's own sheet for what becomes of a file. Nothing leaves the app but by what is chosen there.
struct ShareSheet: UIViewControllerRepresentable {
  let file: URL
  let done: @MainActor () -> Void

  func makeUIViewController(context: Context) -> UIActivityViewController {
    let sheet = UIActivityViewController(activityItems: [file], applicationActivities: nil)
    sheet.completionWithItemsHandler = { _, _, _, _ in done() }
    return sheet
  }

  func updateUIViewController(_ sheet: UIActivityViewController, context: Context) {}
}
